"""The steps an accepted dossier has before it, as its receipt and the notice of acceptance tell them."""

from __future__ import annotations

from datetime import datetime, timedelta

from models.clock.due import DueDate
from models.clock.working_calendar import WorkingCalendar
from procedures.procedure import Edition


def steps_to_come(edition: Edition, calendar: WorkingCalendar, due: DueDate) -> list[tuple[str, datetime]]:
    """Each step with the time it should be done by: its share of the hours, never later than the promise."""
    hours, steps = 0, []
    for budget in edition.steps:
        hours += budget.hours
        by = calendar.add_working_hours(due.counted_from, timedelta(hours=hours))
        steps.append((budget.title, min(by, due.at)))
    return steps
