"""What the lists show as due: the dossier's promise and the office's own work, as derived by the calendar of now."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.city_portal.tell_portal import tell_portal
from models.clock.agency_calendar import load_calendar
from models.clock.due import derive_due
from models.clock.due_of_dossier import due_of_dossier
from models.clock.promise import promise
from models.dossier import Dossier
from models.progress.work_item import ItemState, WorkItem
from models.role import Role
from procedures.catalogue import find


def show_when_due(session: Session, dossier: Dossier, now: datetime) -> None:
    """This will write the due time anew, and owe it to the city's portal.

    While a pause runs it stays, because nobody knows when the pause will end.
    """
    if dossier.accepted_at is None:
        law = find(dossier.procedure).edition(dossier.edition)
        dossier.react_by = derive_due(
            law.react_within, dossier.received_at, load_calendar(session, dossier.agency_id)
        ).at
        return
    due = due_of_dossier(session, dossier, now)
    if due.paused is not None or dossier.due_at == due.at:
        return
    promise(session, dossier, due.at, now)
    own_work = select(WorkItem).where(
        WorkItem.dossier_id == dossier.id, WorkItem.state == ItemState.OPEN, WorkItem.limit.is_(None)
    )
    for item in session.scalars(own_work):
        if Role(item.role).is_staff and item.due_at is not None:
            item.due_at = due.at
    session.flush()
    # A calendar that was changed, or a pause that has ended, moves a promise without a line in the journal.
    tell_portal(session, dossier.id, now)
