"""The one request to stop a dossier before its decision: the applicant takes it back, or the office stops it."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Coded
from models.sealed import SealedText


class InterruptionKind(StrEnum):
    WITHDRAWAL = "withdrawal"
    STOP = "stop"

    @property
    def words(self) -> str:
        return {"withdrawal": "Người nộp rút hồ sơ", "stop": "Dừng giải quyết hồ sơ"}[self.value]


class Interruption(Base):
    __tablename__ = "interruption"

    dossier_id: Mapped[UUID] = mapped_column(ForeignKey("dossier.id"), primary_key=True)
    kind: Mapped[InterruptionKind] = mapped_column(Coded(InterruptionKind))
    by: Mapped[str] = mapped_column(String(80))
    reason: Mapped[str] = mapped_column(SealedText("interruption.reason"))
    at: Mapped[datetime]
