"""What may become of a line in the book: corrected with both texts kept, or cancelled with its number kept."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Session

from models.actor import Actor
from models.acts.refusal import FormFault, FormFaults
from models.audit.audit_entry import record
from models.clock.agency_calendar import load_calendar
from models.incoming.grades import Book, IncomingState
from models.incoming.incoming_document import IncomingCorrection, IncomingDocument, NotNow
from models.incoming.limits import present_by, route_by
from models.incoming.particulars import Particulars
from models.incoming.routing import standing_tasks
from models.incoming.tell import people_of, tell
from models.staff.staff_notice import NoticeKind

_OTHER_BOOK = "Độ mật quyết định sổ đăng ký nên không sửa được; hãy huỷ số này với lý do rồi đăng ký lại ở sổ đúng."


def correct(
    session: Session, document: IncomingDocument, told: Particulars, reason: str, actor: Actor, now: datetime
) -> None:
    """This will write the particulars anew and keep the earlier ones; what is the same already changes nothing.

    The number never changes. Raises `FormFaults`, and `NotNow` for what is cancelled, went back, or is not in the
    book yet.
    """
    if document.state in (IncomingState.DELIVERED, IncomingState.CANCELLED, IncomingState.RETURNED):
        raise NotNow
    before = document.particulars
    if told == before:
        return
    faults = [] if reason.strip() else [FormFault("/reason", "Ghi lý do sửa; cả hai nội dung đều được giữ.")]
    faults += [FormFault("/secrecy", _OTHER_BOOK)] if Book.of(told.secrecy) is not document.book else []
    if faults:
        raise FormFaults(faults)
    session.add(
        IncomingCorrection(
            document_id=document.id,
            before=before.kept(),
            after=told.kept(),
            reason=reason.strip(),
            corrected_at=now,
            corrected_by=actor.key,
        )
    )
    _rewrite(session, document, told)
    record(session, actor, "incoming.corrected", now, document=document.id)


def cancel(session: Session, document: IncomingDocument, reason: str, actor: Actor, now: datetime) -> None:
    """This will cancel a registration that was a mistake; its number stays in the book and is given to nobody else.

    Whoever was working on it is told why.
    """
    if not reason.strip():
        raise FormFaults([FormFault("/cancel_reason", "Ghi lý do huỷ; số đến vẫn giữ trong sổ.")])
    document.moves_on(IncomingState.REGISTERED, IncomingState.PRESENTED, IncomingState.ROUTED)
    document.state, document.step_due_at = IncomingState.CANCELLED, None
    document.ended_at, document.ended_by, document.ending = now, actor.key, {"reason": reason.strip()}
    record(session, actor, "incoming.cancelled", now, document=document.id)
    to = people_of(session, standing_tasks(session, document.id))
    to |= {document.presented_to} if document.presented_to else set()
    by_id, why = actor.staff_id, reason.strip()
    tell(session, document, NoticeKind.INCOMING_CANCELLED, to, now, by_id=by_id, reason=why)


def _rewrite(session: Session, document: IncomingDocument, told: Particulars) -> None:
    document.version += 1
    document.kept, document.search_text = told.kept(), told.search_text()
    document.same_paper_key = told.same_paper_key()
    if told.urgency is document.urgency:
        return
    document.urgency = told.urgency
    calendar = load_calendar(session, document.agency_id)
    if document.state is IncomingState.REGISTERED:
        since = document.delivered_at or document.arrived_at
        document.present_by = document.step_due_at = present_by(since, told.urgency, calendar)
    elif document.state is IncomingState.PRESENTED and document.presented_at:
        document.step_due_at = route_by(document.presented_at, told.urgency, calendar)
