"""What databases, other offices and papers said, as an officer compares it with the declaration."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from desk.folder.folder import Folder
from desk.panels.facts.couple_facts import COUPLE, forbids_marriage
from desk.panels.facts.guardianship_facts import (
    GUARDIANSHIP_SEARCH,
    guardianship_lines,
    guardianship_values,
    somebody_has_a_guardian,
)
from desk.panels.facts.person_seen import PersonSeen, entry_words, person_seen, written_as_known
from desk.words.code_words import code_words
from language.phrase import one_after_another, phrase
from models.acts.communes.commune_name import commune_name
from models.acts.communes.keep_answer import COMMUNE_ANSWER
from models.acts.communes.weighs_silence import PLEDGE
from models.register.look_up import LookUp
from models.register.old_book import OLD_BOOK
from procedures.marital_words import MaritalStatus

_KINDS = {
    "population": "Tra cứu dân cư",
    "marital": "Tra cứu dân cư, hôn nhân",
    "birth_duplicate": "Tra cứu trùng đăng ký khai sinh",
    "marital_query": "Trả lời của Ủy ban nhân dân cấp xã khác",
    COMMUNE_ANSWER: "Trả lời của nơi được hỏi",
    "commune_asked_back": "Nơi được hỏi đề nghị bổ sung",
    PLEDGE: "Cam đoan thay cho trả lời của nơi được hỏi",
    "register_search": "Tra cứu sổ hộ tịch điện tử",
    "death_query": "Trả lời của Ủy ban nhân dân cấp xã nơi chết",
    "death_verification": "Xác minh việc chết",
    GUARDIANSHIP_SEARCH: "Tra cứu sổ giám hộ điện tử",
    OLD_BOOK: "Sổ đăng ký cũ",
}
_OF_A_DEATH = {"population": "Tra cứu dân cư của người chết", "register_search": "Tra cứu sổ đăng ký khai tử"}
_OF_GUARDIANSHIP = {"population": "Tra cứu dân cư của hai bên giám hộ"}
_ABOUT_PERSONS = frozenset({"population", "marital"})
_SOURCES = {
    "co-so-du-lieu": "Cơ sở dữ liệu quốc gia về dân cư",
    "giay-to": "Giấy tờ cán bộ đã xem",
    "cam-doan": "Văn bản cam đoan của người yêu cầu",
    "xa-khac": "Ủy ban nhân dân cấp xã khác",
    "so-ho-tich": "Cơ sở dữ liệu hộ tịch",
    "xac-minh": "Công chức tư pháp – hộ tịch",
    "so-giay": "Công chức tìm sổ giấy",
    "khong-tra-cuu-duoc": "Không tra cứu được",
}
_SILENT = frozenset({"not_asked", "unknown", ""})


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
        return one_after_another(", ", verdicts) or next(iter(self.lines), "đã ghi nhận")


def looked_up(folder: Folder) -> list[Looked]:
    return [_looked(folder, row) for row in folder.look_ups if row.kind in _KINDS]


def found_values(folder: Folder) -> dict[str, str]:
    """What the databases know of fields of the book, by field, where they know it."""
    values: dict[str, str] = {}
    for row in folder.look_ups:
        if row.kind in _ABOUT_PERSONS:
            for who, person in zip(_asked_about(folder, row), _persons(row), strict=False):
                values |= _values(who, person)
        if row.kind == GUARDIANSHIP_SEARCH:
            values |= guardianship_values(row.answer)
    return values


def _asked_about(folder: Folder, row: LookUp) -> list[str]:
    """The persons asked about, in the order in which they were asked; a home that is guardian is no person.

    Of a couple each is asked about alone.
    """
    if row.answer.get("who"):
        return [row.answer["who"]]
    declared = folder.dossier.declaration
    if "subject" in declared:
        return ["subject"]
    if "ward" in declared:
        return ["ward", "guardian"] if declared["guardian"].get("person") else ["ward"]
    return [person for person in _NAMES if declared.get(person)]


def _persons(row: LookUp) -> list[Mapping[str, Any]]:
    return [person for person in row.answer.get("persons", []) if isinstance(person, Mapping)]


def _values(who: str, person: Mapping[str, Any]) -> dict[str, str]:
    if not person.get("found"):
        return {}
    known = {f"{who}_name": person.get("full_name"), f"{who}_born": written_as_known(person.get("birth_date"))}
    residence = person.get("residence")
    if isinstance(residence, str):
        known[f"{who}_residence"] = residence
    return {field: value for field, value in known.items() if value}


def _looked(folder: Folder, row: LookUp) -> Looked:
    persons = _persons(row)
    names = [_NAMES[who] for who in _asked_about(folder, row)] if row.kind in _ABOUT_PERSONS else ["Trẻ"]
    seen = tuple(person_seen(who, person, row.kind) for who, person in zip(names, persons, strict=False))
    own = _entries_found(folder, row.answer) if row.kind == "register_search" else _lines(row.answer)
    lines = (*_commune(folder, row), *own)
    duplicate = row.kind == "birth_duplicate" and (bool(row.answer.get("registered")) or any(one.found for one in seen))
    strange = row.kind != "birth_duplicate" and any(not (one.found and one.matches) for one in seen)
    twice = _is_of_death(folder) and row.kind == "register_search" and bool(row.answer["found"])
    guarded = row.kind == GUARDIANSHIP_SEARCH and somebody_has_a_guardian(row.answer)
    against = _denies_death(folder, row) or _is_against_the_claim(folder, row) or forbids_marriage(row, persons)
    return Looked(
        id=row.id,
        title=_title(folder, row),
        source=_SOURCES.get(row.source, row.source),
        at=row.answered_at,
        lines=lines,
        persons=seen,
        warns=duplicate or strange or twice or guarded or against,
    )


_NAMES = {
    "mother": "Mẹ",
    "father": phrase("Cha"),
    "deceased": "Người chết",
    "subject": "Người được giải quyết",
    "ward": "Người được giám hộ",
    "guardian": "Người giám hộ",
    **COUPLE,
}


def _title(folder: Folder, row: LookUp) -> str:
    whose = _NAMES.get(str(row.answer.get("who", "")), "").lower()
    if whose:
        return phrase(
            "{kinds} {kind} {whose}",
            kinds=_KINDS[row.kind],
            kind="của" if row.kind in _ABOUT_PERSONS else "về",
            whose=whose,
        )
    own: Mapping[str, str] = {}
    if _is_of_death(folder):
        own = _OF_A_DEATH
    elif "ward" in folder.dossier.declaration:
        own = _OF_GUARDIANSHIP
    return own.get(row.kind, _KINDS[row.kind])


def _is_of_death(folder: Folder) -> bool:
    return "deceased" in folder.dossier.declaration


def _entries_found(folder: Folder, answer: Mapping[str, Any]) -> list[str]:
    """Copies are made of what is found; a death that is found has perhaps been registered before."""
    found = answer["found"]
    if not _is_of_death(folder):
        return [phrase("Tìm thấy {found} việc khớp", found=len(found)) if found else "Không tìm thấy; hãy tra sổ giấy"]
    if not found:
        return ["Không thấy việc khai tử nào của người này"]
    return [
        phrase(
            "có thể đã đăng ký: số {entry_number}, {registered_at}",
            entry_number=one["entry_number"],
            registered_at=one["registered_at"],
        )
        for one in found
    ]


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
    return (
        [phrase("Nơi trả lời: {commune}", commune=commune_name(folder.dossier, commune) or commune)] if commune else []
    )


def _lines(answer: Mapping[str, Any]) -> list[str]:
    if "guardianships" in answer:
        return guardianship_lines(answer)
    lines = []
    for key, title in (("marital", "Tình trạng hôn nhân"), ("answer", "Trả lời")):
        if isinstance(answer.get(key), str) and answer[key] not in _SILENT:
            lines.append(phrase("{title}: {code_words}", title=title, code_words=code_words(answer[key]).lower()))
    if isinstance(answer.get("registered"), bool):
        found = answer["registered"]
        lines.append("Trẻ đã được đăng ký khai sinh" if found else "Không thấy đăng ký khai sinh trước đây")
    if isinstance(answer.get("confirmed"), bool):
        lines.append("Xác nhận được việc chết" if answer["confirmed"] else "Không xác nhận được việc chết")
    if answer.get("answer") == "confirmed":
        lines.append(phrase("Giấy báo tử{entry_words}", entry_words=entry_words(answer.get("certificate"))))
    if answer.get("keeper"):
        lines.append(phrase("Nơi giữ sổ: {keeper}", keeper=answer["keeper"]))
    if answer.get("pledge"):
        lines.append(phrase("Cam đoan: {pledge}", pledge=answer["pledge"]))
    lines += [
        phrase("Lý do: {reason} {what_to_do}", reason=one["reason"], what_to_do=one.get("what_to_do", "")).strip()
        for one in answer.get("reasons", ())
    ]
    if answer.get("seen"):
        lines.append(phrase("Đã xem: {seen}", seen=answer["seen"]))
    return lines
