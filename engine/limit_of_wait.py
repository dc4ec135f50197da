"""How long a wait may last, derived from its opening and the calendar as it is now."""

from __future__ import annotations

from datetime import datetime

from models.clock.due import derive_due
from models.clock.working_calendar import WorkingCalendar
from procedures.limits import Limit


def limit_reached(limit: Limit, opened_at: datetime, calendar: WorkingCalendar, now: datetime) -> tuple[datetime, bool]:
    """This will give the instant at which the wait is over and whether it lies behind."""
    due = derive_due(limit, opened_at, calendar).at
    return due, now >= due
