"""The clock against the slow count of `oracle.py`, on random offices, receipts, limits and pauses.

A few hundred cases in a normal run; `make clock` counts a hundred thousand.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from functools import lru_cache

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from models.clock.due import Cause, Extension, Interval, derive_due, time_split
from models.clock.office_hours import MONDAY_TO_FRIDAY, OfficeHours, Session
from models.clock.special_day import DayKind, SpecialDay
from models.clock.working_calendar import WorkingCalendar
from procedures.limits import CalendarDays, Limit, SameDay, WorkingDays, WorkingHours
from tests.clock.oracle import DAY, FIRST_DAY, Case, minutes_of, moment_of, naive_due, random_office

CASES = int(os.environ.get("MOTCUA_CLOCK_CASES", "300"))
# A hundred thousand in one go would be too long for one test.
PARTS = 4
CAREFULLY = settings(max_examples=CASES, deadline=None, suppress_health_check=[HealthCheck.too_slow])

MONDAY = date(2024, 1, 1)  # Any week begun on a Monday will do to name the weekday a make-up day is worked for.


@lru_cache(maxsize=8)
def calendar_of(seed: int) -> WorkingCalendar:
    office = random_office(seed)
    hours = []
    for season, months in ((office.summer, range(4, 10)), (office.winter, (1, 2, 3, 10, 11, 12))):
        for weekday, sessions in season.items():
            spans = tuple(Session(as_time(begin), as_time(end)) for begin, end in sessions)
            reception_only = weekday in office.reception_only
            hours.append(OfficeHours(spans, frozenset({weekday}), frozenset(months), reception_only=reception_only))
    special = [SpecialDay(on, DayKind.OFF, "Nghỉ", "Thông báo") for on in office.off]
    for on, weekday in office.make_up.items():
        worked_for = MONDAY + timedelta(days=weekday)
        special.append(SpecialDay(on, DayKind.MAKE_UP, "Làm bù", "Thông báo", worked_for))
    return WorkingCalendar((OfficeHours((), MONDAY_TO_FRIDAY), *hours), special)


def as_time(minute: int) -> time:
    return time(minute // 60, minute % 60)


def limit_of(case: Case) -> Limit:
    kinds: dict[str, Callable[[int], Limit]] = {"wd": WorkingDays, "wh": WorkingHours, "cd": CalendarDays}
    return kinds[case.kind](case.number) if case.kind in kinds else SameDay(as_time(case.cut_off or 0))


def intervals_of(case: Case) -> list[Interval]:
    causes = [cause for cause in Cause if cause.pauses]
    return [Interval(moment_of(begin), moment_of(end), causes[begin % len(causes)]) for begin, end in case.pauses]


def counted_fast(case: Case) -> datetime:
    return derive_due(
        limit_of(case),
        moment_of(case.received),
        calendar_of(case.seed),
        pauses=intervals_of(case),
        extension=Extension(WorkingDays(case.more), "theo luật") if case.more else None,
        cut_off=as_time(case.cut_off) if case.cut_off is not None else None,
        restarted_at=moment_of(case.restarted) if case.restarted is not None else None,
        verified_limit=WorkingDays(case.verified) if case.verified else None,
    ).at


# Half of all moments fall on the minutes at which something changes: openings, closings, cut-offs.
EDGES = (420, 450, 480, 660, 690, 720, 780, 810, 870, 871, 900, 901, 990, 1020, 1050)
MINUTE_OF_DAY = st.one_of(st.sampled_from(EDGES), st.integers(0, DAY - 1))
FIRST_RECEIPT = (date(2020, 1, 1) - FIRST_DAY).days
LAST_RECEIPT = (date(2027, 12, 31) - FIRST_DAY).days


@st.composite
def moments(draw: st.DrawFn, first_day: int, last_day: int) -> int:
    return draw(st.integers(first_day, last_day)) * DAY + draw(MINUTE_OF_DAY)


@st.composite
def cases(draw: st.DrawFn) -> Case:
    kind = draw(st.sampled_from(["wd", "wd", "wh", "same-day", "cd"]))
    received = draw(moments(FIRST_RECEIPT, LAST_RECEIPT))
    day = received // DAY
    pauses = []
    for _ in range(draw(st.integers(0, 3)) if kind != "cd" else 0):
        first, second = draw(moments(day - 1, day + 20)), draw(moments(day, day + 25))
        pauses.append((min(first, second), max(first, second)))
    return Case(
        seed=draw(st.integers(0, 40)),
        received=received,
        kind=kind,
        number=draw(st.integers(1, {"wd": 17, "wh": 40, "same-day": 1, "cd": 60}[kind])),
        pauses=pauses,
        more=draw(st.sampled_from([0, 0, 0, 1, 5])) if kind != "cd" else 0,
        cut_off=draw(st.sampled_from([900, 870])) if kind == "same-day" else draw(st.sampled_from([None, None, 900])),
        restarted=draw(moments(day + 1, day + 16)) if draw(st.integers(0, 3)) == 0 else None,
        verified=draw(st.sampled_from([0, 0, 0, 3, 5])),
    )


@pytest.mark.parametrize("part", range(PARTS))
@settings(CAREFULLY, max_examples=CASES // PARTS)
@given(case=cases())
def test_the_due_instant_is_the_one_a_patient_clerk_counts_minute_by_minute(part: int, case: Case) -> None:
    assert counted_fast(case) == moment_of(naive_due(case))


@CAREFULLY
@given(st.integers(0, 40), st.integers(0, 4_000_000), st.integers(0, 40_000))
def test_working_time_is_the_number_of_working_minutes(seed: int, begin: int, length: int) -> None:
    counted = sum(minutes_of(seed).working[begin : begin + length])
    worked = calendar_of(seed).working_time_between(moment_of(begin), moment_of(begin + length))
    assert worked == timedelta(minutes=counted)


@CAREFULLY
@given(cases(), st.lists(st.sampled_from(list(Cause)), min_size=3, max_size=3), st.integers(0, 30_000))
def test_every_working_minute_belongs_to_exactly_one_party(case: Case, causes: list[Cause], length: int) -> None:
    spans = list(zip(case.pauses, causes, strict=False))
    split = time_split(
        moment_of(case.received),
        moment_of(case.received + length),
        [Interval(moment_of(begin), moment_of(end), cause) for (begin, end), cause in spans],
        calendar_of(case.seed),
    )
    expected = dict.fromkeys(("citizen", "nobody", "partner", "office"), 0)
    for minute in range(case.received, case.received + length):
        if minutes_of(case.seed).working[minute]:
            present = {cause.party.value for (begin, end), cause in spans if begin <= minute < end} | {"office"}
            expected[next(party for party in expected if party in present)] += 1
    assert {party: getattr(split, party) for party in expected} == {
        party: timedelta(minutes=counted) for party, counted in expected.items()
    }
