"""The outbox of replies to senders of incoming documents: claimed, sent outside of any transaction, then recorded."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast
from uuid import UUID

import structlog
from sqlalchemy import func, select, text
from sqlalchemy.orm import Session

from engine.office import Office
from gateways.gateway import NothingSent, OutcomeUnknown, PartnerRefused
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
from tasks.outbox.fate import Attempt, Fate

log = structlog.get_logger("outbox")
# Seconds of the database's time before the next attempt; the last one goes on until the reply is given up.
PAUSES_S = (5, 60, 300, 1800)

# Whoever holds a claim longer than this has died, and may have sent the reply: its next holder asks first.
_CLAIM = text("""
UPDATE incoming_reply
   SET claimed_until = now() + interval '90 seconds', attempts = attempts + 1,
       in_doubt = in_doubt OR claimed_until IS NOT NULL
 WHERE id = (SELECT id FROM incoming_reply
              WHERE state = 'waiting' AND not_before <= now() AND (claimed_until IS NULL OR claimed_until <= now())
              ORDER BY not_before LIMIT 1 FOR UPDATE SKIP LOCKED)
RETURNING id, attempts
""")


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
    row = session.execute(_CLAIM).first()
    if row is None:
        return None
    reply = session.get_one(IncomingReply, row[0])
    document = session.get_one(IncomingDocument, reply.document_id)
    return _Claim(
        reply.id,
        row[1],
        reply.to,
        reply.content,
        reply.reference,
        session.get_one(Agency, document.agency_id).name,
        reply.written_at,
        reply.in_doubt,
    )


def _carry(equipment: Equipment, claim: _Claim) -> Attempt:
    """A reply that may have been sent before is asked about first: nobody hears twice of one document."""
    try:
        mail = equipment.partners.mail
        if claim.in_doubt and mail.inquire(claim.reference) is not None:
            return Attempt(Fate.ARRIVED)
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
    except PartnerRefused as no:
        return Attempt(Fate.FAILED, fault=no.code)
    except NothingSent as later:
        return Attempt(Fate.LATER, in_doubt=claim.in_doubt, retry_after_s=later.retry_after or 0.0)
    except OutcomeUnknown:
        return Attempt(Fate.LATER, in_doubt=True)
    except Exception as error:
        # Whatever else happens the reply reaches a person when its time is over.
        log.error("reply cannot be sent", error=type(error).__name__)
        return Attempt(Fate.LATER, in_doubt=True)


def _record(session: Session, claim: _Claim, attempt: Attempt, now: datetime) -> None:
    reply = session.get_one(IncomingReply, claim.reply_id, with_for_update=True, populate_existing=True)
    if reply.state is not LetterState.WAITING or reply.attempts != claim.attempts:
        return
    reply.claimed_until, reply.in_doubt = None, attempt.in_doubt
    if attempt.fate is Fate.ARRIVED:
        reply.state, reply.sent_at = LetterState.SENT, reply.sent_at or now
    elif attempt.fate is Fate.FAILED or _is_given_up(session, reply):
        reply.state, reply.fault = LetterState.UNDELIVERABLE, (attempt.fault or "gave-up")[:60]
        _tell_the_clerks(session, reply, now)
    else:
        pause = max(PAUSES_S[min(reply.attempts, len(PAUSES_S)) - 1], attempt.retry_after_s)
        reply.not_before = func.now() + func.make_interval(0, 0, 0, 0, 0, 0, pause)


def _is_given_up(session: Session, reply: IncomingReply) -> bool:
    over = select(IncomingReply.id).where(IncomingReply.id == reply.id, IncomingReply.give_up_at <= func.now())
    return session.scalars(over).first() is not None


def _tell_the_clerks(session: Session, reply: IncomingReply, now: datetime) -> None:
    document = session.get_one(IncomingDocument, reply.document_id)
    to = people_with(session, document.agency_id, Role.SEAL_KEEPER)
    tell(session, document, NoticeKind.INCOMING_UNTOLD, to, now)
