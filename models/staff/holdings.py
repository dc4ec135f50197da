"""What somebody has in his hands, and where it goes when his account is closed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models.approval.delegation import Delegation
from models.folder.opinion import Opinion
from models.incoming.incoming_document import IncomingDocument
from models.incoming.incoming_task import IncomingTask, given_to
from models.progress.form_draft import FormDraft
from models.progress.work_item import ItemState, WorkItem
from models.role import Role
from models.staff.absence import Absence, stands_at
from models.staff.change_member import mandates_of
from models.staff.dossier_seal import SealPass
from models.staff_member import StaffMember


@dataclass(frozen=True)
class HeldWork:
    """Work of one kind in his hands: how much, of it on a lease that still runs, and who else could do it."""

    title: str
    count: int
    leased: int
    others: tuple[str, ...]


@dataclass(frozen=True)
class Holdings:
    """`mandates` are those from and to him; `named` the sealed dossiers in whose list he stands; `incoming` the
    documents that he was given to settle.
    """

    work: tuple[HeldWork, ...]
    drafts: int
    mandates: Sequence[Delegation]
    opinions: int
    stands_in: int
    named: int
    incoming: int

    @property
    def is_empty(self) -> bool:
        counted = (self.drafts, self.opinions, self.stands_in, self.named, self.incoming)
        return not (self.work or self.mandates or any(counted))


def holdings_of(session: Session, staff: StaffMember, now: datetime) -> Holdings:
    """This will count without naming a dossier; an administrator sees none."""
    drafts = select(func.count()).where(FormDraft.staff_id == staff.id)
    asked = (
        select(func.count())
        .select_from(Opinion)
        .join(WorkItem, WorkItem.id == Opinion.item_id)
        .where(Opinion.asked_staff_id == staff.id, WorkItem.state == ItemState.OPEN)
    )
    deputy = select(func.count()).where(Absence.deputy_id == staff.id, stands_at(now))
    named = select(func.count()).where(SealPass.staff_id == staff.id, SealPass.ended_at.is_(None))
    incoming = (
        select(func.count())
        .select_from(IncomingTask)
        .join(IncomingDocument, IncomingDocument.id == IncomingTask.document_id)
        .where(given_to(staff.id, None), IncomingDocument.ended_at.is_(None))
    )
    columns = (one.scalar_subquery() for one in (drafts, asked, deputy, named, incoming))
    counted = session.execute(select(*columns)).one()
    return Holdings(
        _work(session, staff, now),
        counted[0],
        session.scalars(mandates_of(staff.id, now)).all(),
        counted[1],
        counted[2],
        counted[3],
        counted[4],
    )


def _work(session: Session, staff: StaffMember, now: datetime) -> tuple[HeldWork, ...]:
    leased = func.count().filter(WorkItem.claimed_until > now)
    kinds = select(WorkItem.title, WorkItem.role, WorkItem.also_role, func.count(), leased)
    held = kinds.where(WorkItem.assignee_id == staff.id, WorkItem.state == ItemState.OPEN)
    grouped = held.group_by(WorkItem.title, WorkItem.role, WorkItem.also_role).order_by(WorkItem.title)
    rows = session.execute(grouped).all()
    able = _able(session, staff) if rows else {}
    return tuple(
        HeldWork(title, count, on_lease, tuple(dict.fromkeys(able.get(role, []) + able.get(also, []))))
        for title, role, also, count, on_lease in rows
    )


def _able(session: Session, staff: StaffMember) -> Mapping[Role | None, list[str]]:
    """The colleagues at work by role, by their names."""
    people = select(StaffMember.full_name, StaffMember.roles).where(
        StaffMember.agency_id == staff.agency_id, StaffMember.active, StaffMember.id != staff.id
    )
    able: dict[Role | None, list[str]] = defaultdict(list)
    for name, roles in session.execute(people.order_by(StaffMember.full_name)):
        for role in roles:
            able[Role(role)].append(name)
    return able
