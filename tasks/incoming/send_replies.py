"""The outbox of replies to senders of incoming documents: claimed, sent outside of any transaction, then recorded."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast
from uuid import UUID

from sqlalchemy.orm import Session

from engine.office import Office
from gateways.mail_message import MailMessage
from models.agency import Agency
from models.delivery.letter import LetterState
from models.failpoint import failpoint
from models.incoming.incoming_document import IncomingDocument
from models.incoming.reply import IncomingReply
from models.incoming.tell import tell
from models.role import Role
from models.staff.people_with import people_with
from models.staff.staff_notice import NoticeKind
from tasks.equipment import Equipment
from tasks.outbox.attempted import attempted
from tasks.outbox.claim import claim_next, is_given_up, is_ours, try_later
from tasks.outbox.fate import Attempt, Fate

# Seconds of the database's time before the next attempt; the last one goes on until the reply is given up.
PAUSES_S = (5, 60, 300, 1800)


@dataclass(frozen=True)
class _Claim:
    reply_id: UUID
    attempts: int
    to: str
    content: Any
    reference: str
    sender_name: str
    written_at: datetime
    in_doubt: bool


def send_due_replies(office: Office, count: int = 20) -> int:
    """This will send the replies whose time has come, at most `count`; returns how many were tried."""
    for done in range(count):
        with office.database.transaction() as session:
            claim = _claim(session)
        if claim is None:
            return done
        failpoint("reply.after_claim")
        attempt = _carry(cast(Equipment, office.equipment), claim)
        failpoint("reply.after_send")
        with office.database.transaction() as session:
            _record(session, claim, attempt, office.clock.now())
    return count


def _claim(session: Session) -> _Claim | None:
    reply = claim_next(session, IncomingReply)
    if reply is None:
        return None
    document = session.get_one(IncomingDocument, reply.document_id)
    return _Claim(
        reply.id,
        reply.attempts,
        reply.to,
        reply.content,
        reply.reference,
        session.get_one(Agency, document.agency_id).name,
        reply.written_at,
        reply.in_doubt,
    )


def _carry(equipment: Equipment, claim: _Claim) -> Attempt:
    """A reply that may have been sent before is asked about first: nobody hears twice of one document."""
    return attempted(lambda: _by_mail(equipment, claim), in_doubt=claim.in_doubt, what="incoming-reply")


def _by_mail(equipment: Equipment, claim: _Claim) -> Attempt:
    mail = equipment.partners.mail
    if not (claim.in_doubt and mail.inquire(claim.reference) is not None):
        mail.send(
            MailMessage(
                reference=claim.reference,
                sender=equipment.mail_sender,
                sender_name=claim.sender_name,
                to=claim.to,
                subject=claim.content["subject"],
                text=claim.content["text"],
                written_at=claim.written_at,
            )
        )
    return Attempt(Fate.ARRIVED)


def _record(session: Session, claim: _Claim, attempt: Attempt, now: datetime) -> None:
    reply = session.get_one(IncomingReply, claim.reply_id, with_for_update=True, populate_existing=True)
    if not is_ours(reply, claim.attempts):
        return
    reply.claimed_until, reply.in_doubt = None, attempt.in_doubt
    if attempt.fate is Fate.ARRIVED:
        reply.state, reply.sent_at = LetterState.SENT, reply.sent_at or now
    elif attempt.fate is Fate.FAILED or is_given_up(session, reply):
        reply.state, reply.fault = LetterState.UNDELIVERABLE, (attempt.fault or "gave-up")[:60]
        _tell_the_clerks(session, reply, now)
    else:
        try_later(reply, PAUSES_S, attempt)


def _tell_the_clerks(session: Session, reply: IncomingReply, now: datetime) -> None:
    document = session.get_one(IncomingDocument, reply.document_id)
    to = people_with(session, document.agency_id, Role.SEAL_KEEPER)
    tell(session, document, NoticeKind.INCOMING_UNTOLD, to, now)
