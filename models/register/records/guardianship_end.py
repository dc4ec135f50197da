"""What is written when a guardianship ends: who it was about, where it stands in the book, and why it ends."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from models.register.books.guardianships import END_TITLES, GUARDIANSHIP_ENDS
from models.register.ending import against_ending, ends
from models.register.records.guardianship import GROUPS, HIDDEN, guardian_fields, person_fields
from models.register.records.record import BookRecord
from procedures.forms.declarations.guardianship_termination import RegisteredGuardianship, TerminationDeclaration
from procedures.forms.partial_date import PartialDate


def _record(declaration: Any, applicant: Any) -> dict[str, str]:
    filed = TerminationDeclaration.model_validate(declaration)
    return {
        **person_fields("ward", filed.ward),
        **guardian_fields(filed.guardian),
        **_old(filed.entry),
        "grounds": "; ".join(part for part in (filed.grounds.words, filed.details) if part),
    }


def _old(entry: RegisteredGuardianship) -> dict[str, str]:
    """What is not remembered stays open; the officer copies it out of the book."""
    return {
        "old_number": entry.number or "",
        "old_volume": entry.volume or "",
        "old_registered_on": _whole_day(entry.registered_on),
        "old_registered_at": entry.office,
    }


def _whole_day(day: PartialDate | None) -> str:
    return day.earliest.isoformat() if day is not None and day.earliest == day.latest else ""


def _needed(record: Mapping[str, str]) -> list[str]:
    return ["ward_name", "guardian_name", "old_number", "old_registered_on", "old_registered_at", "grounds"]


GUARDIANSHIP_END_RECORD = BookRecord(
    book=GUARDIANSHIP_ENDS.code,
    titles=END_TITLES,
    build=_record,
    needed=_needed,
    subject="Việc chấm dứt giám hộ",
    groups={**GROUPS, "old": "Việc giám hộ đã đăng ký"},
    days=frozenset({"old_registered_on"}),
    hidden=HIDDEN,
    against=against_ending,
    ends=ends,
)
