"""An opinion that does not come in time: whoever was asked is reminded, whoever asked and the supervisors are told.

Silence decides nothing. The dossier never waited for the opinion, and whoever appraises it goes on without.
"""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.actor import SYSTEM
from models.acts.opinions.gives_opinion import GIVES_OPINION
from models.audit.audit_entry import record
from models.folder.opinion import Opinion
from models.progress.work_item import ItemState, WorkItem
from models.role import Role
from models.staff.people_with import people_with
from models.staff.staff_notice import NoticeKind, StaffNotice


def remind_of_opinions(session: Session, now: datetime, most: int = 50) -> int:
    """This will tell of each silence once and return how many there were; several may do it at once."""
    silent = (
        select(Opinion, WorkItem)
        .join(WorkItem, WorkItem.id == Opinion.item_id)
        .where(WorkItem.aside, WorkItem.state == ItemState.OPEN, WorkItem.line == GIVES_OPINION.line)
        .where(Opinion.due_at < now, Opinion.reminded_at.is_(None))
        .limit(most)
        .with_for_update(of=Opinion, skip_locked=True)
    )
    found = session.execute(silent).all()
    for opinion, item in found:
        _tell(session, opinion, item, now)
    return len(found)


def _tell(session: Session, opinion: Opinion, item: WorkItem, now: datetime) -> None:
    opinion.reminded_at = now
    supervisors = people_with(session, item.agency_id, Role.SUPERVISOR)
    for staff_id in sorted({opinion.asker_id, *_asked(session, item), *supervisors}, key=str):
        session.add(
            StaffNotice(
                staff_id=staff_id, kind=NoticeKind.OPINION_LATE, at=now, dossier_id=item.dossier_id, item_id=item.id
            )
        )
    record(
        session,
        SYSTEM,
        "opinion.late",
        now,
        dossier_id=item.dossier_id,
        agency_id=item.agency_id,
        opinion=opinion.id,
        role=opinion.asked_role,
    )


def _asked(session: Session, item: WorkItem) -> set[UUID]:
    """Whoever has the question in hand, else everybody who may take it."""
    return {item.assignee_id} if item.assignee_id else people_with(session, item.agency_id, item.role)
