"""Money to be given back: noticed by the house, proposed by one person, agreed by another, paid once."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Coded, Identified
from models.money.refund_cause import RefundCause
from models.sealed import SealedText


class RefundState(StrEnum):
    OPENED = "opened"
    PROPOSED = "proposed"
    AGREED = "agreed"
    SENT = "sent"
    PAID = "paid"
    DECLINED = "declined"
    APPLIED = "applied"

    @property
    def words(self) -> str:
        return _STATES[self]


_STATES = {
    RefundState.OPENED: "Chờ đề xuất",
    RefundState.PROPOSED: "Chờ lãnh đạo duyệt",
    RefundState.AGREED: "Đã duyệt, chờ trả tiền",
    RefundState.SENT: "Đã gửi cổng thanh toán",
    RefundState.PAID: "Đã hoàn",
    RefundState.DECLINED: "Không hoàn",
    RefundState.APPLIED: "Đã dùng để nộp khoản còn thiếu",
}


class Refund(Identified, Base):
    """Part or all of one receipt, or a payment that was never booked; `way` is online or cash.

    `reference` is ours at the gateway, `payout_number` runs without gaps per agency and year for cash paid out.
    """

    __tablename__ = "refund"
    __table_args__ = (
        UniqueConstraint("agency_id", "payout_year", "payout_number"),
        CheckConstraint("amount > 0", name="is_something"),
        CheckConstraint("(receipt_id IS NULL) <> (payment_id IS NULL)", name="of_one_source"),
        CheckConstraint("(proposed_by IS NULL) = (proposed_at IS NULL)", name="proposed_by_somebody"),
        CheckConstraint("(decided_by IS NULL) = (decided_at IS NULL)", name="decided_by_somebody"),
        CheckConstraint("decided_by <> proposed_by", name="four_eyes"),
        CheckConstraint("(state = 'paid') = (paid_at IS NOT NULL)", name="paid_at_some_time"),
        CheckConstraint("(payout_year IS NULL) = (payout_number IS NULL)", name="payout_is_numbered"),
        Index("ix_refund_to_send", "not_before", postgresql_where=text("state = 'agreed' AND way = 'online'")),
    )

    dossier_id: Mapped[UUID] = mapped_column(ForeignKey("dossier.id"), index=True)
    agency_id: Mapped[UUID] = mapped_column(ForeignKey("agency.id"))
    receipt_id: Mapped[UUID | None] = mapped_column(ForeignKey("cash_receipt.id"), index=True)
    payment_id: Mapped[UUID | None] = mapped_column(ForeignKey("online_payment.id"), unique=True)
    amount: Mapped[int]
    cause: Mapped[RefundCause] = mapped_column(Coded(RefundCause))
    way: Mapped[str] = mapped_column(String(20))
    state: Mapped[RefundState] = mapped_column(Coded(RefundState), default=RefundState.OPENED)
    opened_at: Mapped[datetime]
    proposed_by: Mapped[str | None] = mapped_column(String(80))
    proposed_at: Mapped[datetime | None]
    decided_by: Mapped[str | None] = mapped_column(String(80))
    decided_at: Mapped[datetime | None]
    reason: Mapped[str | None] = mapped_column(SealedText("refund.reason"))
    reference: Mapped[str | None] = mapped_column(String(60), unique=True)
    not_before: Mapped[datetime | None]
    attempts: Mapped[int] = mapped_column(default=0)
    gateway_ref: Mapped[str | None] = mapped_column(String(60), unique=True)
    gateway_paid_at: Mapped[datetime | None]
    payout_year: Mapped[int | None]
    payout_number: Mapped[int | None]
    paid_by: Mapped[str | None] = mapped_column(String(80))
    paid_at: Mapped[datetime | None]
    told_at: Mapped[datetime | None]

    @property
    def leg(self) -> str:
        """Where its work and its lines stand in the dossier's journal."""
        return f"refund/{self.id}"


class RefundLine(Identified, Base):
    """Of which fee line how much is given back; only for refunds of a receipt."""

    __tablename__ = "refund_line"
    __table_args__ = (UniqueConstraint("refund_id", "code"), CheckConstraint("amount > 0", name="is_something"))

    refund_id: Mapped[UUID] = mapped_column(ForeignKey("refund.id"), index=True)
    code: Mapped[str] = mapped_column(String(40))
    kind: Mapped[str] = mapped_column(String(20))
    amount: Mapped[int]
