from __future__ import annotations

from datetime import timedelta

from models.clock.due import Cause, Interval, TimeSplit, time_split
from models.clock.national_days import national_calendar
from tests.clock.moments import at


def split(*intervals: Interval, until: str = "2026-10-09 09:00") -> TimeSplit:
    return time_split(at("2026-10-05 09:00"), at(until), intervals, national_calendar())


def wait(begin: str, end: str | None, cause: Cause) -> Interval:
    return Interval(at(begin), at(end) if end else None, cause)


def hours(office: float = 0, citizen: float = 0, partner: float = 0, nobody: float = 0) -> TimeSplit:
    return TimeSplit(*(timedelta(hours=part) for part in (office, citizen, partner, nobody)))


def test_without_waits_all_time_is_the_offices() -> None:
    assert split() == hours(office=32)


def test_each_cause_has_its_party() -> None:
    day = ("2026-10-06 09:00", "2026-10-07 09:00")
    assert split(wait(*day, Cause.CITIZEN_SUPPLEMENT)) == hours(24, citizen=8)
    assert split(wait(*day, Cause.DRAFT_CHECK)) == hours(24, citizen=8)
    assert split(wait(*day, Cause.PAYMENT)) == hours(24, citizen=8)
    assert split(wait(*day, Cause.FORCE_MAJEURE)) == hours(24, nobody=8)
    assert split(wait(*day, Cause.PARTNER)) == hours(24, partner=8)


def test_where_waits_overlap_the_citizens_goes_first() -> None:
    partner = wait("2026-10-06 09:00", "2026-10-08 09:00", Cause.PARTNER)
    citizen = wait("2026-10-07 09:00", "2026-10-07 11:00", Cause.CITIZEN_SUPPLEMENT)
    assert split(partner, citizen) == hours(office=16, citizen=2, partner=14)


def test_an_open_wait_lasts_until_now_and_what_lies_outside_is_left_out() -> None:
    assert split(wait("2026-10-08 09:00", None, Cause.DRAFT_CHECK)) == hours(24, citizen=8)
    assert split(wait("2026-10-01 09:00", "2026-10-06 09:00", Cause.PARTNER)) == hours(24, partner=8)
    assert split(wait("2026-10-12 09:00", "2026-10-13 09:00", Cause.PARTNER)) == hours(32)
