"""Trích lục hộ tịch, bản sao (Luật Hộ tịch Đ63-64; TT 04/2024/TT-BTP)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, ClassVar

from pydantic import Field, JsonValue

from documents.contents.content import Content, Part, Required, Text
from documents.contents.people import Signatory
from documents.printed_value import Day
from documents.spelled_number import spell
from models.register.books.every_book import find_book
from models.register.books.extract import printed_values


class Value(Part):
    """One line of the extract; a value the book does not have stays blank."""

    title: Required
    value: Text = ""


class CivilStatusExtract(Content):
    """What the book says of one event, in the order of the book, and where it stands there."""

    template: ClassVar[str] = "civil_status_extract"
    title: ClassVar[str] = "Bản sao Trích lục hộ tịch"
    every_letter_must_print: ClassVar[bool] = True

    heading: Required
    """"Trích lục khai sinh"."""
    agency: Required
    place: Required
    number: Required
    """Number and symbol in the book of issued copies: "12/TLKS-BS"."""
    copies: int = Field(ge=1, le=99)
    values: tuple[Value, ...] = Field(min_length=1)
    entry_number: Required
    volume: Text = ""
    registered_at: Required
    registered_on: Day
    issued_on: Day
    signatory: Signatory

    def derived(self) -> dict[str, JsonValue]:
        return {"copies_in_words": spell(self.copies), "copies_in_figures": f"{self.copies:02d}"}


def extract_sheet(
    record: Mapping[str, Any],
    *,
    number: str,
    drawn_at: datetime,
    issued_on: date,
    agency: str,
    place: str,
    signatory: Signatory,
    tracking_url: str = "",
) -> CivilStatusExtract:
    """This will make the paper of an approved record (`models.register.books.extract`) and its number."""
    book = find_book(record["book"])
    return CivilStatusExtract(
        drawn_at=drawn_at,
        tracking_url=tracking_url,
        heading=book.extract,
        agency=agency,
        place=place,
        number=f"{number}/{book.symbol}",
        copies=int(record["copies"]),
        values=tuple(Value(title=title, value=value) for _, title, value in printed_values(record)),
        entry_number=record["entry_number"],
        volume=record["volume"],
        registered_at=record["registered_at"],
        registered_on=date.fromisoformat(record["registered_on"]),
        issued_on=issued_on,
        signatory=signatory,
    )
