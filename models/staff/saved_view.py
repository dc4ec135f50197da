"""A list as somebody likes to see it, under a name: only the filter is kept, so each sees it by his own rights."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, Index, String, or_, select, text
from sqlalchemy.orm import Mapped, Session, mapped_column

from models.base import Base, Identified
from models.sealed import SealedText


class SavedView(Identified, Base):
    """`path` is the list's, `query` the filter as its address writes it; both may hold words that name somebody."""

    __tablename__ = "saved_view"
    __table_args__ = (
        Index("ix_saved_view_staff_id", "staff_id"),
        Index("ix_saved_view_shared", "agency_id", postgresql_where=text("shared")),
    )

    staff_id: Mapped[UUID] = mapped_column(ForeignKey("staff_member.id"))
    agency_id: Mapped[UUID] = mapped_column(ForeignKey("agency.id"))
    name: Mapped[str] = mapped_column(SealedText("saved_view.name"))
    path: Mapped[str] = mapped_column(String(60))
    query: Mapped[str] = mapped_column(SealedText("saved_view.query"))
    shared: Mapped[bool] = mapped_column(default=False)
    made_at: Mapped[datetime]


def views_for(session: Session, staff_id: UUID, agency_id: UUID) -> list[SavedView]:
    """One's own views and those that colleagues of the agency show to everybody; one's own first, each by name."""
    within = or_(SavedView.staff_id == staff_id, (SavedView.agency_id == agency_id) & SavedView.shared)
    found = session.scalars(select(SavedView).where(within)).all()
    return sorted(found, key=lambda view: (view.staff_id != staff_id, view.name.casefold(), view.made_at))
