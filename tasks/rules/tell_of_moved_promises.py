"""The calendar was changed and promises moved with it: each applicant is written to, once, with the new hour."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import cast
from uuid import UUID

import structlog
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from engine.office import Office
from engine.reading import Place
from engine.show_when_due import show_when_due
from models.acts.answer import lock_dossier
from models.clock.due_of_dossier import due_of_dossier
from models.dossier import Dossier
from models.rules.moved_promise import MovedPromise
from notifications.notices.moved_appointment import MOVED_APPOINTMENT, MovedAppointment
from tasks.equipment import Equipment
from tasks.wording.common_facts import common_facts_of
from tasks.write_letter import owe_letter

log = structlog.get_logger("moved-promises")
LEG = "moved_promise"


def tell_of_moved_promises(office: Office, count: int = 20) -> int:
    """This will write the letters still owed for changes of the calendar; returns how many dossiers were settled."""
    waiting = select(MovedPromise.dossier_id).where(MovedPromise.settled_at.is_(None)).group_by(MovedPromise.dossier_id)
    with office.database.transaction() as session:
        # In no order: twenty letters that cannot be written must not stand before all others.
        owed = list(session.scalars(waiting.order_by(func.random()).limit(count)))
    return sum(_settled(office, dossier_id) for dossier_id in owed)


def _settled(office: Office, dossier_id: UUID) -> bool:
    """Trouble with one applicant's letter keeps no other from getting his."""
    try:
        return _settle(office, dossier_id)
    except Exception as error:
        log.error("new hour not told", dossier=str(dossier_id), kind=type(error).__name__)
        return False


def _settle(office: Office, dossier_id: UUID) -> bool:
    """Several changes at once are one letter: from the hour he was told last to the one that holds now."""
    with office.database.transaction() as session:
        dossier = lock_dossier(session, dossier_id)
        owed = select(MovedPromise).where(MovedPromise.dossier_id == dossier_id, MovedPromise.settled_at.is_(None))
        rows = session.scalars(owed.order_by(MovedPromise.owed_at, MovedPromise.id)).all()
        if not rows:
            return False
        now = office.clock.now()
        # The timers may not have come to this dossier yet; what a letter says is written with it.
        show_when_due(session, dossier, now)
        news = _is_news(dossier, rows[0], now)
        if news:
            _write(session, office, dossier, rows, now)
        for row in rows:
            row.settle(now, told=news)
    return True


def _is_news(dossier: Dossier, first: MovedPromise, now: datetime) -> bool:
    """Not when it has ended, its result is there, the old hour holds again, or the new one has gone by untold."""
    is_open = dossier.ending is None and dossier.issued_at is None
    return is_open and dossier.due_at is not None and dossier.due_at != first.promised_at and dossier.due_at > now


def _write(session: Session, office: Office, dossier: Dossier, rows: Sequence[MovedPromise], now: datetime) -> None:
    assert dossier.due_at is not None, "only a standing promise is news"
    due = due_of_dossier(session, dossier, now)
    content = MovedAppointment(
        **common_facts_of(session, dossier, cast(Equipment, office.equipment), now),
        promised_at=rows[0].promised_at,
        new_due_at=dossier.due_at,
        # While a pause runs the promise stands as it was, and is not what is counted as of now.
        due_explained=due.lines if due.at == dossier.due_at else (),
        why=tuple(row.why for row in rows),
    )
    before = select(func.count()).where(MovedPromise.dossier_id == dossier.id, MovedPromise.told)
    turn = 1 + (session.scalar(before) or 0)
    owe_letter(session, dossier, Place(LEG, "publishes_calendar", turn), MOVED_APPOINTMENT.id, content.kept(), now)
