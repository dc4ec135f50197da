"""The vectors worked out by hand from the announced calendars of 2025 and 2026."""

from __future__ import annotations

import pytest

from models.clock.due import derive_due
from models.clock.national_days import national_calendar
from procedures.limits import parse_limit
from tests.clock.moments import at

VECTORS = [
    ("2026-08-27 14:59", "same-day", "2026-08-27 17:30"),
    ("2026-08-21 15:01", "same-day", "2026-08-22 17:30"),
    ("2026-08-27 09:00", "3wd", "2026-09-04 17:30"),
    ("2026-02-13 09:00", "3wd", "2026-02-25 17:30"),
    ("2026-04-24 10:00", "3wd", "2026-05-04 17:30"),
    ("2026-08-21 09:00", "5wd", "2026-08-27 17:30"),
]
ROUND_THREE_O_CLOCK = [
    ("2026-08-27 14:59:59", "2026-08-27 17:30"),
    ("2026-08-27 15:00:00", "2026-08-27 17:30"),
    ("2026-08-27 15:00:00.000001", "2026-08-28 17:30"),
    ("2026-08-27 15:00:01", "2026-08-28 17:30"),
    ("2026-08-27 17:29:59", "2026-08-28 17:30"),
    ("2026-08-27 17:30:00", "2026-08-28 17:30"),
    ("2026-08-28 18:00:00", "2026-09-03 17:30"),
    ("2026-08-29 09:00:00", "2026-09-03 17:30"),
    ("2026-08-21 23:59:59", "2026-08-22 17:30"),
    ("2026-08-22 15:00:00", "2026-08-22 17:30"),
    ("2026-08-22 15:00:01", "2026-08-24 17:30"),
    ("2026-11-23 15:00:01", "2026-11-25 17:30"),
]
SWAPS_AND_HOLIDAYS = [
    ("2025-12-31 16:00", "same-day", "2026-01-05 17:30"),
    ("2026-01-09 09:00", "1wd", "2026-01-10 17:30"),
    ("2026-01-09 09:00", "2wd", "2026-01-12 17:30"),
    ("2025-04-25 09:00", "1wd", "2025-04-26 17:30"),
    ("2025-04-29 09:00", "1wd", "2025-05-05 17:30"),
    ("2024-04-26 09:00", "1wd", "2024-05-02 17:30"),
    ("2024-05-03 09:00", "1wd", "2024-05-04 17:30"),
    ("2026-11-20 09:00", "2wd", "2026-11-25 17:30"),
    ("2025-11-21 09:00", "2wd", "2025-11-25 17:30"),
    ("2027-02-03 09:00", "1wd", "2027-02-11 17:30"),
    ("2020-09-01 09:00", "1wd", "2020-09-03 17:30"),
]
HOURS = [
    ("2026-08-27 07:30", "8wh", "2026-08-27 17:30"),
    ("2026-08-27 09:00", "8wh", "2026-08-28 09:00"),
    ("2026-08-27 17:30", "8wh", "2026-08-28 17:30"),
    ("2026-08-28 17:00", "2wh", "2026-09-03 09:00"),
    ("2026-08-21 16:00", "8wh", "2026-08-22 16:00"),
    ("2026-08-27 12:00", "2wh", "2026-08-27 15:30"),
    ("2026-08-27 10:30:15", "2wh", "2026-08-27 14:30:15"),
]
CALENDAR_DAYS = [
    ("2026-11-20 09:00", "7cd", "2026-11-27 17:30"),
    ("2026-11-20 09:00", "8cd", "2026-11-30 17:30"),
    ("2026-11-20 09:00", "4cd", "2026-11-25 17:30"),
    ("2026-11-21 09:00", "7cd", "2026-11-30 17:30"),
]


@pytest.mark.parametrize(("received", "limit", "due"), VECTORS + SWAPS_AND_HOLIDAYS + HOURS + CALENDAR_DAYS)
def test_a_receipt_and_a_limit_give_the_published_due_instant(received: str, limit: str, due: str) -> None:
    assert derive_due(parse_limit(limit), at(received), national_calendar()).at == at(due)


@pytest.mark.parametrize(("received", "due"), ROUND_THREE_O_CLOCK)
def test_what_comes_after_three_o_clock_may_wait_until_the_next_working_day(received: str, due: str) -> None:
    assert derive_due(parse_limit("same-day"), at(received), national_calendar()).at == at(due)


def test_a_receipt_without_time_zone_is_refused() -> None:
    naive = at("2026-08-27 09:00").replace(tzinfo=None)
    with pytest.raises(ValueError, match="múi giờ"):
        derive_due(parse_limit("3wd"), naive, national_calendar())
