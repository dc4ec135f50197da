"""Who has a piece of work in hand: taken by oneself, given back, or given to a colleague. All of it can be undone."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from models.actor import Actor
from models.acts.refusal import Absent, HeldByColleague, ItemGone, NotYourAgency, NotYourRole, OutsideReach
from models.audit.audit_entry import record
from models.progress.work_item import ItemState, WorkItem
from models.role import Role
from models.staff.absence import is_absent
from models.staff.reach import reach_of
from models.staff_member import StaffMember

# A claim ends with the working day of whoever forgot it; what a supervisor assigns lasts over a long weekend.
CLAIM_LASTS = timedelta(hours=8)
ASSIGNMENT_LASTS = timedelta(days=5)


def claim_item(session: Session, item: WorkItem, actor: Actor, now: datetime) -> None:
    """This will reserve the work for the actor; claiming what one holds already prolongs it.

    The item must be locked by the caller. Raises `ItemGone`, `NotYourAgency`, `NotYourRole`, `HeldByColleague`.
    """
    _check_open(item, actor)
    if not actor.roles & {item.role, item.also_role}:
        raise NotYourRole
    if held_by_other(item, actor, now):
        raise HeldByColleague
    item.assignee_id, item.claimed_until = actor.staff_id, now + CLAIM_LASTS
    _note(session, actor, "work.claimed", item, now)


def release_item(session: Session, item: WorkItem, actor: Actor, now: datetime) -> None:
    """This will give the work back to everybody; releasing what nobody holds changes nothing."""
    _check_open(item, actor)
    if item.assignee_id is None:
        return
    if held_by_other(item, actor, now) and Role.SUPERVISOR not in actor.roles:
        raise HeldByColleague
    item.assignee_id = item.claimed_until = None
    _note(session, actor, "work.released", item, now)


def assign_item(session: Session, item: WorkItem, to: StaffMember, actor: Actor, now: datetime) -> None:
    """This will put the work into a colleague's hands; he must be of the agency, have the role, see it and be there."""
    _check_open(item, actor)
    if not to.active or to.agency_id != item.agency_id:
        raise NotYourAgency
    if not {item.role, item.also_role} & set(to.as_actor().roles):
        raise NotYourRole
    if not reach_of(session, to, now).lets_do(item):
        raise OutsideReach
    if is_absent(session, to.id, now):
        raise Absent
    item.assignee_id, item.claimed_until = to.id, now + ASSIGNMENT_LASTS
    _note(session, actor, "work.assigned", item, now)


def held_by_other(item: WorkItem, actor: Actor, now: datetime) -> bool:
    """Whether a colleague holds the work at this moment."""
    held = item.assignee_id is not None and item.claimed_until is not None and item.claimed_until > now
    return held and item.assignee_id != actor.staff_id


def _check_open(item: WorkItem, actor: Actor) -> None:
    if item.state is not ItemState.OPEN:
        raise ItemGone(item.state, item.ended_by)
    if actor.agency_id != item.agency_id:
        raise NotYourAgency


def _note(session: Session, actor: Actor, action: str, item: WorkItem, now: datetime) -> None:
    record(
        session,
        actor,
        action,
        now,
        dossier_id=item.dossier_id,
        agency_id=item.agency_id,
        item=item.id,
        assignee=item.assignee_id,
    )
