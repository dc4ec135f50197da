"""Paying through the gateway: what was asked for under our reference, and every sum the gateway says it took."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Coded, Identified
from models.money.refund_cause import RefundCause


class IntentState(StrEnum):
    """How asking for a payment stands; all but the first are final, though money may still come."""

    OPEN = "open"
    PAID = "paid"
    REFUSED = "refused"
    EXPIRED = "expired"
    CANCELLED = "cancelled"

    @property
    def words(self) -> str:
        return _STATES[self]


_STATES = {
    IntentState.OPEN: "Đang chờ cổng thanh toán",
    IntentState.PAID: "Đã trả tiền",
    IntentState.REFUSED: "Không trả được",
    IntentState.EXPIRED: "Hết hạn, chưa trả tiền",
    IntentState.CANCELLED: "Không cần trả nữa",
}


class PaymentIntent(Identified, Base):
    """One sum asked for once: `amount` is that of `lines` (JSON: code and đồng of each) when it was opened.

    `reference` is ours and goes out as the order's number. `expires_at` and `look_at` are the database's time: until
    the one the gateway takes the money, at the other we ask it what has become of the order.
    """

    __tablename__ = "payment_intent"
    __table_args__ = (
        CheckConstraint("amount > 0", name="is_something"),
        CheckConstraint("(state = 'open') = (closed_at IS NULL)", name="closed_once_over"),
        Index("ix_payment_intent_one_open", "dossier_id", unique=True, postgresql_where=text("state = 'open'")),
        Index("ix_payment_intent_look", "look_at", postgresql_where=text("state = 'open'")),
    )

    dossier_id: Mapped[UUID] = mapped_column(ForeignKey("dossier.id"), index=True)
    agency_id: Mapped[UUID] = mapped_column(ForeignKey("agency.id"))
    reference: Mapped[str] = mapped_column(String(60), unique=True)
    merchant: Mapped[str] = mapped_column(String(60))
    account: Mapped[str] = mapped_column(String(60))
    amount: Mapped[int]
    lines: Mapped[str] = mapped_column(Text)
    opened_by: Mapped[str] = mapped_column(String(80))
    opened_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    look_at: Mapped[datetime]
    looks: Mapped[int] = mapped_column(default=0)
    state: Mapped[IntentState] = mapped_column(Coded(IntentState), default=IntentState.OPEN)
    closed_at: Mapped[datetime | None]

    def close(self, state: IntentState, at: datetime) -> None:
        self.state = state
        self.closed_at = self.closed_at or at


class OnlinePayment(Identified, Base):
    """A sum that the gateway took: either booked by a receipt, or more than was owed and then to be given back.

    `gateway_ref` is the gateway's own number and is used once; `paid_at` is when it was paid there.
    """

    __tablename__ = "online_payment"
    __table_args__ = (
        CheckConstraint("amount > 0", name="is_something"),
        CheckConstraint("receipt_id IS NOT NULL OR surplus_because IS NOT NULL", name="booked_or_surplus"),
        Index("ix_online_payment_day", "agency_id", "paid_at"),
    )

    dossier_id: Mapped[UUID] = mapped_column(ForeignKey("dossier.id"), index=True)
    agency_id: Mapped[UUID] = mapped_column(ForeignKey("agency.id"))
    intent_id: Mapped[UUID] = mapped_column(ForeignKey("payment_intent.id"), index=True)
    gateway_ref: Mapped[str] = mapped_column(String(60), unique=True)
    account: Mapped[str] = mapped_column(String(60))
    amount: Mapped[int]
    paid_at: Mapped[datetime]
    heard_at: Mapped[datetime]
    receipt_id: Mapped[UUID | None] = mapped_column(ForeignKey("cash_receipt.id"), unique=True)
    surplus_because: Mapped[RefundCause | None] = mapped_column(Coded(RefundCause))
    told_at: Mapped[datetime | None]
