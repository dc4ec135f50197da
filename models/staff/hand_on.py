"""Who could take on what somebody holds when his account is closed, and giving it to one of them in the same act."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from language.phrase import phrase
from models.actor import Actor
from models.acts.refusal import FormFault, FormFaults, Refused
from models.progress.hold_item import assign_item
from models.progress.work_item import ItemState, WorkItem
from models.staff.absence import Absence, stands_at
from models.staff.reach import Reach, passes_of
from models.staff.unit import Unit
from models.staff_member import StaffMember

NOBODY_THERE = "Hãy chọn đồng nghiệp đang làm việc và không vắng mặt, hoặc hàng đợi chung."


@dataclass(frozen=True)
class Receiver:
    """`count` pieces lie within his roles and limits; who had a hand in one that is to be checked gets it not."""

    staff_id: UUID
    name: str
    count: int


def receivers_of(session: Session, staff: StaffMember, now: datetime) -> list[Receiver]:
    """This will give the colleagues who could do some of what he holds, the most first; two questions for all."""
    held = select(WorkItem).where(WorkItem.assignee_id == staff.id, WorkItem.state == ItemState.OPEN)
    items = session.scalars(held).all()
    if not items:
        return []
    away = select(Absence.id).where(Absence.staff_id == StaffMember.id, stands_at(now)).exists()
    people = (
        select(StaffMember, Unit, passes_of(StaffMember.id, now))
        .outerjoin(Unit, Unit.id == StaffMember.unit_id)
        .where(StaffMember.agency_id == staff.agency_id, StaffMember.active, StaffMember.id != staff.id, ~away)
    )
    found = [
        Receiver(one.id, one.full_name, _count(one, Reach.of(one, unit, passes), items))
        for one, unit, passes in session.execute(people)
    ]
    return sorted((one for one in found if one.count), key=lambda one: (-one.count, one.name))


def find_receiver(session: Session, staff: StaffMember, to_id: UUID, now: datetime) -> StaffMember:
    """Raises `FormFaults` for anybody who could take on nothing of what he holds."""
    if to_id not in {one.staff_id for one in receivers_of(session, staff, now)}:
        raise FormFaults([FormFault("/to", NOBODY_THERE)])
    return session.get_one(StaffMember, to_id)


def hand_on(
    session: Session, items: Sequence[WorkItem], staff: StaffMember, to: StaffMember, actor: Actor, now: datetime
) -> list[WorkItem]:
    """This will assign each locked piece by the rules of assigning; gives those that he may not be given.

    What he reads says whose work it was, not why the account was closed: that is the other's own affair.
    """
    reason = phrase("Bàn giao việc của {name}.", name=staff.full_name)
    return [item for item in items if not _goes_over(session, item, to, actor, now, reason)]


def _goes_over(session: Session, item: WorkItem, to: StaffMember, actor: Actor, now: datetime, reason: str) -> bool:
    try:
        assign_item(session, item, to, actor, now, reason=reason)
    except Refused:
        return False
    return True


def _count(staff: StaffMember, reach: Reach, items: Sequence[WorkItem]) -> int:
    roles = staff.as_actor().roles
    return sum(bool(roles & {item.role, item.also_role}) and reach.lets_do(item) for item in items)
