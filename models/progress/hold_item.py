"""Who has a piece of work in hand: taken by oneself, given back, given to a colleague. All of it can be undone."""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import partial
from uuid import UUID

from sqlalchemy import update
from sqlalchemy.orm import Session, object_session

from models.actor import Actor
from models.acts.every_act import find_act
from models.acts.refusal import (
    Absent,
    HeldByColleague,
    ItemGone,
    NotYourAgency,
    NotYourRole,
    OutsideReach,
)
from models.approval.four_eyes import must_be_reviewed
from models.audit.audit_entry import record
from models.dossier import Dossier
from models.progress.work_item import ItemState, WorkItem
from models.role import Role
from models.staff.absence import is_absent
from models.staff.reach import reach_of
from models.staff.staff_notice import NoticeKind, tell_staff
from models.staff_member import StaffMember

# A claim ends with the working day of whoever forgot it; what a supervisor assigns lasts over a long weekend.
CLAIM_LASTS = timedelta(hours=8)
ASSIGNMENT_LASTS = timedelta(days=5)
# Typing prolongs a claim, but the row is not written anew every ten seconds.
PROLONGED_BY_AT_LEAST = timedelta(minutes=10)
# Who may give out and take back what he does not hold himself.
GIVES_OUT = frozenset({Role.SUPERVISOR, Role.CHAIRMAN})


def claim_item(session: Session, item: WorkItem, actor: Actor, now: datetime) -> None:
    """This will reserve the work for the actor; claiming what one holds already prolongs it.

    The item must be locked by the caller. Raises `ItemGone`, `NotYourAgency`, `NotYourRole`, `SamePerson`,
    `HeldByColleague`.
    """
    _check_may_hold(session, item, actor, now)
    if held_by_other(item, actor, now):
        raise HeldByColleague
    kept = item.claimed_until if item.assignee_id == actor.staff_id and item.claimed_until else now
    item.assignee_id, item.claimed_until = actor.staff_id, max(kept, now + CLAIM_LASTS)
    _note(session, actor, "work.claimed", item, now)


def release_item(
    session: Session, item: WorkItem, actor: Actor, now: datetime, *, reason: str = "", run_id: UUID | None = None
) -> None:
    """This will give the work back to everybody; releasing what nobody holds changes nothing."""
    _check_open(item, actor)
    if item.assignee_id is None:
        return
    if held_by_other(item, actor, now) and not actor.roles & GIVES_OUT:
        raise HeldByColleague
    holder = holder_of(item, now)
    tell_staff(session, holder, NoticeKind.RELEASED, item, actor.staff_id, now, reason=reason, run_id=run_id)
    back_to_queue(session, item, actor, now)


def back_to_queue(session: Session, item: WorkItem, actor: Actor, now: datetime) -> None:
    """This will let nobody hold it, whoever did: he has left, or may no longer do it."""
    item.assignee_id = item.claimed_until = None
    _note(session, actor, "work.released", item, now)


def assign_item(
    session: Session,
    item: WorkItem,
    to: StaffMember,
    actor: Actor,
    now: datetime,
    *,
    reason: str = "",
    run_id: UUID | None = None,
) -> None:
    """This will put the work into a colleague's hands and tell both him and whoever had it.

    He must be there, of the agency, have the role, see it, and not have had a hand in what is to be checked.
    """
    _check_open(item, actor)
    if not to.active:
        raise NotYourAgency
    _check_may_hold(session, item, to.as_actor(), now)
    if not reach_of(session, to, now).lets_do(item):
        raise OutsideReach
    if is_absent(session, to.id, now):
        raise Absent
    _tell_of_move(session, item, to.id, actor, now, reason=reason, run_id=run_id)
    item.assignee_id, item.claimed_until = to.id, now + ASSIGNMENT_LASTS
    _note(session, actor, "work.assigned", item, now)


def take_over_item(session: Session, item: WorkItem, actor: Actor, now: datetime, *, reason: str) -> None:
    """This will take the work out of a colleague's hands into one's own; he is told, and what he typed stays."""
    _check_may_hold(session, item, actor, now)
    if held_by_other(item, actor, now):
        tell_staff(session, item.assignee_id, NoticeKind.TAKEN_OVER, item, actor.staff_id, now, reason=reason)
    item.assignee_id, item.claimed_until = actor.staff_id, now + CLAIM_LASTS
    _note(session, actor, "work.taken_over", item, now)


def put_back_item(
    session: Session,
    item: WorkItem,
    holder_id: UUID | None,
    held_until: datetime | None,
    actor: Actor,
    now: datetime,
    *,
    run_id: UUID,
) -> None:
    """This will undo a run: the work is held as it was before, by nobody if whoever held it is no longer at work."""
    _check_open(item, actor)
    before = item.assignee_id
    item.assignee_id, item.claimed_until = holder_id, held_until
    if holder_of(item, now) is None:
        item.assignee_id = item.claimed_until = None
    if before != item.assignee_id:
        tell_staff(session, before, NoticeKind.CALLED_BACK, item, actor.staff_id, now, run_id=run_id)
        tell_staff(session, item.assignee_id, NoticeKind.ASSIGNED, item, actor.staff_id, now, run_id=run_id)
    _note(session, actor, "work.put_back", item, now)


def prolong_claim(session: Session, item_id: UUID, staff_id: UUID, now: datetime) -> None:
    """Whoever works on what he holds goes on holding it; what has run out already, or lasts longer, stays."""
    held = update(WorkItem).where(
        WorkItem.id == item_id,
        WorkItem.state == ItemState.OPEN,
        WorkItem.assignee_id == staff_id,
        WorkItem.claimed_until > now,
        WorkItem.claimed_until < now + CLAIM_LASTS - PROLONGED_BY_AT_LEAST,
    )
    prolonged = held.values(claimed_until=now + CLAIM_LASTS)
    session.execute(prolonged.execution_options(synchronize_session=False))


def holder_of(item: WorkItem, now: datetime) -> UUID | None:
    """Who holds the work at this moment; somebody who is away, or no longer of the house, holds nothing."""
    if item.assignee_id is None or item.claimed_until is None or item.claimed_until <= now:
        return None
    session = object_session(item)
    assert session is not None, "an item is always looked at within its transaction"
    if not session.get_one(StaffMember, item.assignee_id).active or is_absent(session, item.assignee_id, now):
        return None
    return item.assignee_id


def held_by_other(item: WorkItem, actor: Actor, now: datetime) -> bool:
    """Whether a colleague holds the work at this moment."""
    holder = holder_of(item, now)
    return holder is not None and holder != actor.staff_id


def _tell_of_move(
    session: Session,
    item: WorkItem,
    to_id: UUID,
    actor: Actor,
    now: datetime,
    *,
    reason: str,
    run_id: UUID | None,
) -> None:
    """Both hear of it: whoever gets the work, and whoever had it, unless it is the same or he did it himself."""
    tell, holder = partial(tell_staff, reason=reason, run_id=run_id), holder_of(item, now)
    if holder != to_id:
        tell(session, holder, NoticeKind.MOVED_ON, item, actor.staff_id, now)
        tell(session, to_id, NoticeKind.ASSIGNED, item, actor.staff_id, now)


def _check_may_hold(session: Session, item: WorkItem, actor: Actor, now: datetime) -> None:
    """The rule of answering: what he could not answer does not come into his hands."""
    _check_open(item, actor)
    if not actor.roles & {item.role, item.also_role}:
        raise NotYourRole
    dossier = session.get_one(Dossier, item.dossier_id)
    must_be_reviewed(session, dossier, item, find_act(item.act), actor, now)


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
