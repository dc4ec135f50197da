"""What our own books say of an agency's day with a partner: every sum that moved, by the partner's number of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.clock.clock import VIETNAM
from models.delivery.parcel import Parcel, ParcelEvent
from models.dossier import Dossier
from models.money.payment import OnlinePayment, PaymentIntent
from models.money.reconciliation import Channel, Reconciliation
from models.money.refund import Refund


@dataclass(frozen=True)
class Entry:
    """`amount` in đồng, below zero for what went out; `dossier_id` where it is known whose it is."""

    entry: str
    reference: str
    amount: int
    dossier_id: UUID | None = None


def our_entries(session: Session, of: Reconciliation) -> list[Entry]:
    """This will give what our books have for that agency, partner and day of the partner's calendar."""
    begins, ends = _bounds(of.day)
    if of.channel is Channel.POST:
        return list(_handed_on(session, of.agency_id, begins, ends))
    return [*_paid(session, of.agency_id, begins, ends), *_refunded(session, of.agency_id, begins, ends)]


def _bounds(day: date) -> tuple[datetime, datetime]:
    begins = datetime.combine(day, time(), VIETNAM).astimezone(UTC)
    return begins, begins + timedelta(days=1)


def _paid(session: Session, agency_id: UUID, begins: datetime, ends: datetime) -> Iterator[Entry]:
    payments = (
        select(OnlinePayment, PaymentIntent.reference)
        .join(PaymentIntent, PaymentIntent.id == OnlinePayment.intent_id)
        .where(OnlinePayment.agency_id == agency_id, OnlinePayment.paid_at >= begins, OnlinePayment.paid_at < ends)
    )
    for payment, reference in session.execute(payments):
        yield Entry(payment.gateway_ref, reference, payment.amount, payment.dossier_id)


def _refunded(session: Session, agency_id: UUID, begins: datetime, ends: datetime) -> Iterator[Entry]:
    refunds = select(Refund).where(
        Refund.agency_id == agency_id, Refund.gateway_paid_at >= begins, Refund.gateway_paid_at < ends
    )
    for refund in session.scalars(refunds):
        yield Entry(refund.gateway_ref or "", refund.reference or "", -refund.amount, refund.dossier_id)


def _handed_on(session: Session, agency_id: UUID, begins: datetime, ends: datetime) -> Iterator[Entry]:
    """Money counts for the office on the day the post hands it on; that it was collected is another matter."""
    remitted = (
        select(Parcel)
        .join(Dossier, Dossier.id == Parcel.dossier_id)
        .join(ParcelEvent, ParcelEvent.parcel_id == Parcel.id)
        .where(
            Dossier.agency_id == agency_id,
            ParcelEvent.kind == "parcel.cod_remitted",
            ParcelEvent.happened_at >= begins,
            ParcelEvent.happened_at < ends,
        )
        .distinct()
    )
    for parcel in session.scalars(remitted):
        collected = parcel.cod_amount if parcel.cod_collected_at else 0
        yield Entry(parcel.reference, parcel.reference, collected, parcel.dossier_id)
