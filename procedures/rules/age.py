"""How old somebody is on a day, as far as his day of birth is known."""

from __future__ import annotations

from datetime import date, timedelta

from procedures.forms.partial_date import PartialDate

# Luật Hôn nhân và gia đình Đ8.1: full years on the day of registration.
AGE_TO_MARRY = {"husband": 20, "wife": 18}


def comes_of_age(born: PartialDate, years: int) -> date:
    """The first day on which he is surely so many full years old; of a day not known, the last it may be counts."""
    latest = born.latest
    day = timedelta(days=1) if (latest.month, latest.day) == (2, 29) and not _is_leap(latest.year + years) else None
    if day is not None:
        return date(latest.year + years, 2, 28) + day
    return latest.replace(year=latest.year + years)


def _is_leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
