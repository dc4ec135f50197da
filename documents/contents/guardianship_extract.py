"""Trích lục đăng ký giám hộ and Trích lục đăng ký chấm dứt giám hộ (Luật Hộ tịch Đ20-22; TT 04/2024/TT-BTP)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import ClassVar

from pydantic import Field

from documents.contents.civil_status_extract import Value
from documents.contents.content import Content, Part, Required, Text
from documents.contents.people import Signatory
from documents.printed_value import Day
from models.register.books.guardianships import GUARDIANSHIP_ENDS, GUARDIANSHIPS
from models.register.books.written_day import written_day
from models.register.records.guardianship import ORGANISATION
from models.register.records.record import BookRecord


class Section(Part):
    """What the book says of one of the two, or of the event; a value it does not have stays blank."""

    heading: Required
    values: tuple[Value, ...] = Field(min_length=1)


class GuardianshipExtract(Content):
    """The result of a registration: guardian, ward, kind and grounds, and where it stands in the book."""

    template: ClassVar[str] = "guardianship_extract"
    title: ClassVar[str] = "Trích lục đăng ký giám hộ"
    every_letter_must_print: ClassVar[bool] = True

    agency: Required
    place: Required
    number: Required
    """Number in the book and symbol: "3/2026/TLGH"."""
    sections: tuple[Section, ...] = Field(min_length=1)
    entry_number: Required
    volume: Text = ""
    registered_at: Required
    registered_on: Day
    signatory: Signatory


class GuardianshipEndExtract(GuardianshipExtract):
    """The result of a termination: the same people, and the entry that it ended."""

    template: ClassVar[str] = "guardianship_end_extract"
    title: ClassVar[str] = "Trích lục đăng ký chấm dứt giám hộ"


_ENDING: dict[str, tuple[type[GuardianshipExtract], str]] = {
    GUARDIANSHIPS.code: (GuardianshipExtract, "TLGH"),
    GUARDIANSHIP_ENDS.code: (GuardianshipEndExtract, "TLCDGH"),
}
# Of an organisation the book knows a name and a seat; the lines that only a person fills are left out.
_OF_PEOPLE_ONLY = frozenset({"guardian_born", "guardian_ethnicity", "guardian_nationality", "guardian_document"})
_OF_ORGANISATIONS = {
    "guardian_name": "Tên tổ chức",
    "guardian_residence": "Trụ sở",
    "guardian_document": "Giấy tờ của tổ chức",
}
_NOT_PRINTED = frozenset({"guardian_as"})


def guardianship_sheet(
    record: BookRecord,
    content: Mapping[str, str],
    *,
    number: str,
    year: int,
    drawn_at: datetime,
    registered_on: date,
    agency: str,
    place: str,
    signatory: Signatory,
    tracking_url: str = "",
) -> GuardianshipExtract:
    """This will make the paper of an entry of the book of guardianships, registered or ended."""
    kind, symbol = _ENDING[record.book]
    return kind(
        drawn_at=drawn_at,
        tracking_url=tracking_url,
        agency=agency,
        place=place,
        number=f"{number}/{year}/{symbol}",
        sections=tuple(_sections(record, content)),
        entry_number=f"{number}/{year}",
        volume=f"01/{year}",
        registered_at=agency,
        registered_on=registered_on,
        signatory=signatory,
    )


def _sections(record: BookRecord, content: Mapping[str, str]) -> Iterator[Section]:
    """The guardian stands first, as on the paper form; then the ward, then the rest in the order of the book."""
    by_heading: dict[str, list[Value]] = {record.groups["guardian"]: []}
    for field in record.titles:
        value = content.get(field, "")
        if field not in _NOT_PRINTED and (value or not _may_be_left_out(record, content, field)):
            shown = written_day(value) if field in record.days else value
            by_heading.setdefault(record.group(field), []).append(
                Value(title=_title(record, content, field), value=shown)
            )
    return (Section(heading=heading, values=tuple(values)) for heading, values in by_heading.items())


def _title(record: BookRecord, content: Mapping[str, str], field: str) -> str:
    """Under its heading a line need not say again whom it is about."""
    if content.get("guardian_as") == ORGANISATION and field in _OF_ORGANISATIONS:
        return _OF_ORGANISATIONS[field]
    whom = record.group(field).lower()
    return record.title(field).removesuffix(f" của {whom}").removesuffix(f" {whom}")


def _may_be_left_out(record: BookRecord, content: Mapping[str, str], field: str) -> bool:
    if field in _OF_PEOPLE_ONLY:
        return content.get("guardian_as") == ORGANISATION
    return record.group(field) == record.subject or field == "old_volume"
