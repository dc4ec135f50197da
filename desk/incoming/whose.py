"""Who sees which incoming document: one filter for the book, the page, its files and what is printed.

The clerks, the leaders and the supervisors see the open book; everybody else what stands with him or his unit. A secret
is seen by the clerks, the chairman, the leader it was laid before and whoever was named for it; supervisors see of it
only that it is late.
"""

from __future__ import annotations

from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, and_, exists, false, or_, select

from desk.member import member
from models.audit.audit_entry import record
from models.incoming.grades import Book
from models.incoming.incoming_document import IncomingDocument
from models.incoming.incoming_task import IncomingTask, given_to
from models.role import Role
from web.caller import Caller
from web.open_to import OFFICE
from web.problem import Problem
from web.visit import Inside

KEEPERS = frozenset({Role.SEAL_KEEPER, Role.CHAIRMAN, Role.DEPUTY, Role.SUPERVISOR})
KEEP_SECRETS = frozenset({Role.SEAL_KEEPER, Role.CHAIRMAN})


def readable(caller: Caller) -> ColumnElement[bool]:
    """What somebody may open."""
    staff = caller.staff
    if staff is None or not caller.roles & OFFICE:
        return false()
    here = IncomingDocument.agency_id == staff.agency_id
    mine = exists().where(IncomingTask.document_id == IncomingDocument.id, given_to(staff.id, staff.unit_id))
    named = exists().where(IncomingTask.document_id == IncomingDocument.id, given_to(staff.id, None))
    secret = or_(named, IncomingDocument.presented_to == staff.id)
    in_open = IncomingDocument.book == Book.OPEN
    open_ones = in_open if caller.roles & KEEPERS else and_(in_open, mine)
    in_secret = IncomingDocument.book == Book.CLASSIFIED
    secret_ones = in_secret if caller.roles & KEEP_SECRETS else and_(in_secret, secret)
    return and_(here, or_(open_ones, secret_ones))


def only_limits(caller: Caller) -> ColumnElement[bool]:
    """Secrets of which a supervisor sees the limit and nothing else."""
    if caller.staff is None or Role.SUPERVISOR not in caller.roles:
        return false()
    return and_(IncomingDocument.agency_id == caller.staff.agency_id, IncomingDocument.book == Book.CLASSIFIED)


def find_incoming(inside: Inside, document_id: UUID, *, lock: bool = False) -> IncomingDocument:
    """This will give the document; one that may not be seen is not found."""
    wanted = select(IncomingDocument).where(IncomingDocument.id == document_id, readable(inside.caller))
    found = inside.session.scalars(wanted.with_for_update(of=IncomingDocument) if lock else wanted).one_or_none()
    if found is None:
        raise Problem("not-found", "Không có văn bản này, hoặc văn bản không được giao cho bạn.")
    return found


def note_look(inside: Inside, document: IncomingDocument, **details: Any) -> None:
    """This will note that somebody has read it, of secrets and of the open book alike."""
    roles = sorted(inside.caller.roles)
    record(
        inside.session,
        inside.caller.actor,
        "incoming.read",
        inside.now,
        document=document.id,
        book=document.book,
        roles=roles,
        **details,
    )


def is_keeper(inside: Inside) -> bool:
    return Role.SEAL_KEEPER in inside.caller.roles


def is_mine(inside: Inside, task: IncomingTask) -> bool:
    return task.is_for(member(inside))
