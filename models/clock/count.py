"""The arithmetic of a due instant, step by step, so that every step can be told afterwards.

The order is: receipt, start of the count, limit, extension, pauses. Sources: Luật Hộ tịch Đ5.3 (same day, 15:00);
BLDS 2015 Đ147-148 (the receipt day is day 0; a last day that is a day off moves to the next working day).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta

from models.clock.extension import Extension, NewAppointment
from models.clock.interval import Interval, apart
from models.clock.working_calendar import WorkingCalendar
from models.clock.written_time import in_vietnam
from procedures.limits import CalendarDays, Limit, SameDay, WorkingDays, WorkingHours


@dataclass(frozen=True)
class Question:
    """Everything a due instant depends on."""

    limit: Limit
    received_at: datetime
    calendar: WorkingCalendar
    pauses: Sequence[Interval] = ()
    restarted_at: datetime | None = None
    extension: Extension | NewAppointment | None = None
    verified_limit: Limit | None = None
    cut_off: time | None = None
    as_of: datetime | None = None

    @property
    def limit_in_force(self) -> Limit:
        """Verification replaces the limit, it is not added to it."""
        return self.verified_limit or self.limit

    @property
    def counted_receipt(self) -> datetime:
        """A supplement at intake starts the count anew (RESTART); otherwise the receipt does."""
        return in_vietnam(self.restarted_at or self.received_at)


@dataclass(frozen=True)
class Start:
    """When counting begins, and whether the hour of the day put it off to the next working day."""

    at: datetime
    after_cut_off: time | None = None


@dataclass(frozen=True)
class AppliedPause:
    """A pause as far as it counts, what it added, and the due instant before and after it."""

    interval: Interval
    added: timedelta
    before: datetime
    after: datetime


@dataclass(frozen=True)
class Count:
    """The way from receipt to due instant; all instants in Việt Nam's time."""

    question: Question
    start: Start
    limit_ends: datetime
    extended_to: datetime
    pauses: list[AppliedPause] = field(default_factory=list)

    @property
    def at(self) -> datetime:
        """The due instant."""
        return self.pauses[-1].after if self.pauses else self.extended_to


def count(question: Question) -> Count:
    """Work the due instant out."""
    start = _start(question)
    limit_ends = _after(question.limit_in_force, start.at, question.calendar)
    extended_to = _extended(question, limit_ends)
    counted = Count(question, start, limit_ends, extended_to)
    for interval in _pauses_that_count(question, start):
        applied = _applied(interval, counted)
        if applied:
            counted.pauses.append(applied)
    return counted


def _start(question: Question) -> Start:
    calendar, limit = question.calendar, question.limit_in_force
    effective = calendar.effective_receipt(question.counted_receipt)
    cut_off = limit.cut_off if isinstance(limit, SameDay) else question.cut_off
    if cut_off and effective.time() > cut_off:
        return Start(calendar.start_of_day(calendar.next_working_day(effective.date())), cut_off)
    if isinstance(limit, SameDay):
        # A Saturday morning on which the desk only takes in cannot be the day of return.
        on = calendar.working_day_from(effective.date())
        return Start(max(effective, calendar.start_of_day(on)))
    return Start(effective)


def _after(limit: Limit, start: datetime, calendar: WorkingCalendar, *, more_days: int = 0) -> datetime:
    match limit:
        case SameDay():
            return calendar.end_of_day(start.date())
        case WorkingDays(days=days):
            return calendar.end_of_day(calendar.add_working_days(start.date(), days))
        case WorkingHours(hours=hours):
            return calendar.add_working_hours(start, timedelta(hours=hours))
        case CalendarDays(days=days):
            return calendar.end_of_day(calendar.working_day_from(start.date() + timedelta(days=days + more_days)))


def _extended(question: Question, limit_ends: datetime) -> datetime:
    match question.extension:
        case Extension(by=by):
            return _after(by, limit_ends, question.calendar)
        case NewAppointment(until=until):
            return in_vietnam(until)
        case None:
            return limit_ends


def _pauses_that_count(question: Question, start: Start) -> list[Interval]:
    since = start.at
    if isinstance(question.extension, NewAppointment):
        since = max(since, question.extension.given_at)
    return apart((one for one in question.pauses if one.cause.pauses), since=since, now=question.as_of)


def _applied(interval: Interval, counted: Count) -> AppliedPause | None:
    """RESUME: the paused time is added. A pause that begins when the time is already up saves nobody."""
    question, before = counted.question, counted.at
    begin, end = in_vietnam(interval.begin), in_vietnam(interval.end_as_of(question.as_of))
    if begin >= before:
        return None
    if not isinstance(question.limit_in_force, CalendarDays) or question.extension:
        added = question.calendar.working_time_between(begin, end)
        return AppliedPause(interval, added, before, question.calendar.add_working_hours(before, added))
    days = timedelta(days=(end.date() - begin.date()).days)
    paused_so_far = sum((pause.added for pause in counted.pauses), days)
    after = _after(question.limit_in_force, counted.start.at, question.calendar, more_days=paused_so_far.days)
    return AppliedPause(interval, days, before, after)
