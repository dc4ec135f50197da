"""Who hears of an incoming document: a line in his notices, in the transaction of what happened."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.incoming.incoming_document import IncomingDocument
from models.incoming.incoming_task import IncomingTask
from models.staff.staff_notice import NoticeKind, StaffNotice
from models.staff_member import StaffMember


def tell(
    session: Session,
    document: IncomingDocument,
    kind: NoticeKind,
    to: Iterable[UUID],
    at: datetime,
    *,
    by_id: UUID | None = None,
    reason: str = "",
) -> int:
    """This will leave each of them a notice and say how many; what somebody did himself is no news to him."""
    told = sorted(set(to) - {by_id}, key=str)
    for staff_id in told:
        session.add(
            StaffNotice(
                staff_id=staff_id, kind=kind, at=at, by_id=by_id, incoming_id=document.id, reason=reason or None
            )
        )
    return len(told)


def people_of(session: Session, tasks: Iterable[IncomingTask]) -> set[UUID]:
    """Whom these tasks are for: the persons, and everybody who works in the units."""
    given = list(tasks)
    units = {task.unit_id for task in given if task.unit_id}
    named = {task.staff_id for task in given if task.staff_id}
    inside = select(StaffMember.id).where(StaffMember.unit_id.in_(units), StaffMember.active)
    return named | (set(session.scalars(inside)) if units else set())
