"""Reminding of limits: each once when it comes near and once when it is over, in the notices of those who can act.

Nothing depends on it to be seen: every list counts lateness from `step_due_at` itself. This only goes to people who
are not looking at a list.
"""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from uuid import UUID, uuid4

from sqlalchemy import ColumnElement, ForeignKey, UniqueConstraint, exists, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Mapped, Session, mapped_column

from models.actor import SYSTEM
from models.audit.audit_entry import record
from models.base import Base, Coded, Identified
from models.clock.agency_calendar import load_calendar
from models.clock.written_time import in_vietnam
from models.incoming.grades import IncomingState
from models.incoming.incoming_document import IncomingDocument
from models.incoming.incoming_task import Part
from models.incoming.routing import standing_tasks
from models.incoming.tell import people_of, tell
from models.role import Role
from models.staff.people_with import people_with
from models.staff.staff_notice import NoticeKind


class Reminded(StrEnum):
    SOON = "soon"
    LATE = "late"


class IncomingReminder(Identified, Base):
    """One row is one reminder of one limit; a limit that is moved is reminded of anew."""

    __tablename__ = "incoming_reminder"
    __table_args__ = (UniqueConstraint("document_id", "kind", "due_at"),)

    document_id: Mapped[UUID] = mapped_column(ForeignKey("incoming_document.id"))
    kind: Mapped[Reminded] = mapped_column(Coded(Reminded))
    due_at: Mapped[datetime]
    reminded_at: Mapped[datetime]


def remind(session: Session, now: datetime, most: int = 50) -> int:
    """This will tell whoever can still act, and the supervisors when it is late; returns how many reminders there were.

    Safe to be run by several at once and again: the row of a reminder is written once.
    """
    return sum(_remind(session, document, Reminded.LATE, now) for document in _over(session, now, most)) + sum(
        _remind(session, document, Reminded.SOON, now) for document in _near(session, now, most)
    )


def _over(session: Session, now: datetime, most: int) -> list[IncomingDocument]:
    late = IncomingDocument.step_due_at < now
    return list(session.scalars(select(IncomingDocument).where(late, ~_told(Reminded.LATE)).limit(most)))


def _near(session: Session, now: datetime, most: int) -> list[IncomingDocument]:
    """Work whose limit is today or on the next working day; the earlier steps are due the next day as it is."""
    routed = select(IncomingDocument).where(
        IncomingDocument.state == IncomingState.ROUTED, IncomingDocument.step_due_at >= now, ~_told(Reminded.SOON)
    )
    found = session.scalars(routed.order_by(IncomingDocument.step_due_at).limit(most))
    return [document for document in found if _is_near(session, document, now)]


def _is_near(session: Session, document: IncomingDocument, now: datetime) -> bool:
    calendar = load_calendar(session, document.agency_id)
    tomorrow = calendar.end_of_day(calendar.next_working_day(in_vietnam(now).date()))
    return document.step_due_at is not None and document.step_due_at <= tomorrow


def _told(kind: Reminded) -> ColumnElement[bool]:
    return (
        exists()
        .where(IncomingReminder.document_id == IncomingDocument.id, IncomingReminder.kind == kind)
        .where(IncomingReminder.due_at == IncomingDocument.step_due_at)
    )


def _remind(session: Session, document: IncomingDocument, kind: Reminded, now: datetime) -> int:
    row = insert(IncomingReminder).values(
        id=uuid4(), document_id=document.id, kind=kind, due_at=document.step_due_at, reminded_at=now
    )
    if session.scalar(row.on_conflict_do_nothing().returning(IncomingReminder.id)) is None:
        return 0
    to = _who_can_act(session, document)
    if kind is Reminded.LATE:
        to |= people_with(session, document.agency_id, Role.SUPERVISOR)
    notice = NoticeKind.INCOMING_LATE if kind is Reminded.LATE else NoticeKind.INCOMING_SOON
    tell(session, document, notice, to, now)
    record(session, SYSTEM, "incoming.reminded", now, agency_id=document.agency_id, document=document.id, kind=kind)
    return 1


def _who_can_act(session: Session, document: IncomingDocument) -> set[UUID]:
    if document.state in (IncomingState.DELIVERED, IncomingState.REGISTERED):
        return people_with(session, document.agency_id, Role.SEAL_KEEPER)
    if document.state is IncomingState.PRESENTED:
        return {document.presented_to} if document.presented_to else set()
    leading = [task for task in standing_tasks(session, document.id) if task.part is Part.LEAD]
    return people_of(session, leading)
