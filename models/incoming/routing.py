"""From the clerk to the leader, and from the leader to whoever leads and coordinates."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from language.phrase import phrase
from models.actor import Actor
from models.acts.refusal import FormFault, FormFaults, NotYourRole
from models.audit.audit_entry import record
from models.clock.agency_calendar import load_calendar
from models.incoming.grades import Book, IncomingState
from models.incoming.incoming_document import IncomingDocument, NotNow
from models.incoming.incoming_task import IncomingTask, Part
from models.incoming.limits import route_by
from models.incoming.tell import people_of, tell
from models.role import Role
from models.staff.absence import is_absent
from models.staff.staff_notice import NoticeKind
from models.staff.unit import Unit
from models.staff_member import StaffMember

LEADERS = frozenset({Role.CHAIRMAN, Role.DEPUTY})
Receiver = Unit | StaffMember


@dataclass(frozen=True)
class Direction:
    """What the leader says: who leads, who coordinates, by when (an instant), and in his own words."""

    lead: Receiver
    due_at: datetime
    words: str
    coordinate: Sequence[Receiver] = field(default=())


def present(session: Session, document: IncomingDocument, leader: StaffMember, actor: Actor, now: datetime) -> None:
    """This will lay the document before the leader; before another one when the first is not there any more."""
    if not LEADERS & leader.as_actor().roles or leader.agency_id != document.agency_id or not leader.active:
        raise FormFaults([FormFault("/leader", "Hãy chọn lãnh đạo của cơ quan.")])
    if is_absent(session, leader.id, now):
        raise FormFaults([FormFault("/leader", "Lãnh đạo này đang vắng mặt; hãy trình người khác.")])
    document.moves_on(IncomingState.REGISTERED, IncomingState.PRESENTED)
    document.state, document.presented_to = IncomingState.PRESENTED, leader.id
    document.presented_at, document.presented_by = document.presented_at or now, actor.key
    document.step_due_at = route_by(now, document.urgency, load_calendar(session, document.agency_id))
    record(session, actor, "incoming.presented", now, document=document.id, to=leader.id)
    tell(session, document, NoticeKind.INCOMING_PRESENTED, {leader.id}, now, by_id=actor.staff_id)


def route(session: Session, document: IncomingDocument, direction: Direction, actor: Actor, now: datetime) -> None:
    """This will give the document to whoever leads and coordinates, and tell each of them. Only a leader may."""
    _check_leader(actor)
    if direction.due_at <= now:
        raise FormFaults([FormFault("/limit", "Hạn này đã qua.")])
    for one in (direction.lead, *direction.coordinate):
        _check_receiver(session, document, one, now)
    document.moves_on(IncomingState.PRESENTED)
    document.state, document.routed_at, document.routed_by = IncomingState.ROUTED, now, actor.key
    document.due_at = document.step_due_at = direction.due_at
    document.directive = direction.words or None
    others = [one for one in dict.fromkeys(direction.coordinate) if one is not direction.lead]
    given = [_task(document, direction.lead, Part.LEAD, actor, now)]
    given += [_task(document, one, Part.COORDINATE, actor, now) for one in others]
    session.add_all(given)
    session.flush()
    record(session, actor, "incoming.routed", now, document=document.id, due=direction.due_at, given=len(given))
    tell(
        session,
        document,
        NoticeKind.INCOMING_ROUTED,
        people_of(session, given),
        now,
        by_id=actor.staff_id,
        reason=direction.words,
    )


def reassign(
    session: Session,
    document: IncomingDocument,
    task: IncomingTask,
    to: Receiver,
    reason: str,
    actor: Actor,
    now: datetime,
) -> IncomingTask:
    """This will take the task from one and give it to another, in the same part; both are told why."""
    _check_leader(actor)
    if not reason.strip():
        raise FormFaults([FormFault("/reassign_reason", "Ghi lý do giao lại; cả hai bên đều đọc lý do này.")])
    _check_receiver(session, document, to, now)
    if task.document_id != document.id or task.ended_at is not None:
        raise NotNow
    if to.id in (task.unit_id, task.staff_id):
        raise FormFaults([FormFault("/to", "Văn bản đang ở đúng đơn vị, người này.")])
    document.moves_on(IncomingState.ROUTED)
    task.ended_at, task.ended_by, task.ended_reason = now, actor.key, reason.strip()
    # The one who leads must be gone before another can.
    session.flush()
    new = _task(document, to, task.part, actor, now)
    session.add(new)
    session.flush()
    record(session, actor, "incoming.reassigned", now, document=document.id, task=task.id, to=to.id)
    before, after = people_of(session, [task]), people_of(session, [new])
    by_id = actor.staff_id
    tell(session, document, NoticeKind.INCOMING_MOVED_ON, before - after, now, by_id=by_id, reason=reason.strip())
    tell(session, document, NoticeKind.INCOMING_ROUTED, after, now, by_id=by_id, reason=reason.strip())
    return new


def standing_tasks(session: Session, document_id: UUID) -> list[IncomingTask]:
    """Who has it now, the leading one first."""
    found = select(IncomingTask).where(IncomingTask.document_id == document_id, IncomingTask.ended_at.is_(None))
    return sorted(session.scalars(found), key=lambda one: (one.part is not Part.LEAD, one.given_at, str(one.id)))


def _check_leader(actor: Actor) -> None:
    if not LEADERS & actor.roles:
        raise NotYourRole


def _check_receiver(session: Session, document: IncomingDocument, to: Receiver, now: datetime) -> None:
    if to.agency_id != document.agency_id:
        raise FormFaults([FormFault("/lead", "Hãy chọn đơn vị, người của cơ quan.")])
    if isinstance(to, Unit):
        if document.book is Book.CLASSIFIED:
            raise FormFaults([FormFault("/lead", "Văn bản mật chỉ giao đích danh từng người, không giao cả đơn vị.")])
        return
    if not to.active or set(to.roles) == {Role.ADMINISTRATOR.value}:
        raise FormFaults([FormFault("/lead", "Không giao văn bản cho tài khoản này được.")])
    if is_absent(session, to.id, now):
        said = phrase("{who} đang vắng mặt; hãy giao người khác hoặc cả đơn vị.", who=to.full_name)
        raise FormFaults([FormFault("/lead", said)])


def _task(document: IncomingDocument, to: Receiver, part: Part, actor: Actor, now: datetime) -> IncomingTask:
    by_unit = isinstance(to, Unit)
    return IncomingTask(
        document_id=document.id,
        part=part,
        unit_id=to.id if by_unit else None,
        staff_id=None if by_unit else to.id,
        given_at=now,
        given_by=actor.key,
    )
