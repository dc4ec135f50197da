"""A person as a database has him, and the entries of books he stands in, in the words an officer reads."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from desk.words.code_words import code_words
from language.phrase import one_after_another, phrase, small_first
from models.clock.written_time import day

_FIELDS = {
    "full_name": "họ tên",
    "birth_date": "ngày sinh",
    "residence": "nơi cư trú",
    "identity_number": "số định danh",
}


@dataclass(frozen=True)
class PersonSeen:
    """One person as the database has him, beside what was declared; `verdict` says in words whether they agree."""

    who: str
    found: bool
    matches: bool
    verdict: str
    lines: tuple[str, ...]


def person_seen(who: str, person: Mapping[str, Any], kind: str) -> PersonSeen:
    found, matches = bool(person.get("found")), bool(person.get("matches"))
    lines = []
    differences = [_FIELDS.get(name, str(name)) for name in person.get("differences") or ()]
    if differences:
        lines.append(phrase("khác tờ khai: {differences}", differences=one_after_another(", ", differences)))
    if isinstance(person.get("full_name"), str):
        lines.append(phrase("họ tên: {full_name}", full_name=person["full_name"]))
    if written := written_as_known(person.get("birth_date")):
        lines.append(phrase("sinh: {written}", written=written))
    if isinstance(person.get("residence"), str):
        lines.append(phrase("cư trú: {residence}", residence=person["residence"]))
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
        status = small_first(code_words(str(marital["status"])))
        entry = entry_words(marital.get("certificate"))
        lines.append(phrase("hôn nhân: {status}{entry}", status=status, entry=entry))
    if isinstance(person.get("registered"), Mapping):
        lines.append(phrase("đã đăng ký khai sinh{entry_words}", entry_words=entry_words(person["registered"])))
    return lines


def entry_words(entry: object) -> str:
    if not isinstance(entry, Mapping):
        return ""
    return phrase(
        " (số {number}, {written_as_known}, {office})",
        number=entry.get("number"),
        written_as_known=written_as_known(entry.get("registered_on")),
        office=entry.get("office"),
    )


def written_as_known(given: object) -> str:
    """`1990-06-15` as people write it; parts that are not known stay away."""
    if not isinstance(given, str):
        return ""
    parts = given.split("-")
    try:
        return day(date.fromisoformat(given)) if len(parts) == 3 else "/".join(reversed(parts))
    except ValueError:
        return given
