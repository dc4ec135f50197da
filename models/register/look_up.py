"""An answer of a database or another office, kept as it was at the time of the look-up (NĐ 123/2015 Điều 3.5)."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Identified
from models.sealed import SealedRecord


class LookUp(Identified, Base):
    """`source` is the partner's name or "giấy tờ" when an officer recorded what he saw on paper."""

    __tablename__ = "look_up"

    dossier_id: Mapped[UUID] = mapped_column(ForeignKey("dossier.id"), index=True)
    kind: Mapped[str] = mapped_column(String(40))
    source: Mapped[str] = mapped_column(String(60))
    reference: Mapped[str | None] = mapped_column(String(60))
    answer: Mapped[Any] = mapped_column(SealedRecord("look_up.answer"))
    answered_at: Mapped[datetime]
    recorded_by: Mapped[str] = mapped_column(String(80))
