"""Whose working time a dossier took: the arithmetic of the split fed with its pauses and its partners' waits."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from models.clock.interval import Cause, Interval
from models.clock.time_split import TimeSplit, time_split
from models.clock.working_calendar import WorkingCalendar
from models.dossier import Dossier
from models.progress.pause import Pause
from models.progress.work_item import WorkItem
from models.role import Role


def time_of_dossier(
    dossier: Dossier, pauses: Iterable[Pause], items: Iterable[WorkItem], calendar: WorkingCalendar, now: datetime
) -> TimeSplit:
    """From the receipt until the result was there, until the dossier ended without one, or until now."""
    until = max(dossier.issued_at or dossier.ended_at or now, dossier.received_at)
    intervals = [Interval(one.since, one.until, Cause(one.cause)) for one in pauses if one.since <= until]
    intervals += [
        Interval(item.opened_at, item.ended_at, Cause.PARTNER)
        for item in items
        if item.role is Role.PARTNER and not item.aside and item.opened_at <= until
    ]
    return time_split(dossier.received_at, until, intervals, calendar)
