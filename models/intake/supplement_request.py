"""The one complete request for what is missing (NĐ 118/2025/NĐ-CP Điều 11: asked once, in full)."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Identified
from models.sealed import SealedRecord


class SupplementRequest(Identified, Base):
    """`items` are {component | pointer, reason, what_to_do, legal_basis}; `answers` is what the applicant said."""

    __tablename__ = "supplement_request"
    __table_args__ = (Index("ix_supplement_request_sent", "sent_at", postgresql_where=text("sent_at IS NOT NULL")),)

    dossier_id: Mapped[UUID] = mapped_column(ForeignKey("dossier.id"), index=True)
    items: Mapped[Any] = mapped_column(SealedRecord("supplement_request.items"))
    contact: Mapped[str] = mapped_column(String(200), default="")
    drafted_by: Mapped[str] = mapped_column(String(80))
    drafted_at: Mapped[datetime]
    sent_at: Mapped[datetime | None]
    answer_by: Mapped[datetime | None]
    answered_at: Mapped[datetime | None]
    answers: Mapped[Any] = mapped_column(SealedRecord("supplement_request.answers"), nullable=True)
