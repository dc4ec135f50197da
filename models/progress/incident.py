"""A dossier that the engine could not carry on: shown to a person, never silent."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Identified


class Incident(Identified, Base):
    """`code` is what a clerk may quote; `place` is where it stopped. The error itself is in our log only."""

    __tablename__ = "incident"
    __table_args__ = (
        Index("ix_incident_happened", "happened_at"),
        Index("ix_incident_open", "dossier_id", postgresql_where=text("settled_at IS NULL")),
    )

    dossier_id: Mapped[UUID] = mapped_column(ForeignKey("dossier.id"), index=True)
    code: Mapped[str] = mapped_column(String(60))
    place: Mapped[str] = mapped_column(String(120))
    happened_at: Mapped[datetime]
    work_item_id: Mapped[UUID | None] = mapped_column(ForeignKey("work_item.id"))
    settled_at: Mapped[datetime | None]
    settled_as: Mapped[str | None] = mapped_column(String(20), comment="retry or stop")
