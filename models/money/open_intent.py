"""Asking for what is owed through the payment gateway, once however often the button is pressed."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from uuid import UUID, uuid4

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models.actor import Actor
from models.acts.refusal import NothingToPay, PaymentUnderWay
from models.agency import Agency
from models.audit.audit_entry import record
from models.dossier import Dossier
from models.money.at_the_door import collected_at_the_door
from models.money.cancel_intent import open_intent_of
from models.money.owed import open_lines, owed
from models.money.payment import IntentState, PaymentIntent
from models.progress.effect import Effect

PARTNER = "payment-gateway"
KIND = "payment"
# Long enough to find one's telephone and the bank's application, short enough to know soon how it ended.
LASTS = timedelta(minutes=15)
FIRST_LOOK = timedelta(minutes=1)


def open_intent(session: Session, dossier: Dossier, merchant: str, actor: Actor, now: datetime) -> PaymentIntent:
    """This will give the open intent for the present sum, or open one; the dossier must be locked by the caller.

    Raises `NothingToPay`, or `PaymentUnderWay` while it is not known how an earlier one ended: it is asked about first.
    """
    due = owed(session, dossier.id)
    if due <= 0 or collected_at_the_door(session, dossier.id):
        raise NothingToPay
    before = open_intent_of(session, dossier.id)
    if before is not None:
        if before.amount == due and not is_over(session, before):
            return before
        raise PaymentUnderWay
    return _write(session, dossier, due, merchant, actor, now)


def is_over(session: Session, intent: PaymentIntent) -> bool:
    """Whether the gateway takes no more money for it, by the database's time."""
    return bool(session.scalar(select(func.now() >= intent.expires_at)))


def may_pay_online(session: Session, dossier: Dossier) -> bool:
    """Whether there is something to pay that nobody else is about to collect."""
    return owed(session, dossier.id) > 0 and not collected_at_the_door(session, dossier.id)


def look_now(session: Session, dossier_id: UUID) -> None:
    """This will have the gateway asked at once how the open intent stands."""
    intent = open_intent_of(session, dossier_id)
    if intent is not None:
        intent.look_at = _database_time(session)


def _write(session: Session, dossier: Dossier, due: int, merchant: str, actor: Actor, now: datetime) -> PaymentIntent:
    begun = _database_time(session)
    intent = PaymentIntent(
        id=uuid4(),
        dossier_id=dossier.id,
        agency_id=dossier.agency_id,
        reference=f"{KIND}-{uuid4()}",
        merchant=merchant,
        account=session.get_one(Agency, dossier.agency_id).code,
        amount=due,
        lines=json.dumps({code: left for code, left in sorted(open_lines(session, dossier.id).items()) if left}),
        opened_by=actor.key,
        opened_at=now,
        expires_at=begun + LASTS,
        look_at=begun + FIRST_LOOK,
        looks=0,
        state=IntentState.OPEN,
    )
    session.add(intent)
    session.add(_effect(session, intent, now))
    record(session, actor, "payment.opened", now, dossier_id=dossier.id, agency_id=dossier.agency_id, intent=intent.id)
    session.flush()
    return intent


def _effect(session: Session, intent: PaymentIntent, now: datetime) -> Effect:
    """What the gateway says under this reference finds its way to the dossier by it, as with every partner."""
    earlier = (
        select(func.count()).select_from(Effect).where(Effect.dossier_id == intent.dossier_id, Effect.kind == KIND)
    )
    return Effect(
        dossier_id=intent.dossier_id,
        leg=f"payment/{intent.id}",
        line="opens_payment",
        turn=(session.scalar(earlier) or 0) + 1,
        kind=KIND,
        partner=PARTNER,
        reference=intent.reference,
        request={"amount": intent.amount},
        intended_at=now,
        fence=0,
        attempts=0,
    )


def _database_time(session: Session) -> datetime:
    found = session.scalar(select(func.now()))
    assert isinstance(found, datetime), "the database knows the time"
    return found
