"""Which dossiers may be able to move, without asking Prefect."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

import structlog
from sqlalchemy import select, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from engine.do_duties import is_to_come
from engine.duty import Duty
from engine.limit_of_wait import limit_reached
from engine.show_when_due import show_when_due
from models.acts.every_act import find_act
from models.clock.agency_calendar import load_calendar
from models.clock.clock import Clock
from models.clock.working_calendar import WorkingCalendar
from models.dossier import Dossier
from models.progress.journal_line import JournalLine
from models.progress.wake_up import wake
from models.progress.work_item import ItemState, WorkItem
from procedures.limits import parse_limit

log = structlog.get_logger("timers")

# Taken from the front of the queue as it stands, without looking through the rest: it may be a hundred thousand long.
_READY = text("""
SELECT w.dossier_id, d.procedure, l.holder IS NOT NULL AS orphaned
  FROM wake_up w
  JOIN dossier d ON d.id = w.dossier_id
  LEFT JOIN reading_lease l ON l.dossier_id = w.dossier_id
 WHERE w.due_at <= now()
   AND (l.dossier_id IS NULL OR (l.until <= now() AND l.not_before <= now() AND l.incident_at IS NULL))
   AND (:every OR d.procedure = ANY(:procedures))
 ORDER BY w.id
 LIMIT :rows
""")
# A dossier may have been called several times.
_ROWS_EACH = 8


@dataclass(frozen=True)
class Ready:
    """A dossier with a due wake-up and no reader; `orphaned` when its last reader died without a word."""

    dossier_id: UUID
    procedure: str
    orphaned: bool


def ready_dossiers(session: Session, count: int, procedures: Collection[str] | None = None) -> list[Ready]:
    """This will give the dossiers that have waited longest to be read, of these procedures or of all."""
    of = {"every": procedures is None, "procedures": list(procedures or ())}
    rows = session.execute(_READY, {**of, "rows": count * _ROWS_EACH})
    once = {row[0]: Ready(row[0], row[1], bool(row[2])) for row in rows}
    return list(once.values())[:count]


_DUE = text("""
SELECT id FROM dossier WHERE next_look_at <= :now ORDER BY next_look_at LIMIT :count FOR NO KEY UPDATE SKIP LOCKED
""")


def look_at_timers(session: Session, clock: Clock, duties: tuple[Duty, ...], count: int) -> int:
    """This will wake the dossiers whose time has come, and set the timer anew where nothing can move yet."""
    now = clock.now()
    due = [row[0] for row in session.execute(_DUE, {"now": now, "count": count})]
    for dossier_id in due:
        dossier = session.get_one(Dossier, dossier_id)
        try:
            _look(session, dossier, clock, duties)
        except DBAPIError:
            raise
        except Exception as error:  # One dossier's trouble must not stop the clocks of all; its reading will show it.
            log.error("timer not understood", dossier=str(dossier_id), kind=type(error).__name__)
            _wake_now(session, dossier)
    return len(due)


def _wake_now(session: Session, dossier: Dossier) -> None:
    dossier.next_look_at = None
    wake(session, dossier.id)


def _look(session: Session, dossier: Dossier, clock: Clock, duties: tuple[Duty, ...]) -> None:
    now = clock.now()
    calendar = load_calendar(session, dossier.agency_id)
    show_when_due(session, dossier, now)
    looks = [*_limits(session, dossier, calendar, now), *_duties(session, dossier, calendar, duties, now)]
    if any(at <= now for at in looks):
        _wake_now(session, dossier)
    else:
        dossier.next_look_at = min(looks, default=None)


def _limits(session: Session, dossier: Dossier, calendar: WorkingCalendar, now: datetime) -> list[datetime]:
    open_waits = select(WorkItem).where(
        WorkItem.dossier_id == dossier.id, WorkItem.state == ItemState.OPEN, WorkItem.limit.is_not(None)
    )
    looks = []
    for item in session.scalars(open_waits):
        item.due_at = limit_reached(parse_limit(item.limit or ""), item.opened_at, calendar, now)[0]
        if find_act(item.act).on_limit is not None:
            looks.append(item.due_at)
    return looks


def _duties(
    session: Session, dossier: Dossier, calendar: WorkingCalendar, duties: tuple[Duty, ...], now: datetime
) -> list[datetime]:
    written = select(JournalLine.leg, JournalLine.line).where(JournalLine.dossier_id == dossier.id)
    done = {(row[0], row[1]) for row in session.execute(written)}
    legs = {leg for leg, _ in done}
    pending = [duty for duty in duties if (duty.leg, duty.line) not in done]
    owed = [(duty.when(session, dossier, calendar), duty.leg in legs) for duty in pending]
    return [at for at, begun in owed if at is not None and is_to_come(at, now, begun=begun)]
