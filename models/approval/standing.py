"""In what capacity somebody answers: his own, or for a time in the head's place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session, aliased

from models.actor import Actor
from models.approval.delegation import Delegation, Manner
from models.dossier import Dossier
from models.progress.work_item import WorkItem
from models.role import Role
from models.staff.absence import Absence, stands_at
from models.staff_member import StaffMember

# Who may stand in: a deputy signs in the head's place, the head of a unit by his mandate.
MAY_STAND_IN = {Manner.IN_PLACE: Role.DEPUTY, Manner.BY_MANDATE: Role.SUPERVISOR}


@dataclass(frozen=True)
class Standing:
    """`actor` has the roles he acts with; `delegation` is set where he has one of them from somebody else only.

    `reviewed_later` says that four eyes were impossible, so that a second person must look afterwards.
    """

    actor: Actor
    delegation: Delegation | None = None
    reviewed_later: bool = False


def standing_of(session: Session, dossier: Dossier, item: WorkItem, actor: Actor, now: datetime) -> Standing:
    """This will add the head's role where a delegation covers this work at this moment."""
    if item.role is not Role.CHAIRMAN or actor.roles & {item.role, item.also_role}:
        return Standing(actor)
    if actor.staff_id is None or actor.agency_id != item.agency_id:
        return Standing(actor)
    covering = (one for one in delegations_to(session, actor, now) if one.covers(item.line, dossier.procedure))
    found = next(covering, None)
    return Standing(replace(actor, roles=actor.roles | {item.role}), found) if found else Standing(actor)


def delegations_to(session: Session, actor: Actor, now: datetime) -> Sequence[Delegation]:
    """What stands for this person now, the earliest first; it falls with the office of either of the two, and rests
    while he is away himself."""
    if actor.staff_id is None or not actor.roles & set(MAY_STAND_IN.values()):
        return ()
    wanted = select(Delegation).where(Delegation.to_id == actor.staff_id, *in_force(now))
    return session.scalars(wanted.order_by(Delegation.begins_at, Delegation.id)).all()


def in_force(now: datetime) -> tuple[ColumnElement[bool], ...]:
    """The conditions under which a delegation stands at this moment of business time."""
    giver, taker = aliased(StaffMember), aliased(StaffMember)
    from_head = select(giver.id).where(
        giver.id == Delegation.from_id,
        giver.agency_id == Delegation.agency_id,
        giver.active,
        giver.roles.contains([Role.CHAIRMAN.value]),
    )
    fits = [(Delegation.manner == manner) & taker.roles.contains([role.value]) for manner, role in MAY_STAND_IN.items()]
    to_deputy = select(taker.id).where(
        taker.id == Delegation.to_id, taker.agency_id == Delegation.agency_id, taker.active, fits[0] | fits[1]
    )
    away = select(Absence.id).where(Absence.staff_id == Delegation.to_id, stands_at(now))
    return (
        Delegation.revoked_at.is_(None),
        Delegation.begins_at <= now,
        Delegation.ends_at > now,
        from_head.exists(),
        to_deputy.exists(),
        ~away.exists(),
    )


def stand_ins(session: Session, agency_id: UUID, line: str, procedure: str, now: datetime) -> list[UUID]:
    """Who of the agency may do this head's work now because it was delegated to them."""
    standing = session.scalars(select(Delegation).where(Delegation.agency_id == agency_id, *in_force(now)))
    return [one.to_id for one in standing if one.covers(line, procedure)]
