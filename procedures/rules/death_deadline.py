"""Whether a death is registered in time, and whether it lies so far back that its papers may be gone."""

from __future__ import annotations

from datetime import date, timedelta

from procedures.civil_words import RegistrationKind

DAYS_TO_REGISTER = 15
# The law says only "đã lâu" (TT 04/2020/TT-BTP Đ13); within a year the ordinary papers can still be had.
LONG_AGO = timedelta(days=365)


def is_overdue(died_on: date, filed_on: date) -> bool:
    """Whether more than 15 days lie between death and filing (Luật Hộ tịch Đ33); still accepted, only marked."""
    return filed_on - died_on > timedelta(days=DAYS_TO_REGISTER)


def is_long_ago(died_on: date, filed_on: date) -> bool:
    return filed_on - died_on > LONG_AGO


def registration_kind(died_on: date, filed_on: date) -> RegistrationKind:
    """On time or overdue: computed, as for births."""
    return RegistrationKind.OVERDUE if is_overdue(died_on, filed_on) else RegistrationKind.ON_TIME
