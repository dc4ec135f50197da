"""Who has to do something about an incoming document: one leads, others coordinate; each signs for it."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import CheckConstraint, ColumnElement, ForeignKey, Index, String, or_, text
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Coded, Identified
from models.sealed import SealedText
from models.staff_member import StaffMember


class Part(StrEnum):
    LEAD = "lead"
    COORDINATE = "coordinate"

    @property
    def words(self) -> str:
        return "Chủ trì" if self is Part.LEAD else "Phối hợp"


class IncomingTask(Identified, Base):
    """For a unit or for a person, never both. It ends when somebody else gets it instead, with a reason."""

    __tablename__ = "incoming_task"
    __table_args__ = (
        CheckConstraint("(unit_id IS NULL) <> (staff_id IS NULL)", name="for_a_unit_or_a_person"),
        CheckConstraint("(received_at IS NULL) = (received_by IS NULL)", name="received_by_somebody"),
        CheckConstraint("(ended_at IS NULL) = (ended_reason IS NULL)", name="ended_for_a_reason"),
        Index("ix_incoming_task_of_member", "staff_id", postgresql_where=text("ended_at IS NULL")),
        Index("ix_incoming_task_of_unit", "unit_id", postgresql_where=text("ended_at IS NULL")),
        Index(
            "uq_incoming_task_one_leads",
            "document_id",
            unique=True,
            postgresql_where=text("part = 'lead' AND ended_at IS NULL"),
        ),
    )

    document_id: Mapped[UUID] = mapped_column(ForeignKey("incoming_document.id"), index=True)
    part: Mapped[Part] = mapped_column(Coded(Part))
    unit_id: Mapped[UUID | None] = mapped_column(ForeignKey("unit.id"))
    staff_id: Mapped[UUID | None] = mapped_column(ForeignKey("staff_member.id"))
    given_at: Mapped[datetime]
    given_by: Mapped[str] = mapped_column(String(80), comment="actor key")
    received_at: Mapped[datetime | None]
    received_by: Mapped[str | None] = mapped_column(String(80), comment="actor key")
    ended_at: Mapped[datetime | None]
    ended_by: Mapped[str | None] = mapped_column(String(80), comment="actor key")
    ended_reason: Mapped[str | None] = mapped_column(SealedText("incoming_task.ended_reason"))

    def is_for(self, staff: StaffMember) -> bool:
        """Whether it is his, or his unit's, and still stands."""
        return self.ended_at is None and (self.staff_id == staff.id or (self.unit_id or 0) == staff.unit_id)


def given_to(staff_id: UUID, unit_id: UUID | None) -> ColumnElement[bool]:
    """The standing tasks of a person, those of his unit among them."""
    his = IncomingTask.staff_id == staff_id
    return IncomingTask.ended_at.is_(None) & (or_(his, IncomingTask.unit_id == unit_id) if unit_id else his)
