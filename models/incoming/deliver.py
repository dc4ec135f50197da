"""A document another agency's machine brings: kept at once, and waiting for a clerk to take it in or send it back.

NĐ 30/2020/NĐ-CP Điều 21.2: the sender knows the same day that it came; Điều 22: without a number it need not be dealt
with, and the number follows the order in which documents are received. So the machine gives none: a clerk looks first.
"""

from __future__ import annotations

from datetime import datetime
from uuid import NAMESPACE_URL, UUID, uuid5

from sqlalchemy.orm import Session

from models.actor import Actor
from models.acts.refusal import FormFault, FormFaults
from models.audit.audit_entry import record
from models.clock.agency_calendar import load_calendar
from models.clock.written_time import in_vietnam
from models.incoming.grades import IncomingState
from models.incoming.incoming_document import IncomingDocument
from models.incoming.limits import present_by
from models.incoming.register import (
    Arrival,
    check_arrival,
    keep_files,
    last_in_book,
    note_number,
    series_of,
    written,
)
from models.incoming.tell import tell
from models.intake.counter import next_number
from models.partner_client import PartnerClient
from models.role import Role
from models.staff.people_with import people_with
from models.staff.staff_notice import NoticeKind


def id_of(client: PartnerClient, reference: str) -> UUID:
    """The id of the document a machine knows by this reference of its own: sent again, it is the same document."""
    return uuid5(NAMESPACE_URL, f"urn:vn:gov:{client.client_id}:official-document:{reference}")


def deliver(
    session: Session,
    agency_id: UUID,
    arrival: Arrival,
    client: PartnerClient,
    reference: str,
    actor: Actor,
    now: datetime,
) -> IncomingDocument:
    """This will keep the document and tell the clerks; its id is `id_of`, and whoever calls has looked for it first.

    Until when it must be laid before the leader counts from now, however long it waits for a clerk. Raises
    `FormFaults`.
    """
    check_arrival(arrival, now)
    document = written(agency_id, arrival, actor, now, now, IncomingState.DELIVERED)
    document.client_id, document.reference, document.delivered_at = client.id, reference, now
    limit = present_by(now, document.urgency, load_calendar(session, agency_id))
    document.present_by = document.step_due_at = limit
    session.add(document)
    session.flush()
    keep_files(session, document, arrival.files, actor, now)
    record(session, actor, "incoming.delivered", now, agency_id=agency_id, document=document.id)
    tell(session, document, NoticeKind.INCOMING_DELIVERED, people_with(session, agency_id, Role.SEAL_KEEPER), now)
    session.flush()
    return document


def take_in(session: Session, document: IncomingDocument, actor: Actor, now: datetime) -> None:
    """This will give it the next number. It arrived when it was delivered, unless a later one has a number already."""
    document.moves_on(IncomingState.DELIVERED)
    year = in_vietnam(now).year
    number = next_number(session, document.agency_id, series_of(document.book, year))
    last = last_in_book(session, document.agency_id, document.book, year)
    document.arrived_at = _arrival(document, last, now)
    document.year, document.number, document.state = year, number, IncomingState.REGISTERED
    document.registered_by, document.registered_at = actor.key, now
    note_number(session, document, actor, now)


def give_back(session: Session, document: IncomingDocument, reason: str, actor: Actor, now: datetime) -> None:
    """This will send it back with the reason, which its sender reads; it gets no number. Raises `FormFaults`."""
    if not reason.strip():
        raise FormFaults([FormFault("/return_reason", "Ghi lý do trả lại; nơi gửi đọc lý do này.")])
    document.moves_on(IncomingState.DELIVERED)
    document.state, document.step_due_at = IncomingState.RETURNED, None
    document.registered_by, document.registered_at = actor.key, now
    document.ended_at, document.ended_by, document.ending = now, actor.key, {"reason": reason.strip()}
    record(session, actor, "incoming.returned", now, document=document.id)


def _arrival(document: IncomingDocument, last: IncomingDocument | None, now: datetime) -> datetime:
    came = document.arrived_at
    in_order = in_vietnam(came).year == in_vietnam(now).year and (last is None or last.arrived_at < came)
    return came if in_order else now
