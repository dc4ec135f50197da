"""The open wait of a dossier that somebody means without knowing its id."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.dossier import Dossier
from models.progress.work_item import ItemState, WorkItem
from web.problem import Problem


def open_wait(session: Session, dossier: Dossier, line: str, detail: str, *, leg: str = "") -> WorkItem:
    """This will give the newest open wait of that line, or raise `not-awaited` with what to tell the person.

    `leg` is the only one in which it may stand, where each of two is asked for himself.
    """
    waits = select(WorkItem).where(
        WorkItem.dossier_id == dossier.id,
        WorkItem.line == line,
        WorkItem.state == ItemState.OPEN,
        WorkItem.aside.is_(False),
    )
    if leg:
        waits = waits.where(WorkItem.leg == leg)
    found = session.scalars(waits.order_by(WorkItem.opened_at.desc()).limit(1)).first()
    if found is None:
        raise Problem("not-awaited", detail)
    return found
