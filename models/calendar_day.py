"""A day off or a make-up day, as somebody entered it from a document."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Identified
from models.clock.special_day import DayKind, SpecialDay


class CalendarDay(Identified, Base):
    """`agency_id` null is the whole country; an agency's own row goes before the national one of the same date.

    Rows are corrected, never deleted: seeding would bring a deleted national day back.
    """

    __tablename__ = "calendar_day"
    __table_args__ = (
        UniqueConstraint("agency_id", "day", postgresql_nulls_not_distinct=True),
        CheckConstraint("kind IN ('off', 'make_up')", name="kind_is_known"),
        CheckConstraint("source <> ''", name="has_a_source"),
    )

    agency_id: Mapped[UUID | None] = mapped_column(ForeignKey("agency.id"))
    day: Mapped[date]
    kind: Mapped[DayKind] = mapped_column(String(10))
    name: Mapped[str] = mapped_column(String(200))
    source: Mapped[str] = mapped_column(String(300), comment="the document that says so")
    in_place_of: Mapped[date | None] = mapped_column(comment="the other day of a swap")
    foreseen: Mapped[bool] = mapped_column(default=False, comment="follows from the law, not yet announced")
    entered_by: Mapped[str] = mapped_column(String(80), comment="actor key")
    entered_at: Mapped[datetime]

    def as_special_day(self) -> SpecialDay:
        """What the working calendar is made of."""
        kind = DayKind(self.kind)
        return SpecialDay(self.day, kind, self.name, self.source, self.in_place_of, self.foreseen)
