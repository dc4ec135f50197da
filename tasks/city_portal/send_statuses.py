"""The outbox of the city's portal: claimed, sent outside of any transaction, then recorded; in order per dossier.

Only the oldest waiting message of a dossier may go out, so nothing overtakes. What the portal may or may not have taken
goes out again under the same reference with the same words: the portal knows it by that. What it refuses with an error
code of its own is for a person, and holds up nothing; the next message about the whole dossier tells all of it anyway.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import cast
from uuid import UUID

import structlog
from sqlalchemy import func, select, text
from sqlalchemy.orm import Session

from engine.office import Office
from gateways.city_portal.city_portal import NAME, SERVICES, CityPortal, PortalCall
from gateways.gateway import NothingSent, OutcomeUnknown, PartnerRefused
from models.acts.answer import lock_dossier
from models.agency import Agency
from models.city_portal.portal_message import MessageState, PortalMessage, Service, hash_of
from models.failpoint import failpoint
from models.linkage.exchange import Direction
from models.linkage.keep_exchange import NO_ANSWER, Passed, keep_exchange
from tasks.equipment import Equipment

log = structlog.get_logger("city_portal")

# Seconds of the database's time after the first, second... vain attempt; the last one goes on until it is taken.
PAUSES_S = (2, 5, 15, 60, 300, 900, 1800)
OK = 200
# Whoever holds a claim longer than this has died, and may have sent the message.
_CLAIM = text("""
UPDATE portal_message
   SET claimed_until = now() + interval '60 seconds', attempts = attempts + 1
 WHERE id = (SELECT m.id FROM portal_message m
              WHERE m.state = 'waiting' AND m.not_before <= now()
                AND (m.claimed_until IS NULL OR m.claimed_until <= now())
                AND NOT EXISTS (SELECT FROM portal_message e
                                 WHERE e.dossier_id = m.dossier_id AND e.sequence < m.sequence
                                   AND e.state = 'waiting')
              ORDER BY m.not_before, m.sequence LIMIT 1 FOR UPDATE OF m SKIP LOCKED)
RETURNING id, attempts
""")


@dataclass(frozen=True)
class _Claim:
    message_id: UUID
    attempts: int
    body: str
    call: PortalCall


@dataclass(frozen=True)
class _Outcome:
    """`sent` is whether anything may have reached the portal; a `refused` message is not tried again."""

    taken: bool = False
    refused: bool = False
    sent: bool = True
    fault: str = ""
    answer: bytes = b""
    retry_after_s: float = 0.0


def send_due_statuses(office: Office, count: int = 50) -> int:
    """This will send what the portal is owed, at most `count` messages; returns how many it took.

    The round ends when the portal is away or gives no answer: the rest waits until the next.
    """
    portal = cast(Equipment, office.equipment).city_portal
    if portal is None:
        return 0
    taken = 0
    for _ in range(count):
        with office.database.transaction() as session:
            claim = _claim(session)
        if claim is None:
            break
        failpoint("status.after_claim")
        outcome = _send(portal, claim)
        failpoint("status.after_send")
        with office.database.transaction() as session:
            _record(session, office, claim, outcome)
            session.flush()
            failpoint("status.before_commit")
        taken += outcome.taken
        if not (outcome.taken or outcome.refused):
            break
    return taken


def _claim(session: Session) -> _Claim | None:
    row = session.execute(_CLAIM).first()
    if row is None:
        return None
    message = session.get_one(PortalMessage, row[0])
    agency = session.get_one(Agency, message.agency_id)
    item = json.loads(message.body)
    updating = message.updating and _is_there(session, message)
    call = PortalCall(message.service.value, agency.code, message.reference, updating, item)
    return _Claim(message.id, row[1], message.body, call)


def _is_there(session: Session, message: PortalMessage) -> bool:
    """Whether the portal has taken the dossier once; what goes before in order has been settled by now."""
    taken = select(PortalMessage.id).where(
        PortalMessage.dossier_id == message.dossier_id,
        PortalMessage.service == Service.DOSSIER,
        PortalMessage.state == MessageState.SENT,
    )
    return bool(session.scalar(select(taken.exists())))


def _send(portal: CityPortal, claim: _Claim) -> _Outcome:
    try:
        return _Outcome(taken=True, answer=portal.tell(claim.call))
    except PartnerRefused as no:
        return _Outcome(refused=True, fault=no.code)
    except NothingSent as later:
        return _Outcome(sent=False, fault="unreachable", retry_after_s=later.retry_after or 0.0)
    except OutcomeUnknown:
        return _Outcome(fault="no-answer")


def _record(session: Session, office: Office, claim: _Claim, outcome: _Outcome) -> None:
    dossier_id = session.scalars(select(PortalMessage.dossier_id).where(PortalMessage.id == claim.message_id)).one()
    lock_dossier(session, dossier_id)
    message = session.get_one(PortalMessage, claim.message_id, with_for_update=True, populate_existing=True)
    now = office.clock.now()
    if outcome.sent:
        status = OK if outcome.taken or outcome.refused else NO_ANSWER
        answer = outcome.answer or outcome.fault.encode()
        evidence = Passed(NAME, Direction.OUT, "POST", SERVICES, message.reference, claim.body.encode(), status, answer)
        keep_exchange(session, evidence, now)
    if message.state is not MessageState.WAITING or message.attempts != claim.attempts:
        # Another worker took it over meanwhile; the portal knows the message by its reference.
        return
    assert message.body_hash == hash_of(claim.body)
    message.claimed_until, message.fault = None, outcome.fault[:60] or None
    if outcome.taken:
        message.state, message.sent_at = MessageState.SENT, now
    elif outcome.refused:
        message.state = MessageState.REFUSED
        log.warning("portal refused", reference=message.reference, code=outcome.fault)
    else:
        _postpone(session, message, outcome)


def _postpone(session: Session, message: PortalMessage, outcome: _Outcome) -> None:
    pause = PAUSES_S[min(message.attempts, len(PAUSES_S)) - 1]
    wait = max(float(pause), outcome.retry_after_s)
    later = session.scalar(select(func.now() + func.make_interval(0, 0, 0, 0, 0, 0, wait)))
    message.not_before = later or message.not_before
