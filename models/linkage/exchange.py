"""The evidence of what passed between two agencies: each request bound to its answer, chained per partner.

Hashes and metadata only; what was said stands in the dossier. An entry is added in one insert; the chain is made
afterwards by a sealer, so that it is no hot lock. Append-only by trigger.
"""

from __future__ import annotations

import hashlib
from datetime import datetime
from enum import StrEnum

from sqlalchemy import BigInteger, ForeignKey, Identity, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Coded


class Direction(StrEnum):
    IN = "in"
    OUT = "out"


class Exchange(Base):
    """One request and its answer. `reference` is the idempotency key or the event's id; `status` 0 is no answer.

    `binding` hashes request and answer together: neither can be shown without the other.
    """

    __tablename__ = "exchange"
    __table_args__ = (
        Index("ix_exchange_partner_at", "partner", "at"),
        # When something last went well each way is one step, however long the other side has been failing since.
        Index(
            "ix_exchange_went_well",
            "partner",
            "direction",
            "at",
            postgresql_where=text("status BETWEEN 200 AND 299"),
        ),
    )

    id: Mapped[int] = mapped_column(BigInteger, Identity(always=True), primary_key=True)
    partner: Mapped[str] = mapped_column(String(80))
    direction: Mapped[Direction] = mapped_column(Coded(Direction))
    method: Mapped[str] = mapped_column(String(10))
    target: Mapped[str] = mapped_column(String(200), comment="path without query, never a person's data")
    reference: Mapped[str] = mapped_column(String(120))
    request_hash: Mapped[str] = mapped_column(String(64))
    status: Mapped[int]
    answer_hash: Mapped[str] = mapped_column(String(64))
    binding: Mapped[str] = mapped_column(String(64))
    at: Mapped[datetime]
    transaction: Mapped[int] = mapped_column(BigInteger, server_default=text("(pg_current_xact_id()::text)::bigint"))

    def own_binding(self) -> str:
        """This will give the hash over everything the entry says, to compare with the one it carries."""
        said = [self.partner, self.direction, self.method, self.target, self.reference]
        found = [self.request_hash, str(self.status), self.answer_hash, self.at.isoformat()]
        return hashlib.sha256("\n".join([*said, *found]).encode()).hexdigest()


class ExchangeSeal(Base):
    """The place of an entry in its partner's chain."""

    __tablename__ = "exchange_seal"

    partner: Mapped[str] = mapped_column(String(80), primary_key=True)
    number: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    exchange_id: Mapped[int] = mapped_column(ForeignKey("exchange.id"), unique=True)
    chain_hash: Mapped[str] = mapped_column(String(64))
