"""An office's working calendar: which days and hours count, and the arithmetic on them.

Pure and unchanging: two calendars made of the same hours and days answer alike, and a change of the calendar is a new
one. Instants go in aware and come out in Việt Nam's time.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from models.clock.clock import VIETNAM
from models.clock.office_hours import ORDINARY_HOURS, OfficeHours, Session
from models.clock.special_day import DayKind, SpecialDay
from models.clock.written_time import in_vietnam

ONE_DAY = timedelta(days=1)
# Longer than any run of days off; past it the calendar itself is wrong (no sessions were entered).
LONGEST_CLOSURE = 60
MONDAY = 0


class NoWorkingDay(RuntimeError):
    """The calendar has no working day for two months on end, so no limit can be counted on it."""


@dataclass(frozen=True)
class KnownDay:
    """What the calendar knows about one date; `special` explains it when its weekday does not."""

    on: date
    sessions: tuple[Session, ...]
    is_working: bool
    special: SpecialDay | None


class WorkingCalendar:
    """Days and sessions of one office.

    `hours` and `special_days` are in rising precedence: the last hours that speak about a date hold, and so does the
    last special day of a date, which is how an agency's own entries go before the national ones. After `known_until`
    nobody has entered days off yet, so what is counted there may still change.
    """

    def __init__(
        self,
        hours: Sequence[OfficeHours] = (ORDINARY_HOURS,),
        special_days: Iterable[SpecialDay] = (),
        known_until: date = date.max,
    ) -> None:
        self._hours = tuple(reversed(hours))
        self._special = {special.on: special for special in special_days}
        self._known: dict[date, KnownDay] = {}
        self.known_until = known_until

    @property
    def hours(self) -> tuple[OfficeHours, ...]:
        """The office's hours in rising precedence, as they were given."""
        return self._hours[::-1]

    @property
    def special_days(self) -> tuple[SpecialDay, ...]:
        """What is said of single days, one a date, as it holds."""
        return tuple(self._special.values())

    def day(self, on: date) -> KnownDay:
        """Everything known about the date, worked out once."""
        found = self._known.get(on)
        if found is None:
            found = self._known[on] = self._work_out(on)
        return found

    def _work_out(self, on: date) -> KnownDay:
        special = self._special.get(on)
        if special and special.kind is DayKind.OFF:
            return KnownDay(on, (), False, special)
        if special:
            hours = self._hours_of(on, special.in_place_of.weekday() if special.in_place_of else MONDAY)
            return KnownDay(on, hours.sessions, bool(hours.sessions), special)
        hours = self._hours_of(on, on.weekday())
        return KnownDay(on, hours.sessions, bool(hours.sessions) and not hours.reception_only, None)

    def _hours_of(self, on: date, weekday: int) -> OfficeHours:
        return next((hours for hours in self._hours if hours.apply_to(on, weekday)), OfficeHours(()))

    def sessions(self, on: date) -> tuple[Session, ...]:
        """The sessions in which the desk is open on the date, none on a day off."""
        return self.day(on).sessions

    def is_working_day(self, on: date) -> bool:
        """Whether the date counts as a day in limits of working days."""
        return self.day(on).is_working

    def next_working_day(self, after: date) -> date:
        """The first working day after the date."""
        on = after
        for _ in range(LONGEST_CLOSURE):
            on += ONE_DAY
            if self.day(on).is_working:
                return on
        raise NoWorkingDay(f"lịch làm việc không có ngày làm việc nào trong {LONGEST_CLOSURE} ngày")

    def working_day_before(self, before: date) -> date:
        """The last working day before the date."""
        on = before
        for _ in range(LONGEST_CLOSURE):
            on -= ONE_DAY
            if self.day(on).is_working:
                return on
        raise NoWorkingDay(f"lịch làm việc không có ngày làm việc nào trong {LONGEST_CLOSURE} ngày")

    def working_day_from(self, on: date) -> date:
        """The date itself when it is a working day, otherwise the next one that is."""
        return on if self.day(on).is_working else self.next_working_day(on)

    def start_of_day(self, on: date) -> datetime:
        """When the first session of a working day opens."""
        return datetime.combine(on, self._worked(on)[0].opens, VIETNAM)

    def end_of_day(self, on: date) -> datetime:
        """When the last session of a working day closes."""
        return datetime.combine(on, self._worked(on)[-1].closes, VIETNAM)

    def _worked(self, on: date) -> tuple[Session, ...]:
        if not self.day(on).is_working:
            raise NoWorkingDay("ngày nghỉ không có giờ làm việc")
        return self.day(on).sessions

    def effective_receipt(self, at: datetime) -> datetime:
        """The instant itself inside a session, otherwise the start of the next session (lunch, night, days off)."""
        local = in_vietnam(at)
        for offset in range(LONGEST_CLOSURE):
            on = local.date() + timedelta(days=offset)
            for session in self.day(on).sessions:
                opens, closes = _bounds(on, session)
                if local < closes:
                    return max(local, opens)
        raise NoWorkingDay(f"lịch làm việc không có buổi làm việc nào trong {LONGEST_CLOSURE} ngày")

    def add_working_days(self, on: date, days: int) -> date:
        """The last of so many working days, the date itself being day 0."""
        for _ in range(days):
            on = self.next_working_day(on)
        return on

    def add_working_hours(self, at: datetime, length: timedelta) -> datetime:
        """The first instant by which so much working time has passed: a session's end, never the next one's start."""
        if length <= timedelta(0):
            return in_vietnam(at)
        for opens, closes in self._stretches_from(in_vietnam(at)):
            if closes - opens >= length:
                return opens + length
            length -= closes - opens
        raise NoWorkingDay("lịch làm việc không đủ giờ làm việc cho thời hạn này")

    def _stretches_from(self, at: datetime) -> Iterator[tuple[datetime, datetime]]:
        on = self.working_day_from(at.date())
        while True:
            for session in self.day(on).sessions:
                opens, closes = _bounds(on, session)
                if at < closes:
                    yield max(at, opens), closes
            on = self.next_working_day(on)

    def working_time_between(self, begin: datetime, end: datetime) -> timedelta:
        """Working time from one instant to another, negative when the second is the earlier."""
        begin, end = in_vietnam(begin), in_vietnam(end)
        if end < begin:
            return -self.working_time_between(end, begin)
        total, on = timedelta(0), begin.date()
        while on <= end.date():
            if self.day(on).is_working:
                total += sum((_shared(on, session, begin, end) for session in self.day(on).sessions), timedelta(0))
            on += ONE_DAY
        return total


def _bounds(on: date, session: Session) -> tuple[datetime, datetime]:
    return datetime.combine(on, session.opens, VIETNAM), datetime.combine(on, session.closes, VIETNAM)


def _shared(on: date, session: Session, begin: datetime, end: datetime) -> timedelta:
    opens, closes = _bounds(on, session)
    return max(min(closes, end) - max(opens, begin), timedelta(0))
