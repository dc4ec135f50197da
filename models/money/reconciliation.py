"""A day's money compared with what the gateway, or the post, says of the same day and account."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import CheckConstraint, Date, ForeignKey, Index, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Coded, Identified
from models.sealed import SealedText


class Channel(StrEnum):
    """With whom: each keeps its own books."""

    GATEWAY = "gateway"
    POST = "post"

    @property
    def words(self) -> str:
        return {Channel.GATEWAY: "Cổng thanh toán", Channel.POST: "Bưu điện thu hộ"}[self]


class Difference(StrEnum):
    MISSING_HERE = "missing_here"
    MISSING_THERE = "missing_there"
    OTHER_SUM = "other_sum"

    @property
    def words(self) -> str:
        return {
            Difference.MISSING_HERE: "Đối tác có, sổ chưa có",
            Difference.MISSING_THERE: "Sổ có, đối tác không có",
            Difference.OTHER_SUM: "Số tiền hai bên khác nhau",
        }[self]


class Reconciliation(Identified, Base):
    """One agency, account and day of the partner's calendar; at `look_at` (the database's time) it is done (again)."""

    __tablename__ = "reconciliation"
    __table_args__ = (
        UniqueConstraint("agency_id", "channel", "day"),
        Index("ix_reconciliation_look", "look_at", postgresql_where=text("look_at IS NOT NULL")),
    )

    agency_id: Mapped[UUID] = mapped_column(ForeignKey("agency.id"))
    channel: Mapped[Channel] = mapped_column(Coded(Channel))
    account: Mapped[str] = mapped_column(String(60))
    day: Mapped[date] = mapped_column(Date)
    look_at: Mapped[datetime | None]
    looks: Mapped[int] = mapped_column(default=0)
    done_at: Mapped[datetime | None]
    ours: Mapped[int] = mapped_column(default=0, comment="what came in less what went out, đồng")
    theirs: Mapped[int] = mapped_column(default=0)
    entries: Mapped[int] = mapped_column(default=0, comment="how many the partner's statement has")


class ReconciliationDifference(Identified, Base):
    """One entry on which the two books differ; settled by a person, or by the next comparison in which it is gone.

    `entry` is the partner's number for the money (with the post, our reference of the parcel); sums that went out are
    negative.
    """

    __tablename__ = "reconciliation_difference"
    __table_args__ = (
        UniqueConstraint("reconciliation_id", "entry"),
        CheckConstraint("(settled_by IS NULL) = (settled_at IS NULL)", name="settled_by_somebody"),
        Index("ix_reconciliation_difference_open", "reconciliation_id", postgresql_where=text("settled_at IS NULL")),
    )

    reconciliation_id: Mapped[UUID] = mapped_column(ForeignKey("reconciliation.id"), index=True)
    kind: Mapped[Difference] = mapped_column(Coded(Difference))
    entry: Mapped[str] = mapped_column(String(60))
    reference: Mapped[str] = mapped_column(String(60))
    dossier_id: Mapped[UUID | None] = mapped_column(ForeignKey("dossier.id"))
    ours: Mapped[int] = mapped_column(default=0)
    theirs: Mapped[int] = mapped_column(default=0)
    found_at: Mapped[datetime]
    settled_by: Mapped[str | None] = mapped_column(String(80))
    settled_at: Mapped[datetime | None]
    note: Mapped[str | None] = mapped_column(SealedText("reconciliation_difference.note"))
