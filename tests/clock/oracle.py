"""The law's counting rules once more, the slow way: one minute after the other, on tables of minutes.

Nothing here uses the house's calendar or its arithmetic; an office is described by plain numbers, so that two mistakes
would have to be made alike to go unseen.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import lru_cache

from models.clock.clock import VIETNAM

FIRST_DAY = date(2019, 12, 1)
DAYS = (date(2029, 1, 1) - FIRST_DAY).days
DAY = 24 * 60


@dataclass(frozen=True)
class Office:
    """Opening minutes of a day by weekday and half-year, days off, make-up days (with the weekday worked), and the
    weekdays on which the desk only takes in."""

    summer: dict[int, list[tuple[int, int]]]
    winter: dict[int, list[tuple[int, int]]]
    off: frozenset[date]
    make_up: dict[date, int]
    reception_only: frozenset[int] = field(default_factory=frozenset)

    def hours(self, on: date, weekday: int) -> list[tuple[int, int]]:
        return (self.summer if 4 <= on.month <= 9 else self.winter).get(weekday, [])


@lru_cache(maxsize=8)
def random_office(seed: int) -> Office:
    """An office of its own: split or unbroken days, a Saturday morning perhaps, some thirty odd days a year."""
    chance = random.Random(seed)
    summer, winter = _week(chance), _week(chance)
    saturday = seed % 3
    if saturday:
        summer[5] = winter[5] = [(7 * 60 + 30, 11 * 60)]
    odd = [FIRST_DAY + timedelta(days=chance.randrange(DAYS)) for _ in range(300)]
    off = frozenset(odd[:200])
    make_up = {on: chance.randrange(5) for on in odd[200:] if on not in off and on.weekday() >= 5}
    return Office(summer, winter, off, make_up, frozenset({5}) if saturday == 2 else frozenset())


def _week(chance: random.Random) -> dict[int, list[tuple[int, int]]]:
    opens, closes = chance.choice([420, 450, 480]), chance.choice([990, 1020, 1050])
    if chance.random() < 0.2:
        return {weekday: [(opens, closes)] for weekday in range(5)}
    lunch, back = chance.choice([660, 690, 720]), chance.choice([780, 810])
    week = {weekday: [(opens, lunch), (back, closes)] for weekday in range(5)}
    if chance.random() < 0.3:
        week[4] = [(opens, lunch)]
    return week


@dataclass(frozen=True)
class Minutes:
    """For every minute since FIRST_DAY: is the desk open, and is it working time of a working day?"""

    open: bytearray
    working: bytearray


@lru_cache(maxsize=8)
def minutes_of(seed: int) -> Minutes:
    office = random_office(seed)
    table = Minutes(bytearray(DAYS * DAY), bytearray(DAYS * DAY))
    for number in range(DAYS):
        on = FIRST_DAY + timedelta(days=number)
        made_up = on in office.make_up
        if on in office.off:
            continue
        for begin, end in office.hours(on, office.make_up[on] if made_up else on.weekday()):
            span = slice(number * DAY + begin, number * DAY + end)
            table.open[span] = b"\1" * (end - begin)
            if made_up or on.weekday() not in office.reception_only:
                table.working[span] = b"\1" * (end - begin)
    return table


def moment_of(minute: int) -> datetime:
    return datetime.combine(FIRST_DAY, datetime.min.time(), VIETNAM) + timedelta(minutes=minute)


@dataclass(frozen=True)
class Case:
    """`kind` and `number` are the limit; pauses are pairs of minutes; `more` is an extension in working days.

    `restarted` is the minute at which the count begins anew, `verified` the working days that replace the limit.
    """

    seed: int
    received: int
    kind: str
    number: int
    pauses: Sequence[tuple[int, int]] = ()
    more: int = 0
    cut_off: int | None = None
    restarted: int | None = None
    verified: int = 0

    @property
    def in_force(self) -> tuple[str, int]:
        """The limit that counts."""
        return ("wd", self.verified) if self.verified else (self.kind, self.number)


def naive_due(case: Case) -> int:
    """The minute at whose beginning the time is up."""
    table = minutes_of(case.seed)
    start = _start(case, table)
    kind, number = case.in_force
    if kind == "cd":
        return _end_of_day(table, _first_working_day(table, start // DAY + number))
    budget = _working_minutes(case, table, start)
    minute = start
    while budget:
        paused = any(begin <= minute < end for begin, end in case.pauses)
        if table.working[minute] and not paused:
            budget -= 1
        minute += 1
    return minute


def _start(case: Case, table: Minutes) -> int:
    start = case.received if case.restarted is None else case.restarted
    while not table.open[start]:
        start += 1
    if case.cut_off is not None and start % DAY > case.cut_off:
        return _opening(table, _first_working_day(table, start // DAY + 1))
    if case.in_force[0] == "same-day" and not _is_working_day(table, start // DAY):
        return _opening(table, _first_working_day(table, start // DAY))
    return start


def _working_minutes(case: Case, table: Minutes, start: int) -> int:
    kind, number = case.in_force
    if kind == "wh":
        budget = number * 60
        if not case.more:
            return budget
        minute = start
        while budget:
            budget -= table.working[minute]
            minute += 1
        last_day = (minute - 1) // DAY
    else:
        last_day = _nth_working_day(table, start // DAY, number if kind == "wd" else 0)
    ends = _end_of_day(table, _nth_working_day(table, last_day, case.more))
    return sum(table.working[minute] for minute in range(start, ends))


def _nth_working_day(table: Minutes, day: int, number: int) -> int:
    while number:
        day += 1
        number -= _is_working_day(table, day)
    return day


def _is_working_day(table: Minutes, day: int) -> bool:
    return any(table.working[minute] for minute in range(day * DAY, (day + 1) * DAY))


def _first_working_day(table: Minutes, day: int) -> int:
    while not _is_working_day(table, day):
        day += 1
    return day


def _opening(table: Minutes, day: int) -> int:
    return next(minute for minute in range(day * DAY, (day + 1) * DAY) if table.working[minute])


def _end_of_day(table: Minutes, day: int) -> int:
    return 1 + max(minute for minute in range(day * DAY, (day + 1) * DAY) if table.working[minute])
