"""Giấy xác nhận tình trạng hôn nhân (NĐ 123/2015 Đ21-23; Thông tư 04/2020/TT-BTP Đ12, Đ33)."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Mapping
from datetime import date, datetime
from typing import ClassVar

from pydantic import Field, JsonValue

from documents.contents.content import Content, Part, Required, Text
from documents.contents.people import Signatory
from documents.printed_value import Day, DayInFigures

# NĐ 123/2015 Đ23, should an edition not say for how many months.
DEFAULT_MONTHS = 6


class Subject(Part):
    """Whose status it is."""

    name: Required
    born: Required
    gender: Required
    ethnicity: Text = ""
    nationality: Required
    document: Required
    residence: Required


class Partner(Part):
    """Whom the person means to marry, and where: a certificate for marrying is good for nobody else."""

    name: Required
    born: Required
    nationality: Required
    document: Required
    intended_at: Required


class MaritalStatusCertificate(Content):
    """One copy, for one purpose, for so many months.

    `until` is empty where the certificate speaks of the day of its issue. It loses its force earlier, when the status
    changes.
    """

    template: ClassVar[str] = "marital_status_certificate"
    title: ClassVar[str] = "Giấy xác nhận tình trạng hôn nhân"
    every_letter_must_print: ClassVar[bool] = True

    agency: Required
    place: Required
    number: Required
    """Number in the book of issued certificates, with its symbol: "12/UBND-XNTTHN"."""
    issued_on: Day
    requester_name: Required
    subject: Subject
    since: DayInFigures
    until: DayInFigures | None = None
    lived_at: Text = ""
    status: Required
    purpose: Required
    partner: Partner | None = None
    valid_months: int = Field(ge=1, le=120)
    valid_until: DayInFigures
    signatory: Signatory

    def derived(self) -> dict[str, JsonValue]:
        return {"months_in_figures": f"{self.valid_months:02d}"}


def marital_status_sheet(
    record: Mapping[str, str],
    *,
    number: str,
    drawn_at: datetime,
    issued_on: date,
    valid_months: int,
    agency: str,
    place: str,
    signatory: Signatory,
    tracking_url: str = "",
) -> MaritalStatusCertificate:
    """This will make the paper of an approved record (`models.register.records.marital_status`) and its number."""
    return MaritalStatusCertificate(
        drawn_at=drawn_at,
        tracking_url=tracking_url,
        agency=agency,
        place=place,
        number=f"{number}/UBND-XNTTHN",
        issued_on=issued_on,
        requester_name=record["requester_name"],
        subject=Subject(**{field: record[f"subject_{field}"] for field in Subject.model_fields}),
        since=date.fromisoformat(record["since"]),
        until=date.fromisoformat(record["until"]) if record["until"] else None,
        lived_at=record["lived_at"],
        status=record["marital_status"],
        purpose=record["purpose"],
        partner=_partner(record),
        valid_months=valid_months,
        valid_until=months_after(issued_on, valid_months),
        signatory=signatory,
    )


def months_after(day: date, months: int) -> date:
    """The same day so many months later, or the last of that month where it has no such day."""
    years, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def _partner(record: Mapping[str, str]) -> Partner | None:
    if not record["partner_name"]:
        return None
    return Partner(
        name=record["partner_name"],
        born=record["partner_born"],
        nationality=record["partner_nationality"],
        document=record["partner_document"],
        intended_at=record["intended_at"],
    )
