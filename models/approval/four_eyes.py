"""Nobody decides on what he prepared himself; where there is nobody else, somebody must look at it afterwards."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.actor import Actor
from models.acts.act import Act, Deed
from models.acts.aside.reviews_after import REVIEW_WITHIN, REVIEWS_AFTER
from models.acts.refusal import SamePerson
from models.approval.standing import stand_ins
from models.audit.audit_entry import record
from models.clock.due import derive_due
from models.dossier import Dossier
from models.progress.journal import authors_of
from models.progress.open_aside import open_aside
from models.progress.work_item import WorkItem
from models.role import Role
from models.staff_member import StaffMember
from procedures.limits import write_limit


def must_be_reviewed(
    session: Session, dossier: Dossier, item: WorkItem, act: Act[Any], actor: Actor, now: datetime
) -> bool:
    """Whether this person prepared what he decides and may only because the agency has nobody else.

    Raises `SamePerson` where somebody else could decide.
    """
    prepared = _who_prepared(session, dossier, item, act)
    if actor.key not in prepared:
        return False
    if actor.staff_id is None or _others(session, dossier, item, actor, prepared, now):
        raise SamePerson
    return True


def _who_prepared(session: Session, dossier: Dossier, item: WorkItem, act: Act[Any]) -> frozenset[str]:
    """Work aside has a leg of its own, and only what was prepared in that is what it is about."""
    leg = item.leg if item.aside else None
    return frozenset().union(*(authors_of(session, dossier.id, line, leg) for line in act.never_by_author_of))


def _others(
    session: Session, dossier: Dossier, item: WorkItem, actor: Actor, prepared: frozenset[str], now: datetime
) -> bool:
    """Whether anybody else in the agency has the role, stands in for it, or could be given it for the day."""
    roles = {item.role, Role.DEPUTY} if item.role is Role.CHAIRMAN else {item.role}
    colleagues = select(StaffMember.id).where(
        StaffMember.agency_id == item.agency_id,
        StaffMember.active,
        StaffMember.id != actor.staff_id,
        StaffMember.roles.overlap([role.value for role in roles]),
    )
    able = {*session.scalars(colleagues), *stand_ins(session, item.agency_id, item.line, dossier.procedure, now)}
    return any(f"staff:{one}" not in prepared | {actor.key} for one in able)


def have_it_reviewed(deed: Deed) -> None:
    """This will put the review on the supervisor's desk, with its limit, in the transaction of the decision."""
    item = deed.item
    review = open_aside(
        deed.session,
        deed.dossier,
        REVIEWS_AFTER,
        leg=f"review/{item.id}",
        turn=1,
        at=deed.now,
        about=item.id,
    )
    review.limit = write_limit(REVIEW_WITHIN)
    review.due_at = derive_due(REVIEW_WITHIN, deed.now, deed.calendar).at
    record(
        deed.session,
        deed.actor,
        "four_eyes.excepted",
        deed.now,
        dossier_id=deed.dossier.id,
        agency_id=item.agency_id,
        item=item.id,
        line=item.line,
        review=review.id,
    )
