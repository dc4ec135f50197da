"""The outbox of events for other agencies: claimed, delivered outside of any transaction, then recorded.

Retried as Standard Webhooks has it, over about three days, each time with some jitter; then paused. A person learns
of it much earlier (`alert_untaken`).
"""

from __future__ import annotations

import random
from typing import NamedTuple, cast
from uuid import UUID

from sqlalchemy import select, text
from sqlalchemy.orm import Session

from engine.office import Office
from gateways.outgoing.event_post import NO_ANSWER, PATH, Delivery, Receiver
from models.acts.answer import lock_dossier
from models.clock.clock import SystemClock
from models.failpoint import failpoint
from models.linkage.exchange import Direction
from models.linkage.keep_exchange import Passed, keep_exchange
from models.linkage.outgoing_event import EventState, OutgoingEvent
from models.linkage.partner_agency import PartnerAgency
from tasks.equipment import Equipment
from tasks.outbox.alert_untaken import alert
from tasks.outbox.claim import after

# Seconds of the database's time after the first, second... vain attempt; after the last the event is paused.
PAUSES_S = (5, 300, 1800, 7200, 18_000, 36_000, 50_400, 72_000, 86_400)
JITTER = 0.2

# Whoever holds a claim longer than this has died, and may have sent the event: it goes out again under the same id.
_CLAIM = text("""
UPDATE outgoing_event
   SET claimed_until = now() + interval '60 seconds', attempts = attempts + 1
 WHERE id = (SELECT e.id FROM outgoing_event e
              WHERE e.state = 'waiting' AND e.not_before <= now()
                AND (e.claimed_until IS NULL OR e.claimed_until <= now())
                AND NOT e.client_id = ANY(:away)
                AND EXISTS (SELECT FROM partner_agency p WHERE p.client_id = e.client_id AND p.active
                             AND p.suspended_at IS NULL)
              ORDER BY e.not_before, e.sequence LIMIT 1 FOR UPDATE SKIP LOCKED)
RETURNING id, attempts
""")


class _Claim(NamedTuple):
    event_id: UUID
    attempts: int
    client_id: UUID
    partner: str
    receiver: Receiver
    payload: bytes


def send_due_events(office: Office, count: int = 20) -> int:
    """This will send the events whose time has come, at most `count`; returns how many were tried.

    An agency that gives no answer is left alone for the rest of the round: the others must not wait for it.
    """
    post = cast(Equipment, office.equipment).events
    if post is None:
        return 0
    away: list[UUID] = []
    for done in range(count):
        with office.database.transaction() as session:
            claim = _claim(session, away)
        if claim is None:
            return done
        failpoint("event.after_claim")
        delivery = post.deliver(claim.receiver, str(claim.event_id), claim.payload, SystemClock().now())
        failpoint("event.after_send")
        if delivery.status == NO_ANSWER:
            away.append(claim.client_id)
        with office.database.transaction() as session:
            _record(session, office, claim, delivery)
            session.flush()
            failpoint("event.before_commit")
    return count


def _claim(session: Session, away: list[UUID]) -> _Claim | None:
    row = session.execute(_CLAIM, {"away": away}).first()
    if row is None:
        return None
    event = session.get_one(OutgoingEvent, row[0])
    partner = session.scalars(select(PartnerAgency).where(PartnerAgency.client_id == event.client_id)).one()
    receiver = Receiver(partner.base_url, tuple(partner.networks))
    return _Claim(event.id, row[1], event.client_id, partner.code, receiver, event.body.encode())


def _record(session: Session, office: Office, claim: _Claim, delivery: Delivery) -> None:
    now = office.clock.now()
    dossier_id = session.scalars(select(OutgoingEvent.dossier_id).where(OutgoingEvent.id == claim.event_id)).one()
    dossier = lock_dossier(session, dossier_id)
    event = session.get_one(OutgoingEvent, claim.event_id, with_for_update=True, populate_existing=True)
    passed = Passed(
        claim.partner,
        Direction.OUT,
        "POST",
        PATH,
        str(event.id),
        claim.payload,
        delivery.status,
        delivery.answer,
    )
    # Evidence goes by the machine's time, like the signature it is about.
    keep_exchange(session, passed, SystemClock().now())
    if event.state is not EventState.WAITING or event.attempts != claim.attempts:
        # Another worker took it over meanwhile; the receiver knows the event by its id.
        return
    event.claimed_until, event.fault = None, delivery.fault[:60] or None
    if delivery.taken:
        event.state, event.sent_at = EventState.SENT, now
    elif delivery.gone or event.attempts > len(PAUSES_S):
        event.state = EventState.PAUSED
        alert(session, dossier, event, now)
    else:
        _postpone(event, delivery)


def _postpone(event: OutgoingEvent, delivery: Delivery) -> None:
    pause = PAUSES_S[event.attempts - 1] * random.uniform(1 - JITTER, 1 + JITTER)  # noqa: S311
    event.not_before = after(max(pause, delivery.retry_after_s))
