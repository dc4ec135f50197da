"""One day of an agency compared with the portal's ledger, and whatever differs there until it is settled."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint, func, text
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Coded, Identified


class DifferenceKind(StrEnum):
    MISSING_THERE = "missing_there"
    OTHER_STATUS = "other_status"
    UNKNOWN_HERE = "unknown_here"

    @property
    def words(self) -> str:
        return _TITLES[self]


_TITLES = {
    DifferenceKind.MISSING_THERE: "Cổng không có hồ sơ",
    DifferenceKind.OTHER_STATUS: "Cổng ghi trạng thái khác",
    DifferenceKind.UNKNOWN_HERE: "Cổng có, cơ quan không có",
}


class StatusComparison(Identified, Base):
    """`look_at` is the database's time of the next look, null once it is done; the counts are of the last look.

    `compared` dossiers were looked at, of which `differing` stood elsewhere and `waiting` could not be judged, because
    messages about them still waited to be sent.
    """

    __tablename__ = "status_comparison"
    __table_args__ = (
        UniqueConstraint("agency_id", "day"),
        Index("ix_status_comparison_look", "look_at", postgresql_where=text("look_at IS NOT NULL")),
    )

    agency_id: Mapped[UUID] = mapped_column(ForeignKey("agency.id"))
    day: Mapped[date]
    look_at: Mapped[datetime | None] = mapped_column(server_default=func.now())
    looks: Mapped[int] = mapped_column(default=0)
    done_at: Mapped[datetime | None]
    compared: Mapped[int] = mapped_column(default=0)
    differing: Mapped[int] = mapped_column(default=0)
    waiting: Mapped[int] = mapped_column(default=0)
    fault: Mapped[str | None] = mapped_column(String(60), comment="why the last look was in vain")


class StatusDifference(Identified, Base):
    """`ours` and `theirs` are national codes; open until a comparison finds it gone or a person has settled it."""

    __tablename__ = "status_difference"
    __table_args__ = (
        Index(
            "uq_status_difference_open",
            "agency_id",
            "code",
            unique=True,
            postgresql_where=text("settled_at IS NULL"),
        ),
    )

    agency_id: Mapped[UUID] = mapped_column(ForeignKey("agency.id"))
    comparison_id: Mapped[UUID] = mapped_column(ForeignKey("status_comparison.id"))
    dossier_id: Mapped[UUID | None] = mapped_column(ForeignKey("dossier.id"))
    code: Mapped[str] = mapped_column(String(60), comment="the dossier's, as the portal has it")
    kind: Mapped[DifferenceKind] = mapped_column(Coded(DifferenceKind))
    ours: Mapped[int | None]
    theirs: Mapped[int | None]
    found_at: Mapped[datetime]
    sent_again_at: Mapped[datetime | None]
    settled_at: Mapped[datetime | None]
    settled_by: Mapped[str | None] = mapped_column(String(80))
