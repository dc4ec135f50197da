"""Twelve digits as the national database forms them: province, century with sex, year, serial."""

from __future__ import annotations

from datetime import date

# Serials of the simulator begin with 9 so that they can be told from anything the police would give.
FIRST_SERIAL = 900_000
LAST_SERIAL = 999_999


class SerialsUsedUp(Exception):
    """No serial is left for this province, sex and year."""


def prefix(province_code: str, sex: str, birth_date: date) -> str:
    """The six digits that say where, which sex (0 male, 1 female, from 1900 on two a century) and which year."""
    century = (birth_date.year - 1900) // 100
    return f"{province_code}{2 * century + (sex == 'female')}{birth_date.year % 100:02d}"


def form(first_six: str, given_before: int) -> str:
    """The next number with that prefix, when so many were given before."""
    serial = FIRST_SERIAL + given_before
    if serial > LAST_SERIAL:
        raise SerialsUsedUp(first_six)
    return f"{first_six}{serial}"
