"""What databases, other offices and papers said, as an officer compares it with the declaration."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from desk.folder.folder import Folder
from desk.words.code_words import code_words
from models.acts.communes.commune_name import commune_name
from models.acts.communes.keep_answer import COMMUNE_ANSWER
from models.acts.communes.weighs_silence import PLEDGE
from models.clock.written_time import day
from models.register.look_up import LookUp
from procedures.marital_words import MaritalStatus

_KINDS = {
    "population": "Tra cứu dân cư",
    "marital": "Tra cứu dân cư, hôn nhân",
    "birth_duplicate": "Tra cứu trùng đăng ký khai sinh",
    "marital_query": "Trả lời của Ủy ban nhân dân cấp xã khác",
    COMMUNE_ANSWER: "Trả lời của nơi được hỏi",
    PLEDGE: "Cam đoan thay cho trả lời của nơi được hỏi",
    "register_search": "Tra cứu sổ hộ tịch điện tử",
    "death_query": "Trả lời của Ủy ban nhân dân cấp xã nơi chết",
    "death_verification": "Xác minh việc chết",
}
_OF_A_DEATH = {"population": "Tra cứu dân cư của người chết", "register_search": "Tra cứu sổ đăng ký khai tử"}
_ABOUT_PERSONS = frozenset({"population", "marital"})
_SOURCES = {
    "co-so-du-lieu": "Cơ sở dữ liệu quốc gia về dân cư",
    "giay-to": "Giấy tờ cán bộ đã xem",
    "cam-doan": "Văn bản cam đoan của người yêu cầu",
    "xa-khac": "Ủy ban nhân dân cấp xã khác",
    "so-ho-tich": "Cơ sở dữ liệu hộ tịch",
    "xac-minh": "Công chức tư pháp – hộ tịch",
}
_FIELDS = {
    "full_name": "họ tên",
    "birth_date": "ngày sinh",
    "residence": "nơi cư trú",
    "identity_number": "số định danh",
}
_SILENT = frozenset({"not_asked", "unknown", ""})


@dataclass(frozen=True)
class PersonSeen:
    """One person as the database has him, beside what was declared; `verdict` says in words whether they agree."""

    who: str
    found: bool
    matches: bool
    verdict: str
    lines: tuple[str, ...]


@dataclass(frozen=True)
class Looked:
    """One look-up: where, when, and what came of it; `warns` asks for a person's eye."""

    id: UUID
    title: str
    source: str
    at: datetime
    lines: tuple[str, ...]
    persons: tuple[PersonSeen, ...]
    warns: bool

    @property
    def in_short(self) -> str:
        """The verdicts once each, or the first line where nobody was compared."""
        verdicts = list(dict.fromkeys(person.verdict for person in self.persons))
        return ", ".join(verdicts) or next(iter(self.lines), "đã ghi nhận")


def looked_up(folder: Folder) -> list[Looked]:
    return [_looked(folder, row) for row in folder.look_ups if row.kind in _KINDS]


def found_values(folder: Folder) -> dict[str, str]:
    """What the databases know of fields of the book, by field, where they know it."""
    values: dict[str, str] = {}
    for row in folder.look_ups:
        if row.kind in _ABOUT_PERSONS:
            for who, person in zip(_asked_about(folder), _persons(row), strict=False):
                values |= _values(who, person)
    return values


def _asked_about(folder: Folder) -> list[str]:
    """The persons asked about, in the order in which they were asked."""
    return [person for person in _NAMES if folder.dossier.declaration.get(person)]


def _persons(row: LookUp) -> list[Mapping[str, Any]]:
    return [person for person in row.answer.get("persons", []) if isinstance(person, Mapping)]


def _values(who: str, person: Mapping[str, Any]) -> dict[str, str]:
    if not person.get("found"):
        return {}
    known = {f"{who}_name": person.get("full_name"), f"{who}_born": _written_day(person.get("birth_date"))}
    residence = person.get("residence")
    if isinstance(residence, str):
        known[f"{who}_residence"] = residence
    return {field: value for field, value in known.items() if value}


def _looked(folder: Folder, row: LookUp) -> Looked:
    persons = _persons(row)
    names = [_NAMES[who] for who in _asked_about(folder)] if row.kind in _ABOUT_PERSONS else ["Trẻ"]
    seen = tuple(_seen(who, person, row.kind) for who, person in zip(names, persons, strict=False))
    own = _entries_found(folder, row.answer) if row.kind == "register_search" else _lines(row.answer)
    lines = (*_commune(folder, row), *own)
    duplicate = row.kind == "birth_duplicate" and (bool(row.answer.get("registered")) or any(one.found for one in seen))
    strange = row.kind != "birth_duplicate" and any(not (one.found and one.matches) for one in seen)
    twice = _is_of_death(folder) and row.kind == "register_search" and bool(row.answer["found"])
    return Looked(
        id=row.id,
        title=_OF_A_DEATH.get(row.kind, _KINDS[row.kind]) if _is_of_death(folder) else _KINDS[row.kind],
        source=_SOURCES.get(row.source, row.source),
        at=row.answered_at,
        lines=lines,
        persons=seen,
        warns=duplicate or strange or twice or _denies_death(folder, row) or _is_against_the_claim(folder, row),
    )


_NAMES = {"mother": "Mẹ", "father": "Cha", "deceased": "Người chết", "subject": "Người được xác nhận"}


def _is_of_death(folder: Folder) -> bool:
    return "deceased" in folder.dossier.declaration


def _entries_found(folder: Folder, answer: Mapping[str, Any]) -> list[str]:
    """Copies are made of what is found; a death that is found has perhaps been registered before."""
    found = answer["found"]
    if not _is_of_death(folder):
        return [f"Tìm thấy {len(found)} việc khớp" if found else "Không tìm thấy; hãy tra sổ giấy"]
    if not found:
        return ["Không thấy việc khai tử nào của người này"]
    return [f"có thể đã đăng ký: số {one['entry_number']}, {one['registered_at']}" for one in found]


def _denies_death(folder: Folder, row: LookUp) -> bool:
    denied = row.answer.get("confirmed") is False or row.answer.get("answer") in ("not_confirmed", "no_record")
    return denied and _is_of_death(folder)


def _is_against_the_claim(folder: Folder, row: LookUp) -> bool:
    """Whether it says of the person whose status is to be confirmed anything but what was declared.

    A commune where somebody lived unmarried says nothing against a marriage made elsewhere.
    """
    declared = folder.dossier.declaration
    if row.kind == PLEDGE or "subject" not in declared or "status" not in declared:
        return row.kind == PLEDGE
    married = declared["status"] == MaritalStatus.MARRIED
    if row.kind == COMMUNE_ANSWER:
        return not married and row.answer.get("answer") != "not_married"
    told = _told_of_status(row) if row.kind in _ABOUT_PERSONS else ""
    return bool(told) and told != ("married" if married else "single")


def _told_of_status(row: LookUp) -> str:
    """The status as the database, or an officer from paper, has it; empty where it leaves the question to others."""
    told = row.answer.get("marital")
    for person in _persons(row):
        marital = person.get("marital")
        told = marital.get("status") if isinstance(marital, Mapping) else marital
    return told if isinstance(told, str) and told not in (*_SILENT, "no_data") else ""


def _commune(folder: Folder, row: LookUp) -> list[str]:
    commune = row.answer.get("commune")
    return [f"Nơi trả lời: {commune_name(folder.dossier, commune) or commune}"] if commune else []


def _lines(answer: Mapping[str, Any]) -> list[str]:
    lines = []
    for key, title in (("marital", "Tình trạng hôn nhân"), ("answer", "Trả lời")):
        if isinstance(answer.get(key), str) and answer[key] not in _SILENT:
            lines.append(f"{title}: {code_words(answer[key]).lower()}")
    if isinstance(answer.get("registered"), bool):
        found = answer["registered"]
        lines.append("Trẻ đã được đăng ký khai sinh" if found else "Không thấy đăng ký khai sinh trước đây")
    if isinstance(answer.get("confirmed"), bool):
        lines.append("Xác nhận được việc chết" if answer["confirmed"] else "Không xác nhận được việc chết")
    if answer.get("answer") == "confirmed":
        lines.append(f"Giấy báo tử{_entry(answer.get('certificate'))}")
    if answer.get("pledge"):
        lines.append(f"Cam đoan: {answer['pledge']}")
    if answer.get("seen"):
        lines.append(f"Đã xem: {answer['seen']}")
    return lines


def _seen(who: str, person: Mapping[str, Any], kind: str) -> PersonSeen:
    found, matches = bool(person.get("found")), bool(person.get("matches"))
    lines = []
    differences = [_FIELDS.get(name, str(name)) for name in person.get("differences") or ()]
    if differences:
        lines.append(f"khác tờ khai: {', '.join(differences)}")
    if isinstance(person.get("full_name"), str):
        lines.append(f"họ tên: {person['full_name']}")
    if written := _written_day(person.get("birth_date")):
        lines.append(f"sinh: {written}")
    if isinstance(person.get("residence"), str):
        lines.append(f"cư trú: {person['residence']}")
    lines += _entries(person)
    return PersonSeen(who, found, matches, _verdict(kind, found=found, matches=matches), tuple(lines))


def _verdict(kind: str, *, found: bool, matches: bool) -> str:
    if kind == "birth_duplicate":
        return "đã có đăng ký khai sinh" if found else "không thấy đăng ký khai sinh trước đây"
    if not found:
        return "không có dữ liệu"
    return "khớp tờ khai" if matches else "không khớp tờ khai"


def _entries(person: Mapping[str, Any]) -> list[str]:
    """A marriage or an earlier birth registration, with where it stands in which book."""
    lines = []
    marital = person.get("marital")
    if isinstance(marital, Mapping) and marital.get("status"):
        lines.append(f"hôn nhân: {code_words(str(marital['status'])).lower()}{_entry(marital.get('certificate'))}")
    if isinstance(person.get("registered"), Mapping):
        lines.append(f"đã đăng ký khai sinh{_entry(person['registered'])}")
    return lines


def _entry(entry: object) -> str:
    if not isinstance(entry, Mapping):
        return ""
    return f" (số {entry.get('number')}, {_written_day(entry.get('registered_on'))}, {entry.get('office')})"


def _written_day(given: object) -> str:
    """`1990-06-15` as people write it; parts that are not known stay away."""
    if not isinstance(given, str):
        return ""
    parts = given.split("-")
    try:
        return day(date.fromisoformat(given)) if len(parts) == 3 else "/".join(reversed(parts))
    except ValueError:
        return given
