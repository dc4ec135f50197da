"""A case that another agency started here: the one answer to its reference, and how much of it that agency was told."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Coded, Identified


class CaseState(StrEnum):
    """Where a case stands, as the agency that started it sees it."""

    RECEIVED = "received"
    ACCEPTED = "accepted"
    SUPPLEMENT_REQUESTED = "supplement_requested"
    REJECTED = "rejected"
    COMPLETED = "completed"
    WITHDRAWN = "withdrawn"

    @property
    def words(self) -> str:
        return _TITLES[self]


_TITLES = {
    CaseState.RECEIVED: "Đã nhận",
    CaseState.ACCEPTED: "Đã tiếp nhận",
    CaseState.SUPPLEMENT_REQUESTED: "Yêu cầu bổ sung",
    CaseState.REJECTED: "Không giải quyết",
    CaseState.COMPLETED: "Có kết quả",
    CaseState.WITHDRAWN: "Đã rút",
}


class LinkedCase(Identified, Base):
    """`linkage_id` is the other agency's reference, unique among all it ever started. `told` counts its events.

    `state` is what the last event said, or would have: the next line that changes it is told.
    """

    __tablename__ = "linked_case"
    __table_args__ = (UniqueConstraint("client_id", "linkage_id"),)

    client_id: Mapped[UUID] = mapped_column(ForeignKey("partner_client.id"))
    linkage_id: Mapped[str] = mapped_column(String(80))
    dossier_id: Mapped[UUID] = mapped_column(ForeignKey("dossier.id"), unique=True)
    state: Mapped[CaseState] = mapped_column(Coded(CaseState), default=CaseState.RECEIVED)
    told: Mapped[int] = mapped_column(default=0)
    started_at: Mapped[datetime]
