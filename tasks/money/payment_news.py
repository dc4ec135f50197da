"""What the payment gateway says of an order or a refund, taken in under the dossier's lock."""

from __future__ import annotations

from datetime import datetime
from typing import Any, TypeVar

from pydantic import ValidationError
from sqlalchemy import select
from sqlalchemy.orm import Session

from gateways.payment.standing import PaymentFailed, PaymentNews, RefundFailed, RefundNews
from gateways.wire import Referring
from models.actor import Actor
from models.acts.aside.refund.pays_refund import PAYS_REFUND
from models.acts.refusal import FormFault, FormFaults
from models.audit.audit_entry import record
from models.dossier import Dossier
from models.money.book_payment import SumPaid, book_payment, close_unpaid
from models.money.payment import PaymentIntent
from models.money.payment_state import Happened
from models.money.refund import Refund, RefundState
from models.progress.effect import Effect
from models.progress.inbox_message import InboxMessage
from models.progress.open_aside import open_aside

Told = TypeVar("Told", bound=Referring)
_UNREADABLE = "Thông điệp của cổng thanh toán thiếu hoặc sai trường."
_NOT_OURS = "Cổng thanh toán nói về đơn vị, tài khoản hoặc loại tiền khác với yêu cầu đã gửi."


def note_paid(session: Session, dossier: Dossier, message: InboxMessage, data: dict[str, Any], now: datetime) -> None:
    """A sum was paid. Raises `FormFaults` when it is not ours: a person looks at it then."""
    intent = _intent(session, message)
    told = _read(PaymentNews, data)
    if (told.reference, told.merchant, told.account, told.currency) != (
        intent.reference,
        intent.merchant,
        intent.account,
        "VND",
    ):
        raise FormFaults([FormFault("/data", _NOT_OURS)])
    paid = SumPaid(told.gateway_ref, told.amount, told.paid_at)
    book_payment(session, dossier, intent, paid, Actor.partner(message.source), now)


def note_not_paid(
    session: Session, dossier: Dossier, message: InboxMessage, data: dict[str, Any], now: datetime
) -> None:
    intent = _intent(session, message)
    told = _read(PaymentFailed, data)
    if (told.reference, told.merchant) != (intent.reference, intent.merchant):
        raise FormFaults([FormFault("/data", _NOT_OURS)])
    close_unpaid(session, dossier, intent, Happened.NOT_PAID, Actor.partner(message.source), now)


def note_over(session: Session, dossier: Dossier, message: InboxMessage, data: dict[str, Any], now: datetime) -> None:
    """We asked after the gateway had stopped taking money for it, and nothing had been paid."""
    intent = _intent(session, message)
    close_unpaid(session, dossier, intent, Happened.OVER, Actor.partner(message.source), now)


def note_refunded(
    session: Session, dossier: Dossier, message: InboxMessage, data: dict[str, Any], now: datetime
) -> None:
    """The money has gone back. Another sum than ours is for a person to look at."""
    refund = _refund(session, message)
    told = _read(RefundNews, data)
    if (told.reference, told.amount) != (refund.reference, refund.amount):
        raise FormFaults([FormFault("/data", _NOT_OURS)])
    if refund.state is RefundState.PAID:
        return
    refund.state, refund.paid_at, refund.paid_by = RefundState.PAID, now, f"partner:{message.source}"
    refund.gateway_ref, refund.gateway_paid_at = told.gateway_ref, told.paid_at
    _settled(session, dossier, message, refund, now)


def note_not_refunded(
    session: Session, dossier: Dossier, message: InboxMessage, data: dict[str, Any], now: datetime
) -> None:
    """The way back is closed (an account that is no more): the money is paid out at the desk instead."""
    refund = _refund(session, message)
    if _read(RefundFailed, data).reference != refund.reference:
        raise FormFaults([FormFault("/data", _NOT_OURS)])
    if refund.state not in (RefundState.AGREED, RefundState.SENT) or refund.way != "online":
        return
    pay_at_the_desk(session, dossier, refund, now)
    _settled(session, dossier, message, refund, now)


def pay_at_the_desk(session: Session, dossier: Dossier, refund: Refund, now: datetime) -> None:
    """This will have the return desk pay out in cash what could not go back online."""
    refund.state, refund.way = RefundState.AGREED, "cash"
    open_aside(session, dossier, PAYS_REFUND, leg=refund.leg, turn=1, at=now, about=refund.id)


def _settled(session: Session, dossier: Dossier, message: InboxMessage, refund: Refund, now: datetime) -> None:
    # The inbox has read it before the dossier was locked; whoever sent the order may have confirmed it since.
    wanted = select(Effect).where(Effect.reference == message.reference).execution_options(populate_existing=True)
    effect = session.scalars(wanted).one()
    actor = Actor.partner(message.source)
    if effect.confirmed_at is None:
        # Whoever sent the order died before he could note that it had arrived; now the gateway says so itself.
        effect.confirmed_at = now
        note_refund(session, dossier, refund, "sent", actor, now)
    effect.settled_at = effect.settled_at or now
    note_refund(session, dossier, refund, "paid" if refund.state is RefundState.PAID else "to_the_desk", actor, now)


def note_refund(session: Session, dossier: Dossier, refund: Refund, what: str, actor: Actor, now: datetime) -> None:
    """This will write the audit entry of a step of the refund."""
    record(
        session,
        actor,
        f"refund.{what}",
        now,
        dossier_id=dossier.id,
        agency_id=dossier.agency_id,
        refund=refund.id,
        amount=refund.amount,
    )


def _intent(session: Session, message: InboxMessage) -> PaymentIntent:
    return session.scalars(select(PaymentIntent).where(PaymentIntent.reference == message.reference)).one()


def _refund(session: Session, message: InboxMessage) -> Refund:
    return session.scalars(select(Refund).where(Refund.reference == message.reference)).one()


def _read(kind: type[Told], data: dict[str, Any]) -> Told:
    try:
        return kind.model_validate(data)
    except ValidationError:
        raise FormFaults([FormFault("/data", _UNREADABLE)]) from None
