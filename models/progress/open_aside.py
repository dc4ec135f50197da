"""Work about a dossier that no reading waits for: a letter that cannot be delivered, an incident, a late number."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.acts.act import Act
from models.dossier import Dossier
from models.progress.work_item import ItemState, WorkItem


def open_aside(
    session: Session,
    dossier: Dossier,
    act: Act[Any],
    *,
    leg: str,
    turn: int,
    at: datetime,
    about: UUID | None = None,
) -> WorkItem:
    """This will put the work on the desk, in a leg of its own so that the dossier's reading never meets it."""
    item = WorkItem(
        id=uuid4(),
        dossier_id=dossier.id,
        agency_id=dossier.agency_id,
        leg=leg,
        line=act.line,
        turn=turn,
        act=act.key,
        role=act.role,
        also_role=act.also_role,
        title=act.title,
        opened_at=at,
        due_at=None,
        subject_id=about,
        aside=True,
        state=ItemState.OPEN,
        version=1,
    )
    session.add(item)
    session.flush()
    return item


def close_asides(session: Session, dossier_id: UUID, leg: str, by: str, at: datetime) -> None:
    """This will take what lies open in that leg off the desk again: what it was about has come right by itself."""
    still_open = select(WorkItem).where(
        WorkItem.dossier_id == dossier_id,
        WorkItem.leg == leg,
        WorkItem.aside,
        WorkItem.state == ItemState.OPEN,
    )
    for item in session.scalars(still_open):
        item.end(ItemState.SUPERSEDED, by, at)
