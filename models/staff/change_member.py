"""Changing what a member of staff may do and see. Each change counts from his next request on and is written down."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from sqlalchemy import Select, or_, select, update
from sqlalchemy.orm import Session

from models.actor import Actor
from models.acts.refusal import FormFault, FormFaults
from models.approval.delegation import Delegation
from models.audit.audit_entry import record
from models.progress.hold_item import back_to_queue
from models.progress.work_item import ItemState, WorkItem
from models.role import Role
from models.staff.hand_on import hand_on
from models.staff.people_change import ChangeKind, note_change
from models.staff.reach import reach_of
from models.staff.unit import Unit
from models.staff_member import StaffMember, StaffSession


def give_roles(session: Session, staff: StaffMember, roles: Collection[Role], actor: Actor, now: datetime) -> None:
    """This will let him have these roles and no others; work of a role he has lost goes back to the queue."""
    staff.roles = sorted(role.value for role in roles)
    give_back_what_is_not_his(session, staff, actor, now)
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
    give_back_what_is_not_his(session, staff, actor, now)
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


def let_go(
    session: Session,
    staff: StaffMember,
    actor: Actor,
    now: datetime,
    machine_now: datetime,
    reason: str = "",
    *,
    leaves: bool = True,
    to: StaffMember | None = None,
) -> None:
    """This will end his account, or close it for a while: every session at once, all mandates, all work.

    What he holds goes to the colleague, where one is named and may do it, and else back to the queue.
    """
    before = staff.state
    staff.active = False
    if leaves:
        staff.left_at = now
    end_every_session(session, staff.id, machine_now)
    end_mandates(session, staff, actor, now)
    note_change(
        session,
        ChangeKind.LEFT if leaves else ChangeKind.SUSPENDED,
        actor,
        now,
        agency_id=staff.agency_id,
        staff_id=staff.id,
        before={"state": before},
        after={"state": staff.state, **_empty_hands(session, staff, to, actor, now)},
        reason=reason,
    )


def _empty_hands(
    session: Session, staff: StaffMember, to: StaffMember | None, actor: Actor, now: datetime
) -> dict[str, object]:
    held = _in_hand(session, staff)
    left = held if to is None else hand_on(session, held, staff, to, actor, now)
    for item in left:
        back_to_queue(session, item, actor, now)
    handed = {"handed_to": str(to.id), "handed_over": len(held) - len(left)} if to is not None else {}
    return handed | ({"back_to_queue": len(left)} if left else {})


def end_every_session(session: Session, staff_id: UUID, machine_now: datetime) -> None:
    """This will log somebody out everywhere: after a change of password, or when he leaves."""
    still_open = update(StaffSession).where(StaffSession.staff_id == staff_id, StaffSession.revoked_at.is_(None))
    session.execute(still_open.values(revoked_at=machine_now))


def end_mandates(session: Session, staff: StaffMember, actor: Actor, now: datetime) -> None:
    """This will end what he was to decide for others and others for him: a mandate rests on both of them."""
    for mandate in session.scalars(mandates_of(staff.id, now).with_for_update()):
        mandate.revoked_at, mandate.revoked_by = now, actor.key
        record(
            session,
            actor,
            "delegation.revoked",
            now,
            agency_id=staff.agency_id,
            delegation=mandate.id,
            to=mandate.to_id,
        )


def mandates_of(staff_id: UUID, now: datetime) -> Select[Delegation]:
    """The mandates from and to him that are not over."""
    his = select(Delegation).where(or_(Delegation.from_id == staff_id, Delegation.to_id == staff_id))
    return his.where(Delegation.revoked_at.is_(None), Delegation.ends_at > now).order_by(Delegation.id)


def give_back_what_is_not_his(session: Session, staff: StaffMember, actor: Actor, now: datetime) -> None:
    """This will put work back into the queue that his roles and limits let him do no longer."""
    session.flush()
    roles, reach = set(staff.as_actor().roles), reach_of(session, staff, now)
    for item in _in_hand(session, staff):
        if not roles & {item.role, item.also_role} or not reach.lets_do(item):
            back_to_queue(session, item, actor, now)


def _in_hand(session: Session, staff: StaffMember) -> list[WorkItem]:
    held = select(WorkItem).where(WorkItem.assignee_id == staff.id, WorkItem.state == ItemState.OPEN)
    return list(session.scalars(held.order_by(WorkItem.id).with_for_update()))
