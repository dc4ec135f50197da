"""What the gateway says of an intent, written down: booked by a receipt, or kept apart for a person to decide on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import uuid4

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.actor import Actor
from models.audit.audit_entry import record
from models.dossier import Dossier
from models.money.at_the_door import collected_at_the_door
from models.money.open_refund import open_refund_of_payment
from models.money.owed import owed
from models.money.payment import OnlinePayment, PaymentIntent
from models.money.payment_state import Happened, move
from models.money.write_receipt import write_receipt


@dataclass(frozen=True)
class SumPaid:
    """One sum as the gateway tells of it; `amount` in đồng."""

    gateway_ref: str
    amount: int
    paid_at: datetime


def book_payment(
    session: Session, dossier: Dossier, intent: PaymentIntent, told: SumPaid, actor: Actor, now: datetime
) -> None:
    """This will write it down once for its gateway number; the dossier must be locked by the caller."""
    known = select(OnlinePayment.id).where(OnlinePayment.gateway_ref == told.gateway_ref)
    if session.scalars(known).first() is not None:
        return
    happened = Happened.PAID if told.amount == intent.amount else Happened.PAID_OTHER_SUM
    follows = move(
        intent.state,
        happened,
        still_owed=owed(session, dossier.id) >= told.amount,
        at_the_door=collected_at_the_door(session, dossier.id),
    )
    intent.close(follows.state, now)
    receipt = write_receipt(session, dossier, told.amount, actor, now, way="online") if follows.booked else None
    payment = OnlinePayment(
        id=uuid4(),
        dossier_id=dossier.id,
        agency_id=dossier.agency_id,
        intent_id=intent.id,
        gateway_ref=told.gateway_ref,
        account=intent.account,
        amount=told.amount,
        paid_at=told.paid_at,
        heard_at=now,
        receipt_id=receipt.id if receipt else None,
        surplus_because=follows.surplus,
    )
    session.add(payment)
    session.flush()
    _note(session, dossier, payment, actor, now)
    if follows.surplus is not None:
        open_refund_of_payment(session, dossier, payment, follows.surplus, now)


def close_unpaid(
    session: Session, dossier: Dossier, intent: PaymentIntent, happened: Happened, actor: Actor, now: datetime
) -> None:
    """This will note that nothing was paid; what has been paid or closed before stays as it is."""
    follows = move(intent.state, happened, still_owed=True, at_the_door=False)
    if follows.state is intent.state:
        return
    intent.close(follows.state, now)
    record(
        session,
        actor,
        f"payment.{follows.state}",
        now,
        dossier_id=dossier.id,
        agency_id=dossier.agency_id,
        intent=intent.id,
    )
    session.flush()


def _note(session: Session, dossier: Dossier, payment: OnlinePayment, actor: Actor, now: datetime) -> None:
    record(
        session,
        actor,
        "payment.paid",
        now,
        dossier_id=dossier.id,
        agency_id=dossier.agency_id,
        payment=payment.id,
        amount=payment.amount,
        booked=payment.receipt_id is not None,
    )
