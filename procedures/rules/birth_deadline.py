"""Whether a birth is registered in time."""

from __future__ import annotations

from datetime import date, timedelta

from procedures.civil_words import RegistrationKind

DAYS_TO_REGISTER = 60


def is_overdue(born_on: date, filed_on: date) -> bool:
    """Whether more than 60 days lie between birth and filing (Luật Hộ tịch Đ15); still accepted, only marked."""
    return filed_on - born_on > timedelta(days=DAYS_TO_REGISTER)


def registration_kind(born_on: date, filed_on: date) -> RegistrationKind:
    """On time or overdue: computed, because nobody should have to count days and some would count wrong."""
    return RegistrationKind.OVERDUE if is_overdue(born_on, filed_on) else RegistrationKind.ON_TIME
