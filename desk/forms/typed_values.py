"""Between what stands in the boxes of a page and the JSON body a form is read from.

Boxes hold Vietnamese: days as 21/11/2026, wards by name, ticks. The body holds what the schema asks for. What cannot
be read stays in the body as it was typed, and a fault says so beside the box: nothing typed is ever lost.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from desk.forms.form_field import Kind
from desk.forms.schema_form import Schema, kind_of, resolve
from models.clock.written_time import NotADate, day, parse_day
from procedures.code_table import WARDS
from procedures.folded_text import folded

_ABSENT = object()
_PARTIAL = re.compile(r"(?:(?:(?P<day>[0-9]{1,2})\s*[/.\-]\s*)?(?P<month>[0-9]{1,2})\s*[/.\-]\s*)?(?P<year>[0-9]{4})")
_FIVE_DIGITS = re.compile(r"(?<![0-9])[0-9]{5}(?![0-9])")
_PARTIAL_HELP = "Hãy ghi ngày/tháng/năm, tháng/năm hoặc năm, ví dụ 15/06/1990, 06/1990, 1990."


@dataclass(frozen=True)
class Reader:
    """Reads one page. `starting` is what stood in the boxes before anybody typed; `faults` is filled while reading."""

    typed: Mapping[str, str]
    starting: Mapping[str, str]
    today: date
    faults: dict[str, tuple[str, ...]]


def read_typed(
    schema: Schema, typed: Mapping[str, str], today: date, starting: Mapping[str, str] | None = None
) -> tuple[Any, dict[str, tuple[str, ...]]]:
    """The body, and what could not be read, by JSON pointer."""
    reader = Reader(typed, starting or {}, today, {})
    body = _read(schema, schema, "", reader)
    return ({} if body is _ABSENT else body), reader.faults


def _read(schema: Schema, root: Schema, name: str, reader: Reader) -> Any:
    resolved, nullable = resolve(schema, root)
    kind = kind_of(resolved)
    if kind is Kind.GROUP:
        return _read_group(resolved, root, name, nullable, reader)
    if kind is Kind.ROWS:
        return _read_rows(resolved, root, name, reader)
    text = reader.typed.get(name, "").strip()
    if kind is Kind.TICK:
        return text in ("true", "on", "1")
    if kind is None or not text:
        return None if nullable and kind is not None else _ABSENT
    return _read_text(kind, text, name, reader)


def _read_text(kind: Kind, text: str, name: str, reader: Reader) -> Any:
    match kind:
        case Kind.DAY:
            return _read_day(text, name, reader)
        case Kind.PARTIAL_DAY:
            return _read_partial_day(text, name, reader)
        case Kind.NUMBER:
            bare = text.replace(".", "").replace(" ", "")
            return int(bare) if bare.isdecimal() and len(bare) < 16 else text
        case Kind.WARD:
            return ward_code(text)
        case _:
            return text


def _read_group(schema: Schema, root: Schema, name: str, nullable: bool, reader: Reader) -> Any:
    if nullable and not _touched(name, reader):
        return None
    body = {}
    for key, part in schema["properties"].items():
        value = _read(part, root, f"{name}.{key}" if name else key, reader)
        if value is not _ABSENT:
            body[key] = value
    return body


def _read_rows(schema: Schema, root: Schema, name: str, reader: Reader) -> list[Any]:
    """Rows keep their numbers only as order: an empty row between two filled ones is left out."""
    found = (_row_number(key, name) for key in reader.typed)
    rows = []
    for number in sorted({int(number) for number in found if number is not None}):
        if _touched(f"{name}.{number}", reader):
            row = _read(schema["items"], root, f"{name}.{number}", reader)
            if row is not _ABSENT:
                rows.append(row)
    return rows


def _row_number(key: str, name: str) -> str | None:
    number = key.removeprefix(f"{name}.").partition(".")[0] if key.startswith(f"{name}.") else ""
    return number if number.isdecimal() and len(number) < 4 else None


def _touched(name: str, reader: Reader) -> bool:
    """Whether anything below this name differs from what stood there before anybody typed."""
    below = [key for key in reader.typed if key.startswith(f"{name}.")]
    return any(reader.typed[key].strip() not in ("", reader.starting.get(key, "")) for key in below)


def _read_day(text: str, name: str, reader: Reader) -> str:
    try:
        return parse_day(text, today=reader.today).isoformat()
    except NotADate as wrong:
        reader.faults[_pointer(name)] = (str(wrong),)
        return text


def _read_partial_day(text: str, name: str, reader: Reader) -> Any:
    found = _PARTIAL.fullmatch(text)
    if found is None:
        try:
            whole = parse_day(text, today=reader.today)
        except NotADate:
            reader.faults[_pointer(name)] = (_PARTIAL_HELP,)
            return text
        return {"year": whole.year, "month": whole.month, "day": whole.day}
    parts = {"year": found["year"], "month": found["month"], "day": found["day"]}
    return {key: int(value) if value else None for key, value in parts.items()}


def ward_code(text: str) -> str:
    """The five digits that were typed or chosen, or those of the ward of that name; otherwise the text itself."""
    digits = _FIVE_DIGITS.search(text)
    if digits:
        return digits[0]
    wanted = folded(text)
    named = [code for code, words in WARDS.items() if wanted in (folded(words), folded(words.partition(" ")[2]))]
    return named[0] if len(named) == 1 else text


def _pointer(name: str) -> str:
    return "/" + name.replace(".", "/")


def write_typed(schema: Schema, body: Any) -> dict[str, str]:
    """What the boxes hold for this body: the inverse of `read_typed` for a body that could be read."""
    return dict(_write(schema, schema, "", body))


def _write(schema: Schema, root: Schema, name: str, value: Any) -> Iterator[tuple[str, str]]:
    if value is None:
        return
    resolved, _ = resolve(schema, root)
    kind = kind_of(resolved)
    if kind is Kind.GROUP:
        for key, part in resolved["properties"].items():
            yield from _write(part, root, f"{name}.{key}" if name else key, value.get(key))
    elif kind is Kind.ROWS:
        for number, row in enumerate(value):
            yield from _write(resolved["items"], root, f"{name}.{number}", row)
    elif kind is not None:
        yield name, _written(kind, value)


def _written(kind: Kind, value: Any) -> str:
    match kind:
        case Kind.TICK:
            return "true" if value else ""
        case Kind.DAY:
            return day(date.fromisoformat(value))
        case Kind.PARTIAL_DAY:
            parts = (value.get("day"), value.get("month"), value["year"])
            return "/".join(f"{part:02d}" for part in parts if part)
        case Kind.WARD:
            return f"{WARDS[value]} ({value})" if value in WARDS else str(value)
        case _:
            return str(value)
