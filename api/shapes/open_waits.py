"""Whom and what a dossier waits for now, with the reason for each hour, as office and applicant are told of it."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.clock.agency_calendar import load_calendar
from models.clock.due import DueDate
from models.clock.due_of_item import explain_item
from models.dossier import Dossier
from models.progress.work_item import ItemState, WorkItem


def open_waits(session: Session, dossier: Dossier, promise: DueDate | None) -> Iterator[tuple[WorkItem, list[str]]]:
    """This will give each open wait, the oldest first, and how its due time was derived, line by line.

    `promise` is the dossier's own due time; None before it was accepted.
    """
    calendar = load_calendar(session, dossier.agency_id)
    waits = select(WorkItem).where(
        WorkItem.dossier_id == dossier.id, WorkItem.state == ItemState.OPEN, WorkItem.aside.is_(False)
    )
    for item in session.scalars(waits.order_by(WorkItem.opened_at, WorkItem.id)):
        yield item, list(explain_item(item, calendar, promise))
