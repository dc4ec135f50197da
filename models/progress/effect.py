"""What was done outside, or is being done: intended before the call, confirmed after it, asked about when unsure."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint, func, text
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Identified
from models.sealed import SealedRecord


class Effect(Identified, Base):
    """`reference` is our own and goes out as the idempotency key; `request` is sealed, `answer` holds no names."""

    __tablename__ = "effect"
    __table_args__ = (
        UniqueConstraint("dossier_id", "leg", "line", "turn", "kind"),
        Index("ix_effect_confirmed", "partner", "confirmed_at", postgresql_where=text("confirmed_at IS NOT NULL")),
        Index("ix_effect_unsettled", "asked_at", postgresql_where=text("settled_at IS NULL")),
    )

    dossier_id: Mapped[UUID] = mapped_column(ForeignKey("dossier.id"), index=True)
    leg: Mapped[str] = mapped_column(String(120))
    line: Mapped[str] = mapped_column(String(80))
    turn: Mapped[int]
    kind: Mapped[str] = mapped_column(String(40))
    partner: Mapped[str] = mapped_column(String(40))
    reference: Mapped[str] = mapped_column(String(60), unique=True)
    request: Mapped[Any] = mapped_column(SealedRecord("effect.request"))
    intended_at: Mapped[datetime]
    fence: Mapped[int]
    attempts: Mapped[int] = mapped_column(default=0)
    asked_at: Mapped[datetime] = mapped_column(
        server_default=func.now(), comment="the database's time at which the partner was last asked about it"
    )
    inquiries: Mapped[int] = mapped_column(
        default=0,
        server_default="0",
        comment="how often the partner was asked about it since it last said something",
    )
    confirmed_at: Mapped[datetime | None]
    settled_at: Mapped[datetime | None] = mapped_column(comment="from here nobody awaits more of the partner about it")
    undone_at: Mapped[datetime | None]
    answer: Mapped[str | None] = mapped_column(Text)
