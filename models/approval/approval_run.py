"""Many decisions or signatures of one procedure given at once: what was shown of each, and what became of it."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Coded, Identified


class ItemOutcome(StrEnum):
    WAITING = "waiting"
    DONE = "done"
    REFUSED = "refused"


class ApprovalRun(Identified, Base):
    """One procedure and one act; `outcome` is the form's name. Each item is a transaction of its own."""

    __tablename__ = "approval_run"
    __table_args__ = (Index("ix_approval_run_staff", "staff_id", "opened_at"),)

    agency_id: Mapped[UUID] = mapped_column(ForeignKey("agency.id"))
    staff_id: Mapped[UUID] = mapped_column(ForeignKey("staff_member.id"))
    procedure: Mapped[str] = mapped_column(String(20))
    line: Mapped[str] = mapped_column(String(80))
    outcome: Mapped[str] = mapped_column(String(60))
    opened_at: Mapped[datetime]
    active_at: Mapped[datetime] = mapped_column(comment="when it was last begun, gone on with, or an item settled")
    ended_at: Mapped[datetime | None]


class ApprovalItem(Base):
    """`version` and `shown_hash` are what stood on the review page; `refused_as` is the reason's name, never a text."""

    __tablename__ = "approval_item"

    run_id: Mapped[UUID] = mapped_column(ForeignKey("approval_run.id"), primary_key=True)
    work_item_id: Mapped[UUID] = mapped_column(ForeignKey("work_item.id"), primary_key=True)
    dossier_id: Mapped[UUID] = mapped_column(ForeignKey("dossier.id"))
    place: Mapped[int]
    version: Mapped[int]
    shown_hash: Mapped[str] = mapped_column(String(64))
    state: Mapped[ItemOutcome] = mapped_column(Coded(ItemOutcome), default=ItemOutcome.WAITING)
    refused_as: Mapped[str | None] = mapped_column(String(60))
    settled_at: Mapped[datetime | None]
