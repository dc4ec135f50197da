"""When a dossier is due, with the reasons line by line: derived anew each time from what its rows say now."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.clock.agency_calendar import load_calendar
from models.clock.due import Cause, DueDate, Interval, derive_due
from models.clock.working_calendar import WorkingCalendar
from models.dossier import Dossier
from models.progress.pause import Pause
from procedures.catalogue import find


def due_of(session: Session, dossier: Dossier, now: datetime) -> DueDate:
    """This will derive the due instant; before acceptance it is what acceptance would promise."""
    pauses = session.scalars(select(Pause).where(Pause.dossier_id == dossier.id).order_by(Pause.since)).all()
    return derive_due_of(dossier, pauses, load_calendar(session, dossier.agency_id), now)


def derive_due_of(dossier: Dossier, pauses: Sequence[Pause], calendar: WorkingCalendar, now: datetime) -> DueDate:
    """The same from rows already read. A supplement of the intake lets the law count anew; other pauses add time."""
    edition = find(dossier.procedure).edition(dossier.edition)
    restarts = [pause.until for pause in pauses if pause.restarts and pause.until]
    return derive_due(
        edition.limit,
        dossier.received_at,
        calendar,
        pauses=[Interval(pause.since, pause.until, Cause(pause.cause)) for pause in pauses if not pause.restarts],
        restarted_at=max(restarts, default=None),
        verified_limit=edition.verified_limit if dossier.verified_longer else None,
        as_of=now,
    )
