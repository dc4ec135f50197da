"""The Saturday on which the second ward works, so that the samples can show one.

The government announces such days year by year, and none may be near. The ward therefore enters one of its own, as any
agency may, and its source says that it is a sample.
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.actor import SYSTEM
from models.calendar_day import CalendarDay
from models.clock.clock import VIETNAM
from models.clock.national_days import national_calendar
from models.clock.special_day import DayKind

FRIDAY = 4
FILED_AT = time(15, 10)
_WEEKS = 12


def enter_saturday(session: Session, agency_id: UUID, now: datetime) -> None:
    """This will enter the working Saturday once; an agency with days of its own keeps those."""
    if saturday_of(session, agency_id) is not None:
        return
    session.add(
        CalendarDay(
            agency_id=agency_id,
            day=last_friday(now) + timedelta(days=1),
            kind=DayKind.MAKE_UP,
            name="Làm việc thứ Bảy (lịch của bản dùng thử)",
            source="Dữ liệu mẫu, không phải văn bản có thật",
            entered_by=SYSTEM.key,
            entered_at=now,
        )
    )


def saturday_of(session: Session, agency_id: UUID) -> date | None:
    """The agency's own make-up day, if it entered one."""
    own = select(CalendarDay.day).where(CalendarDay.agency_id == agency_id, CalendarDay.kind == DayKind.MAKE_UP)
    return session.scalars(own.order_by(CalendarDay.day)).first()


def last_friday(now: datetime) -> date:
    """The last Friday on which ten past three has come and gone in an open office, before an ordinary Saturday."""
    local, calendar = now.astimezone(VIETNAM), national_calendar()
    friday = local.date() - timedelta(days=(local.weekday() - FRIDAY) % 7)
    for _ in range(_WEEKS):
        begun = datetime.combine(friday, FILED_AT, VIETNAM) <= local
        if begun and calendar.is_working_day(friday) and calendar.day(friday + timedelta(days=1)).special is None:
            return friday
        friday -= timedelta(days=7)
    raise LookupError("no ordinary Friday in three months")
