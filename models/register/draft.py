"""What the officer proposes to write and issue; approvals are bound to its hash."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Identified
from models.sealed import SealedRecord, SealedText


class Draft(Identified, Base):
    """`proposal` is register, issue, answer or refuse; `corrections` are what the officer changed, with reasons."""

    __tablename__ = "draft"
    __table_args__ = (Index("ix_draft_ends", "ends", postgresql_where=text("ends IS NOT NULL")),)

    dossier_id: Mapped[UUID] = mapped_column(ForeignKey("dossier.id"), index=True)
    proposal: Mapped[str] = mapped_column(String(20))
    content: Mapped[Any] = mapped_column(SealedRecord("draft.content"))
    corrections: Mapped[Any] = mapped_column(SealedRecord("draft.corrections"))
    reason: Mapped[str | None] = mapped_column(SealedText("draft.reason"))
    legal_basis: Mapped[str | None] = mapped_column(String(300))
    content_hash: Mapped[str] = mapped_column(String(64))
    ends: Mapped[str | None] = mapped_column(String(80), comment="the earlier entry this one is going to end")
    drafted_by: Mapped[str] = mapped_column(String(80))
    drafted_at: Mapped[datetime]
    remarks: Mapped[str | None] = mapped_column(
        SealedText("draft.remarks"), comment="the applicant's, or the chairman's on return"
    )
