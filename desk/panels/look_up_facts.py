"""What databases, other offices and papers said, as an officer compares it with the declaration."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from desk.folder.folder import Folder
from desk.words.code_words import code_words
from models.clock.written_time import day
from models.register.look_up import LookUp
from models.register.marriage.old_book import KEPT, OLD_BOOK

_KINDS = {
    "population": "Tra cứu dân cư của cha mẹ",
    "marital": "Tra cứu dân cư, hôn nhân của cha mẹ",
    "birth_duplicate": "Tra cứu trùng đăng ký khai sinh",
    "marital_query": "Trả lời của Ủy ban nhân dân cấp xã khác",
    "register_search": "Tra cứu sổ hộ tịch điện tử",
    "old_book": "Sổ đăng ký kết hôn cũ",
}
_ABOUT_PARENTS = frozenset({"population", "marital"})
_SOURCES = {
    "co-so-du-lieu": "Cơ sở dữ liệu quốc gia về dân cư",
    "giay-to": "Giấy tờ cán bộ đã xem",
    "xa-khac": "Ủy ban nhân dân cấp xã khác",
    "so-ho-tich": "Cơ sở dữ liệu hộ tịch",
    "so-giay": "Công chức tìm sổ giấy",
    "khong-tra-cuu-duoc": "Không tra cứu được",
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
        if row.kind in _ABOUT_PARENTS:
            for who, person in zip(_asked_about(folder, row), _persons(row), strict=False):
                values |= _values(who, person)
    return values


def _asked_about(folder: Folder, row: LookUp) -> list[str]:
    """The persons asked about, in the order in which they were asked; of a couple each is asked about alone."""
    if row.answer.get("who"):
        return [row.answer["who"]]
    return [parent for parent in ("mother", "father") if folder.dossier.declaration.get(parent)]


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
    names = [_NAMES[who] for who in _asked_about(folder, row)] if row.kind in _ABOUT_PARENTS else ["Trẻ"]
    seen = tuple(_seen(who, person, row.kind) for who, person in zip(names, persons, strict=False))
    lines = tuple(_lines(row.answer))
    duplicate = row.kind == "birth_duplicate" and (bool(row.answer.get("registered")) or any(one.found for one in seen))
    strange = row.kind != "birth_duplicate" and any(not (one.found and one.matches) for one in seen)
    return Looked(
        title=_title(row),
        source=_SOURCES.get(row.source, row.source),
        at=row.answered_at,
        lines=lines,
        persons=seen,
        warns=duplicate or strange or _forbids(row),
    )


_NAMES = {"mother": "Mẹ", "father": "Cha", "husband": "Bên nam", "wife": "Bên nữ"}


def _title(row: LookUp) -> str:
    who = _NAMES.get(str(row.answer.get("who", "")), "").lower()
    if not who:
        return _KINDS[row.kind]
    return f"Tra cứu dân cư, hôn nhân của {who}" if row.kind in _ABOUT_PARENTS else f"{_KINDS[row.kind]} về {who}"


def _forbids(row: LookUp) -> bool:
    """Who is married or has died among two, and a book thought lost that still stands, must be seen at once."""
    if row.kind == OLD_BOOK:
        return bool(row.answer.get("answer") == KEPT)
    if not row.answer.get("who"):
        return False
    said = [row.answer, *_persons(row)]
    return any(one.get("deceased") or "married" in (one.get("answer"), _status(one)) for one in said)


def _status(person: Mapping[str, Any]) -> object:
    marital = person.get("marital")
    return marital.get("status") if isinstance(marital, Mapping) else marital


def _lines(answer: Mapping[str, Any]) -> list[str]:
    lines = []
    for key, title in (("marital", "Tình trạng hôn nhân"), ("answer", "Trả lời")):
        if isinstance(answer.get(key), str) and answer[key] not in _SILENT:
            lines.append(f"{title}: {code_words(answer[key]).lower()}")
    if isinstance(answer.get("registered"), bool):
        found = answer["registered"]
        lines.append("Trẻ đã được đăng ký khai sinh" if found else "Không thấy đăng ký khai sinh trước đây")
    if isinstance(answer.get("found"), list):
        count = len(answer["found"])
        lines.append(f"Tìm thấy {count} việc khớp" if count else "Không tìm thấy; hãy tra sổ giấy")
    if answer.get("keeper"):
        lines.append(f"Nơi giữ sổ: {answer['keeper']}")
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
    lines += ["đã chết"] if person.get("deceased") else []
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
