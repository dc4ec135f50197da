"""What a dossier costs, line by line, and the money taken for it. All sums are whole đồng."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Identified


class FeeLine(Identified, Base):
    """`kind` is a `procedures.tariff.FeeKind`; `exempt_by` names the ground when nothing is asked."""

    __tablename__ = "fee_line"
    __table_args__ = (
        UniqueConstraint("dossier_id", "code"),
        CheckConstraint("unit_price >= 0 AND quantity >= 0 AND amount >= 0", name="not_negative"),
    )

    dossier_id: Mapped[UUID] = mapped_column(ForeignKey("dossier.id"), index=True)
    code: Mapped[str] = mapped_column(String(40))
    kind: Mapped[str] = mapped_column(String(20))
    title: Mapped[str] = mapped_column(String(200))
    unit_price: Mapped[int]
    quantity: Mapped[int]
    amount: Mapped[int]
    exempt_by: Mapped[str | None] = mapped_column(String(200))
    legal_basis: Mapped[str] = mapped_column(String(300))
    written_at: Mapped[datetime]


class CashReceipt(Identified, Base):
    """Money taken at the desk, remitted by the post or paid online; numbered without gaps per agency and year."""

    __tablename__ = "cash_receipt"
    __table_args__ = (
        UniqueConstraint("agency_id", "year", "number"),
        CheckConstraint("amount > 0", name="is_something"),
    )

    dossier_id: Mapped[UUID] = mapped_column(ForeignKey("dossier.id"), index=True)
    agency_id: Mapped[UUID] = mapped_column(ForeignKey("agency.id"))
    year: Mapped[int]
    number: Mapped[int]
    amount: Mapped[int]
    way: Mapped[str] = mapped_column(String(20), comment="cash, cod or online")
    taken_by: Mapped[str] = mapped_column(String(80))
    taken_at: Mapped[datetime]


class ReceiptLine(Identified, Base):
    """What a receipt was for, as it was that day: the fee lines may change later, a receipt never does."""

    __tablename__ = "receipt_line"
    __table_args__ = (
        UniqueConstraint("receipt_id", "code"),
        CheckConstraint("amount >= 0", name="not_negative"),
    )

    receipt_id: Mapped[UUID] = mapped_column(ForeignKey("cash_receipt.id"), index=True)
    code: Mapped[str] = mapped_column(String(40))
    kind: Mapped[str] = mapped_column(String(20))
    title: Mapped[str] = mapped_column(String(200))
    unit_price: Mapped[int]
    quantity: Mapped[int]
    amount: Mapped[int]
    exempt_by: Mapped[str | None] = mapped_column(String(200))
