"""Which dossiers may be able to move, without asking Prefect."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import select, text
from sqlalchemy.orm import Session

from engine.duty import Duty
from engine.limit_of_wait import limit_reached
from engine.reading import DUTY_LEG
from models.acts.every_act import find_act
from models.clock.agency_calendar import load_calendar
from models.clock.clock import Clock
from models.clock.working_calendar import WorkingCalendar
from models.dossier import Dossier
from models.progress.journal_line import JournalLine
from models.progress.wake_up import wake
from models.progress.work_item import ItemState, WorkItem
from procedures.limits import parse_limit

_READY = text("""
SELECT w.dossier_id, d.procedure, bool_or(l.holder IS NOT NULL) AS orphaned
  FROM wake_up w
  JOIN dossier d ON d.id = w.dossier_id
  LEFT JOIN reading_lease l ON l.dossier_id = w.dossier_id
 WHERE w.due_at <= now()
   AND (l.dossier_id IS NULL OR (l.until <= now() AND l.not_before <= now() AND l.incident_at IS NULL))
 GROUP BY w.dossier_id, d.procedure
 ORDER BY min(w.id)
 LIMIT :count
""")


@dataclass(frozen=True)
class Ready:
    """A dossier with a due wake-up and no reader; `orphaned` when its last reader died without a word."""

    dossier_id: UUID
    procedure: str
    orphaned: bool


def ready_dossiers(session: Session, count: int) -> list[Ready]:
    """This will give the dossiers that have waited longest to be read."""
    return [Ready(row[0], row[1], bool(row[2])) for row in session.execute(_READY, {"count": count})]


_DUE = text("""
SELECT id FROM dossier WHERE next_look_at <= :now ORDER BY next_look_at LIMIT :count FOR UPDATE SKIP LOCKED
""")


def look_at_timers(session: Session, clock: Clock, duties: tuple[Duty, ...], count: int) -> int:
    """This will wake the dossiers whose time has come, and set the timer anew where nothing can move yet."""
    now = clock.now()
    due = [row[0] for row in session.execute(_DUE, {"now": now, "count": count})]
    for dossier_id in due:
        dossier = session.get_one(Dossier, dossier_id)
        _look(session, dossier, clock, duties)
    return len(due)


def _look(session: Session, dossier: Dossier, clock: Clock, duties: tuple[Duty, ...]) -> None:
    now = clock.now()
    calendar = load_calendar(session, dossier.agency_id)
    looks = [*_limits(session, dossier, calendar, now), *_duties(session, dossier, calendar, duties)]
    if any(at <= now for at in looks):
        dossier.next_look_at = None
        wake(session, dossier.id)
    else:
        dossier.next_look_at = min(looks, default=None)


def _limits(session: Session, dossier: Dossier, calendar: WorkingCalendar, now: datetime) -> list[datetime]:
    open_waits = select(WorkItem).where(
        WorkItem.dossier_id == dossier.id, WorkItem.state == ItemState.OPEN, WorkItem.limit.is_not(None)
    )
    return [
        limit_reached(parse_limit(item.limit or ""), item.opened_at, calendar, now)[0]
        for item in session.scalars(open_waits)
        if find_act(item.act).on_limit is not None
    ]


def _duties(session: Session, dossier: Dossier, calendar: WorkingCalendar, duties: tuple[Duty, ...]) -> list[datetime]:
    done = set(session.scalars(select(JournalLine.leg).where(JournalLine.dossier_id == dossier.id)))
    owed = [duty.when(session, dossier, calendar) for duty in duties if f"{DUTY_LEG}/{duty.line}" not in done]
    return [at for at in owed if at is not None]
