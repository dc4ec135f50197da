"""Giving money back through the gateway: intended before the call, asked about when unsure, never sent twice.

No reading awaits a refund, for most come when the dossier is over; every worker looks after those that are due.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast
from uuid import UUID

import structlog
from sqlalchemy import select, text
from sqlalchemy.orm import Session

from engine.office import Office
from engine.signals import PartnerUnavailable
from engine.trouble import PartnerRefusal
from gateways.payment import payment_gateway
from gateways.payment.standing import RefundOrder
from models.actor import SYSTEM
from models.acts.answer import lock_dossier
from models.failpoint import failpoint
from models.money.payment import OnlinePayment
from models.money.refund import Refund, RefundState
from models.progress.effect import Effect
from tasks.equipment import Equipment
from tasks.money.payment_news import note_refund, pay_at_the_desk
from tasks.reaching_out import reaching_out

log = structlog.get_logger("refunds")
KIND = "refund"
LINE = "sends_refund"

_DUE = text("""
SELECT id FROM refund WHERE state = 'agreed' AND way = 'online' AND not_before <= now()
 ORDER BY not_before LIMIT 1 FOR UPDATE SKIP LOCKED
""")
# A quarter of a minute after the first attempt, then ever later up to ten minutes: the gateway may be away for a day.
_LATER = text("""
UPDATE refund SET attempts = attempts + 1,
                  not_before = now() + make_interval(secs => least(15 * power(2, least(attempts, 6)), 600))
 WHERE id = :id RETURNING attempts
""")


@dataclass(frozen=True)
class _Order:
    refund_id: UUID
    reference: str
    request: dict[str, Any]
    attempts: int


def send_refunds(office: Office, count: int = 10) -> int:
    """This will send at most `count` refunds whose time has come; returns how many were tried."""
    for done in range(count):
        with office.database.transaction() as session:
            order = _intend(session, cast(Equipment, office.equipment).payment_merchant, office.clock.now())
        if order is None:
            return done
        failpoint("refund.after_intent")
        taken = _send(cast(Equipment, office.equipment), order)
        failpoint("refund.after_call")
        if taken is not None:
            with office.database.transaction() as session:
                _confirm(session, order, office.clock.now(), taken=taken)
                session.flush()
                failpoint("refund.before_commit")
    return count


def send_again(equipment: Equipment, reference: str, request: Any) -> None:
    """This will say it once more under the old reference, for a gateway that says it never heard of it."""
    with reaching_out():
        equipment.partners.payment_gateway.refund(RefundOrder.model_validate({**request, "reference": reference}))


def _intend(session: Session, merchant: str, now: datetime) -> _Order | None:
    """The effect stands before anything is sent; from the second attempt on the gateway is asked first."""
    refund_id = session.scalar(_DUE)
    if refund_id is None:
        return None
    attempts = session.scalar(_LATER, {"id": refund_id}) or 1
    refund = session.get_one(Refund, refund_id, populate_existing=True)
    reference = refund.reference or ""
    effect = session.scalars(select(Effect).where(Effect.reference == reference)).first()
    if effect is None:
        effect = _effect(session, refund, merchant, now)
    effect.attempts = attempts
    return _Order(refund.id, reference, effect.request, attempts)


def _effect(session: Session, refund: Refund, merchant: str, now: datetime) -> Effect:
    effect = Effect(
        dossier_id=refund.dossier_id,
        leg=refund.leg,
        line=LINE,
        turn=1,
        kind=KIND,
        partner=payment_gateway.NAME,
        reference=refund.reference,
        request={
            "merchant": merchant,
            "payment_ref": _paid_by(session, refund).gateway_ref,
            "amount": refund.amount,
            "currency": "VND",
        },
        intended_at=now,
        fence=0,
        attempts=0,
    )
    session.add(effect)
    return effect


def _paid_by(session: Session, refund: Refund) -> OnlinePayment:
    """The payment of which it is a part: its own, or the one that the receipt was written for."""
    wanted = OnlinePayment.receipt_id == refund.receipt_id
    if refund.payment_id is not None:
        wanted = OnlinePayment.id == refund.payment_id
    return session.scalars(select(OnlinePayment).where(wanted)).one()


def _send(equipment: Equipment, order: _Order) -> bool | None:
    """Whether the gateway has it in hand; False for a definite no, None when it must be tried again later."""
    gateway = equipment.partners.payment_gateway
    try:
        with reaching_out():
            if order.attempts > 1 and gateway.inquire_refund(order.reference) is not None:
                return True
            gateway.refund(RefundOrder.model_validate({**order.request, "reference": order.reference}))
    except PartnerRefusal:
        return False
    except PartnerUnavailable as away:
        log.info("refund not sent yet", trouble=type(away).__name__)
        return None
    return True


def _confirm(session: Session, order: _Order, now: datetime, *, taken: bool) -> None:
    dossier_id = session.scalars(select(Refund.dossier_id).where(Refund.id == order.refund_id)).one()
    dossier = lock_dossier(session, dossier_id)
    refund = session.get_one(Refund, order.refund_id, populate_existing=True)
    effect = session.scalars(select(Effect).where(Effect.reference == order.reference)).one()
    if effect.confirmed_at is not None:
        return
    effect.confirmed_at = now
    # The gateway's own message may have been quicker than its answer; then nothing is left to do.
    if refund.state is RefundState.AGREED and refund.way == "online":
        if taken:
            refund.state = RefundState.SENT
        else:
            effect.settled_at = now
            pay_at_the_desk(session, dossier, refund, now)
    note_refund(session, dossier, refund, "sent" if taken else "to_the_desk", SYSTEM, now)
