"""The clock of one leg, beside that of the group: pure functions of instants, limits and the calendar."""

from __future__ import annotations

from datetime import datetime, timedelta

from models.clock.due import DueDate, derive_due
from models.clock.working_calendar import WorkingCalendar
from procedures.limits import WorkingHours
from procedures.linked.leg import Leg

# NĐ 63/2024 Đ7.4: out within ten minutes of the step, acknowledged within two working hours, else a person is told.
SEND_WITHIN = timedelta(minutes=10)
ACKNOWLEDGE_WITHIN = WorkingHours(2)


def due_of_leg(leg: Leg, sent_at: datetime, calendar: WorkingCalendar, *, verified: bool = False) -> DueDate:
    """When the other agency's part is due, from its receipt over there; with its reasons, line by line."""
    return derive_due(leg.limit, sent_at, calendar, verified_limit=leg.verified_limit if verified else None)


def acknowledge_by(owed_at: datetime, calendar: WorkingCalendar) -> datetime:
    """Until when somebody over there must have seen it."""
    return derive_due(ACKNOWLEDGE_WITHIN, owed_at, calendar).at


def sent_in_time(owed_at: datetime, sent_at: datetime | None, now: datetime) -> bool:
    """Whether it went out, or still can go out, within ten minutes of the step that owed it."""
    return (sent_at or now) - owed_at <= SEND_WITHIN
