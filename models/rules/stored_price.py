"""Prices that an agency entered itself from a resolution: they go before those that come with the programs."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from models.base import Base, Identified
from procedures.civil_words import Channel
from procedures.tariff import TARIFF, Price


class StoredPrice(Identified, Base):
    """`amount` is whole đồng; no channel means all of them. Rows are only added: what was charged can be told again.

    It holds for dossiers received from `valid_from` on, which lies after its publication, so nothing charged moves.
    """

    __tablename__ = "stored_price"
    __table_args__ = (
        CheckConstraint("amount >= 0", name="not_negative"),
        CheckConstraint("valid_to IS NULL OR valid_to >= valid_from", name="ends_after_it_begins"),
        CheckConstraint("valid_from > published_on", name="holds_for_the_future_only"),
        CheckConstraint("source <> ''", name="has_a_source"),
        Index("ix_stored_price_of_agency", "agency_id", "fee", "valid_from"),
    )

    agency_id: Mapped[UUID] = mapped_column(ForeignKey("agency.id"))
    fee: Mapped[str] = mapped_column(String(40))
    channel: Mapped[str | None] = mapped_column(String(20))
    amount: Mapped[int]
    source: Mapped[str] = mapped_column(String(300))
    valid_from: Mapped[date]
    valid_to: Mapped[date | None]
    published_on: Mapped[date]
    published_at: Mapped[datetime]
    change_id: Mapped[UUID] = mapped_column(ForeignKey("rule_change.id"), unique=True)

    def as_price(self) -> Price:
        return Price(
            fee=self.fee,
            amount=self.amount,
            source=self.source,
            channel=Channel.read(self.channel) if self.channel else None,
            valid_from=self.valid_from,
            valid_to=self.valid_to,
            entered_here=True,
        )


def stored_prices(session: Session, agency_id: UUID) -> Sequence[StoredPrice]:
    """This will give what the agency entered, in the order in which it begins to hold."""
    found = select(StoredPrice).where(StoredPrice.agency_id == agency_id)
    return session.scalars(found.order_by(StoredPrice.valid_from, StoredPrice.published_at, StoredPrice.id)).all()


def tariff_of(session: Session, agency_id: UUID) -> tuple[Price, ...]:
    """This will give the tariff by which the agency charges: its own rows, the last published first, then the rest."""
    return (*(row.as_price() for row in reversed(stored_prices(session, agency_id))), *TARIFF)
