"""When an office is open in an ordinary week: sessions by weekday, season and validity."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from itertools import pairwise

EVERY_MONTH = frozenset(range(1, 13))
MONDAY_TO_FRIDAY = frozenset(range(5))


class SessionsOutOfOrder(ValueError):
    """The sessions of a day overlap, are not in order, or close before they open."""


@dataclass(frozen=True, order=True)
class Session:
    """An unbroken stretch of opening; the closing moment itself is outside."""

    opens: time
    closes: time

    def __post_init__(self) -> None:
        if self.opens >= self.closes:
            raise SessionsOutOfOrder(f"buổi làm việc {self.opens:%H:%M}–{self.closes:%H:%M} kết thúc trước khi bắt đầu")


@dataclass(frozen=True)
class OfficeHours:
    """The sessions of some weekdays (0 = Monday) in some months, from one date to another, both included.

    A desk that on Saturday mornings only takes in and hands back is `reception_only`: what comes then is received
    then, but the day is no working day of any limit. Hours with no sessions close the office on those weekdays.
    """

    sessions: tuple[Session, ...]
    weekdays: frozenset[int] = MONDAY_TO_FRIDAY
    months: frozenset[int] = EVERY_MONTH
    valid_from: date = date.min
    valid_to: date = date.max
    reception_only: bool = False

    def __post_init__(self) -> None:
        for earlier, later in pairwise(self.sessions):
            if earlier.closes > later.opens:
                raise SessionsOutOfOrder("các buổi làm việc trong ngày chồng lên nhau hoặc không theo thứ tự")

    def apply_to(self, day: date, weekday: int) -> bool:
        """Whether these hours speak about a day worked as the given weekday."""
        return weekday in self.weekdays and day.month in self.months and self.valid_from <= day <= self.valid_to


# Eight hours a day; every agency may enter its own.
ORDINARY_HOURS = OfficeHours((Session(time(7, 30), time(11, 30)), Session(time(13, 30), time(17, 30))))
