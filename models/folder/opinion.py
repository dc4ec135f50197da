"""An opinion asked of another unit or colleague: with a limit of its own, inside the dossier's clock, which runs on."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Coded, Identified
from models.role import Role
from models.sealed import SealedText


class Opinion(Identified, Base):
    """The question; the answer stands with the work `item_id`. `asked_staff_id` is empty where a whole unit was asked.

    `reminded_at` is when those concerned were told that the limit had passed without an answer.
    """

    __tablename__ = "opinion"

    dossier_id: Mapped[UUID] = mapped_column(ForeignKey("dossier.id"), index=True)
    item_id: Mapped[UUID] = mapped_column(ForeignKey("work_item.id"), unique=True)
    question: Mapped[str] = mapped_column(SealedText("opinion.question"))
    asked_by: Mapped[str] = mapped_column(String(80))
    asked_at: Mapped[datetime]
    asked_role: Mapped[Role] = mapped_column(Coded(Role))
    asked_staff_id: Mapped[UUID | None] = mapped_column(ForeignKey("staff_member.id"))
    due_at: Mapped[datetime]
    reminded_at: Mapped[datetime | None]
    taken_back_at: Mapped[datetime | None]

    @property
    def asker_id(self) -> UUID:
        """Only staff ask one another."""
        return UUID(self.asked_by.removeprefix("staff:"))
