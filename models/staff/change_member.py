"""Changing what a member of staff may do and see. Each change counts from his next request on and is written down."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from models.actor import Actor
from models.acts.refusal import FormFault, FormFaults
from models.audit.audit_entry import record
from models.progress.work_item import ItemState, WorkItem
from models.role import Role
from models.staff.reach import reach_of
from models.staff.unit import Unit
from models.staff_member import StaffMember, StaffSession


def give_roles(session: Session, staff: StaffMember, roles: Collection[Role], actor: Actor, now: datetime) -> None:
    """This will let him have these roles and no others; work of a role he has lost goes back to the queue."""
    staff.roles = sorted(role.value for role in roles)
    _give_back_what_is_not_his(session, staff, now)
    record(session, actor, "staff.roles", now, agency_id=staff.agency_id, staff=staff.id, roles=staff.roles)


def limit_reach(
    session: Session,
    staff: StaffMember,
    actor: Actor,
    now: datetime,
    *,
    unit_id: UUID | None = None,
    territories: Collection[str] = (),
    procedures: Collection[str] = (),
    steps: Collection[str] = (),
) -> None:
    """This will place him in the unit and set his own limits; what is left empty is no limit.

    Raises `FormFaults` for a unit of another agency.
    """
    unit = session.get(Unit, unit_id) if unit_id else None
    if unit_id is not None and (unit is None or unit.agency_id != staff.agency_id):
        raise FormFaults([FormFault("/unit", "Cơ quan không có đơn vị này.")])
    staff.unit_id = unit_id
    staff.territories, staff.procedures, staff.steps = sorted(territories), sorted(procedures), sorted(steps)
    _give_back_what_is_not_his(session, staff, now)
    record(
        session,
        actor,
        "staff.reach",
        now,
        agency_id=staff.agency_id,
        staff=staff.id,
        unit=unit_id,
        territories=staff.territories,
        procedures=staff.procedures,
        steps=staff.steps,
    )


def let_go(session: Session, staff: StaffMember, actor: Actor, now: datetime, machine_now: datetime) -> None:
    """This will end his account: every session at once, and all work in his hands back to the queue."""
    staff.active = False
    end_every_session(session, staff.id, machine_now)
    _give_back(_in_hand(session, staff))
    record(session, actor, "staff.let_go", now, agency_id=staff.agency_id, staff=staff.id)


def end_every_session(session: Session, staff_id: UUID, machine_now: datetime) -> None:
    """This will log somebody out everywhere: after a change of password, or when he leaves."""
    still_open = update(StaffSession).where(StaffSession.staff_id == staff_id, StaffSession.revoked_at.is_(None))
    session.execute(still_open.values(revoked_at=machine_now))


def _give_back_what_is_not_his(session: Session, staff: StaffMember, now: datetime) -> None:
    session.flush()
    roles, reach = set(staff.as_actor().roles), reach_of(session, staff, now)
    held = _in_hand(session, staff)
    _give_back([item for item in held if not roles & {item.role, item.also_role} or not reach.lets_do(item)])


def _in_hand(session: Session, staff: StaffMember) -> list[WorkItem]:
    held = select(WorkItem).where(WorkItem.assignee_id == staff.id, WorkItem.state == ItemState.OPEN)
    return list(session.scalars(held.order_by(WorkItem.id).with_for_update()))


def _give_back(items: Collection[WorkItem]) -> None:
    for item in items:
        item.assignee_id = item.claimed_until = None
