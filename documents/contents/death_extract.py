"""Trích lục khai tử, bản chính (Luật Hộ tịch Đ34; TT 04/2020/TT-BTP, TT 04/2024/TT-BTP)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, ClassVar

from pydantic import JsonValue

from documents.contents.content import Content, Required, Text
from documents.contents.people import Signatory
from documents.printed_value import Day, day_in_words, day_on_paper
from models.register.books.written_day import is_kept_day, written_day


class DeathExtract(Content):
    """What the book of deaths says of one person; a value the book does not have stays blank."""

    template: ClassVar[str] = "death_extract"
    title: ClassVar[str] = "Trích lục khai tử"
    every_letter_must_print: ClassVar[bool] = True

    agency: Required
    place: Required
    number: Required
    """Number in the book and year, and the symbol: "12/2026/TLKT"."""
    deceased_name: Required
    deceased_born: Required
    deceased_gender: Required
    deceased_ethnicity: Text = ""
    deceased_nationality: Required
    personal_number: Text = ""
    deceased_document: Text = ""
    deceased_residence: Text = ""
    died_on: Required
    """As the book keeps it: a whole day, or the month or year of long ago."""
    died_at: Text = ""
    died_where: Required
    cause: Required
    evidence: Required
    registered_as: Text = ""
    declarant_name: Required
    registered_on: Day
    signatory: Signatory

    def derived(self) -> dict[str, JsonValue]:
        return {"died": moment_of_death(self.died_on, self.died_at), "died_in_words": _in_words(self.died_on)}


def moment_of_death(died_on: str, died_at: str) -> str:
    """This will print "05 giờ 30 phút, ngày 03 tháng 11 năm 2026", "ngày 03 ..." or as much as is known."""
    if not is_kept_day(died_on, whole=True):
        return written_day(died_on)
    day = day_on_paper(date.fromisoformat(died_on))
    return f"{died_at}, {day}" if died_at else day


def _in_words(died_on: str) -> str:
    return day_in_words(date.fromisoformat(died_on)) if is_kept_day(died_on, whole=True) else ""


_FROM_BOOK = tuple(
    name
    for name in DeathExtract.model_fields
    if name.startswith(("deceased", "died", "declarant")) or name in ("personal_number", "cause", "evidence")
)


def death_extract_sheet(
    book: Mapping[str, Any],
    *,
    number: str,
    drawn_at: datetime,
    registered_on: date,
    agency: str,
    place: str,
    signatory: Signatory,
    tracking_url: str = "",
) -> DeathExtract:
    """This will make the paper of an entry in the book of deaths, or of a draft of one."""
    return DeathExtract(
        drawn_at=drawn_at,
        tracking_url=tracking_url,
        agency=agency,
        place=place,
        number=f"{number}/TLKT",
        registered_on=registered_on,
        registered_as=book["registered_as"],
        signatory=signatory,
        **{name: book[name] for name in _FROM_BOOK},
    )
