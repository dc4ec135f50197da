"""When a member of staff is not there, and who stands in for him: nothing is given to somebody who is away."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import CheckConstraint, ColumnElement, ForeignKey, Index, String, and_, select, text
from sqlalchemy.orm import Mapped, Session, mapped_column

from models.base import Base, Coded, Identified


class AbsenceKind(StrEnum):
    LEAVE = "leave"
    SICK = "sick"
    MISSION = "mission"
    TRAINING = "training"
    OTHER = "other"

    @property
    def words(self) -> str:
        return _KINDS[self]


_KINDS = {
    AbsenceKind.LEAVE: "Nghỉ phép",
    AbsenceKind.SICK: "Nghỉ ốm",
    AbsenceKind.MISSION: "Đi công tác",
    AbsenceKind.TRAINING: "Đi học, tập huấn",
    AbsenceKind.OTHER: "Vắng mặt khác",
}


class Absence(Identified, Base):
    """From `begins_at` until `ends_at`, not included. What was entered wrongly is withdrawn, never removed."""

    __tablename__ = "absence"
    __table_args__ = (
        CheckConstraint("ends_at > begins_at", name="ends_after_it_begins"),
        CheckConstraint("deputy_id IS NULL OR deputy_id <> staff_id", name="nobody_is_his_own_deputy"),
        CheckConstraint("(withdrawn_at IS NULL) = (withdrawn_by IS NULL)", name="withdrawn_by_somebody"),
        Index("ix_absence_standing", "agency_id", "ends_at", postgresql_where=text("withdrawn_at IS NULL")),
        Index("ix_absence_of_member", "staff_id", "ends_at", postgresql_where=text("withdrawn_at IS NULL")),
    )

    agency_id: Mapped[UUID] = mapped_column(ForeignKey("agency.id"))
    staff_id: Mapped[UUID] = mapped_column(ForeignKey("staff_member.id"))
    begins_at: Mapped[datetime]
    ends_at: Mapped[datetime]
    kind: Mapped[AbsenceKind] = mapped_column(Coded(AbsenceKind))
    deputy_id: Mapped[UUID | None] = mapped_column(ForeignKey("staff_member.id"))
    entered_by: Mapped[str] = mapped_column(String(80), comment="actor key")
    entered_at: Mapped[datetime]
    withdrawn_by: Mapped[str | None] = mapped_column(String(80), comment="actor key")
    withdrawn_at: Mapped[datetime | None]


def stands_at(at: datetime) -> ColumnElement[bool]:
    """Whether an absence keeps somebody away at that instant."""
    return and_(Absence.withdrawn_at.is_(None), Absence.begins_at <= at, Absence.ends_at > at)


def is_absent(session: Session, staff_id: UUID, at: datetime) -> bool:
    """Whether the member is away at that instant."""
    away = select(Absence.id).where(Absence.staff_id == staff_id, stands_at(at))
    return session.scalars(away.limit(1)).first() is not None


def absences_between(session: Session, agency_id: UUID, begin: datetime, end: datetime) -> Sequence[Absence]:
    """Every absence of the agency that touches the stretch, in the order in which they begin."""
    touching = select(Absence).where(
        Absence.agency_id == agency_id,
        Absence.withdrawn_at.is_(None),
        Absence.ends_at > begin,
        Absence.begins_at < end,
    )
    return session.scalars(touching.order_by(Absence.begins_at, Absence.id)).all()
