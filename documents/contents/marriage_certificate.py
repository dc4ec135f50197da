"""Giấy chứng nhận kết hôn, bản chính (Luật Hộ tịch Đ17.2; TT 04/2020/TT-BTP and TT 04/2024/TT-BTP)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, ClassVar

from documents.contents.birth_certificate import LaterNote
from documents.contents.content import Content, Part, Required, Text
from documents.contents.people import Signatory
from documents.printed_value import Day, DayInFigures


class Spouse(Part):
    """Husband or wife as the book has them."""

    name: Required
    born: Required
    ethnicity: Required
    nationality: Required
    residence: Required
    document: Required


class MarriageCertificate(Content):
    """One paper in two originals, an original for each of the two; both sign it by hand.

    `married_on` is the day on which the marriage was established: the day of registration, or for a marriage registered
    anew that of the old registration; it is printed only where the two differ.
    """

    template: ClassVar[str] = "marriage_certificate"
    title: ClassVar[str] = "Giấy chứng nhận kết hôn"
    every_letter_must_print: ClassVar[bool] = True

    number: Required
    book: Text = ""
    husband: Spouse
    wife: Spouse
    registered_at: Required
    registered_on: Day
    married_on: DayInFigures | None = None
    remark: Text = ""
    """Where the marriage is registered anew: the words that say so."""
    signatory: Signatory
    later_notes: tuple[LaterNote, ...] = ()


def marriage_sheet(
    record: Mapping[str, Any],
    *,
    drawn_at: datetime,
    number: str,
    book: str,
    registered_at: str,
    registered_on: date,
    signatory: Signatory,
    tracking_url: str = "",
) -> MarriageCertificate:
    """The certificate of a record as the book of marriages keeps it."""
    married_on = date.fromisoformat(record["married_on"]) if record.get("married_on") else registered_on
    anew = married_on != registered_on
    return MarriageCertificate(
        drawn_at=drawn_at,
        tracking_url=tracking_url,
        number=number,
        book=book,
        husband=_spouse(record, "husband"),
        wife=_spouse(record, "wife"),
        registered_at=registered_at,
        registered_on=registered_on,
        married_on=married_on if anew else None,
        remark="Đăng ký lại" if anew else "",
        signatory=signatory,
    )


def _spouse(record: Mapping[str, Any], who: str) -> Spouse:
    return Spouse(**{field: record[f"{who}_{field}"] for field in Spouse.model_fields})
