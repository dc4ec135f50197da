"""Which dossiers and which work somebody may see: the one filter for lists, pages, search, counts and export.

What it lets through is written in words in `docs/access.md`, and as a table in `tests/access/matrix.txt`.
"""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from sqlalchemy import ColumnElement, and_, exists, false, or_, select, true
from sqlalchemy.orm import InstrumentedAttribute, Session

from models.dossier import Dossier
from models.progress.work_item import ItemState, WorkItem
from models.role import Role
from web.caller import EVERYTHING, Caller
from web.open_to import OFFICE
from web.problem import Problem
from web.tracking_secret import plain_code

READ = "case:read"


def visible_dossiers(caller: Caller) -> ColumnElement[bool]:
    """Staff see their agency's as far as their reach goes, a partner what it filed itself and has the scope to read, an
    applicant his own."""
    if caller.dossier_id is not None:
        return Dossier.id == caller.dossier_id
    if caller.staff is not None:
        if not caller.roles & OFFICE:
            return false()
        agency_id = caller.staff.agency_id
        return and_(Dossier.agency_id == agency_id, *caller.reach.dossiers(agency_id))
    if caller.client is not None:
        own = Dossier.filed_by == caller.actor.key
        procedures = caller.procedures_for(READ)
        return own if EVERYTHING in procedures else and_(own, Dossier.procedure.in_(sorted(procedures)))
    return false()


def visible_items(caller: Caller) -> ColumnElement[bool]:
    """Work follows the dossier: staff see their agency's as far as their reach goes, an applicant what his own dossier
    asks of him."""
    if caller.staff is not None:
        if not caller.roles & OFFICE:
            return false()
        return and_(WorkItem.agency_id == caller.staff.agency_id, *caller.reach.items())
    theirs = WorkItem.dossier_id.in_(select(Dossier.id).where(visible_dossiers(caller)))
    return and_(theirs, WorkItem.role == Role.APPLICANT)


def within_reach(caller: Caller) -> ColumnElement[bool]:
    """What a member of staff could see if no dossier were sealed: for opening one in need, and for nothing else."""
    if caller.staff is None or not caller.roles & OFFICE:
        return false()
    agency_id = caller.staff.agency_id
    return and_(Dossier.agency_id == agency_id, *caller.reach.dossiers_sealed_or_not(agency_id))


def visible_or_none(caller: Caller, dossier_id: InstrumentedAttribute[UUID | None]) -> ColumnElement[bool]:
    """The same for rows that may be about a dossier and may be about none, beside an outer join with dossiers."""
    return or_(dossier_id.is_(None), visible_dossiers(caller))


def visible_among(session: Session, caller: Caller, dossier_ids: Iterable[UUID]) -> frozenset[UUID]:
    """This will give those of the dossiers that the caller may see."""
    asked = set(dossier_ids)
    wanted = select(Dossier.id).where(Dossier.id.in_(asked), visible_dossiers(caller))
    return frozenset(session.scalars(wanted)) if asked else frozenset()


def hides_some(session: Session, caller: Caller) -> bool:
    """Whether his agency has dossiers that he may not see: then what is told of all of them is not for him."""
    if caller.staff is None:
        return True
    # Of a dossier without a territory the filter says neither yes nor no; it is hidden, too.
    not_seen = visible_dossiers(caller).is_not(true())
    hidden = exists().where(Dossier.agency_id == caller.staff.agency_id, not_seen)
    return bool(session.scalar(select(hidden)))


def answerable_items(caller: Caller) -> ColumnElement[bool]:
    """The open work somebody's roles let him do."""
    roles = sorted(caller.roles)
    return and_(
        visible_items(caller),
        WorkItem.state == ItemState.OPEN,
        or_(WorkItem.role.in_(roles), WorkItem.also_role.in_(roles)),
    )


def find_dossier(session: Session, caller: Caller, code: str, *, lock: bool = False) -> Dossier:
    """This will give the dossier of that code; one that may not be seen is not found.

    `lock` takes the dossier's row lock, which comes before every other.
    """
    wanted = select(Dossier).where(Dossier.code == plain_code(code), visible_dossiers(caller))
    found = session.scalars(wanted.with_for_update(key_share=True) if lock else wanted).one_or_none()
    if found is None:
        raise Problem("not-found")
    return found


def find_item(session: Session, caller: Caller, item_id: UUID) -> WorkItem:
    """This will give the work item, whatever became of it; one that may not be seen is not found."""
    found = session.scalars(select(WorkItem).where(WorkItem.id == item_id, visible_items(caller))).one_or_none()
    if found is None:
        raise Problem("not-found")
    return found
