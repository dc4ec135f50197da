"""A deadline as the working time that is left, in words: colour never says it alone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from language.phrase import one_after_another, phrase
from models.clock.working_calendar import WorkingCalendar
from models.clock.written_time import hour_weekday_and_day, in_vietnam

A_WORKING_DAY = timedelta(hours=8)
# "Soon" is what a clerk should see coming: the two working days after today.
SOON_DAYS = 2


class Urgency(StrEnum):
    LATE = "late"
    TODAY = "today"
    SOON = "soon"
    LATER = "later"

    @property
    def words(self) -> str:
        return _WORDS[self]


_WORDS = {
    Urgency.LATE: "Quá hạn, cần xử lý ngay",
    Urgency.TODAY: "Hôm nay",
    Urgency.SOON: "Sắp đến hạn",
    Urgency.LATER: "Chưa đến hạn",
}


@dataclass(frozen=True)
class Horizon:
    """The instants that part the four groups, as of now."""

    now: datetime
    end_of_today: datetime
    end_of_soon: datetime

    @classmethod
    def of(cls, now: datetime, calendar: WorkingCalendar) -> Horizon:
        today = in_vietnam(now)
        midnight = today.replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(days=1)
        last = calendar.end_of_day(calendar.add_working_days(today.date(), SOON_DAYS))
        return cls(now, midnight, last)

    def urgency(self, due_at: datetime | None) -> Urgency:
        """Work without a due time is work that went wrong somewhere; it is never put off."""
        if due_at is None or due_at < self.now:
            return Urgency.LATE
        if due_at < self.end_of_today:
            return Urgency.TODAY
        return Urgency.SOON if due_at <= self.end_of_soon else Urgency.LATER


def working_time(length: timedelta) -> str:
    """`3 ngày 2 giờ làm việc`, `6 giờ làm việc`, `45 phút làm việc`; a working day has eight hours."""
    minutes = round(abs(length).total_seconds() / 60)
    days, rest = divmod(minutes, int(A_WORKING_DAY.total_seconds()) // 60)
    hours, left = divmod(rest, 60)
    if days:
        parts = [phrase("{days} ngày", days=days)] + [phrase("{hours} giờ", hours=hours)] * bool(hours)
    elif hours:
        parts = [phrase("{hours} giờ", hours=hours)] + [phrase("{left} phút", left=left)] * bool(left and hours < 4)
    else:
        parts = [phrase("{left} phút", left=left)]
    return phrase("{time} làm việc", time=one_after_another(" ", parts))


def remaining(now: datetime, due_at: datetime | None, opened_at: datetime, calendar: WorkingCalendar) -> str:
    """`Còn 6 giờ làm việc`, `Quá 1 ngày 2 giờ làm việc`, or since when work without a due time has waited."""
    if due_at is None:
        return phrase("Chờ {time}", time=working_time(calendar.working_time_between(opened_at, now)))
    left = calendar.working_time_between(now, due_at)
    if due_at < now:
        return phrase("Quá {time}", time=working_time(left))
    return phrase("Còn {time}", time=working_time(left)) if left else "Đến hạn"


def promised(due_at: datetime | None) -> str:
    """`16:00 thứ Sáu 27/11/2026`; a promise always names its weekday."""
    return hour_weekday_and_day(due_at) if due_at else ""
