"""A dry run: dossiers of a period led through other rules on paper, one by one; nothing else moves."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, text
from sqlalchemy.dialects.postgresql import ARRAY, JSONB
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Coded, Identified


class DryRunState(StrEnum):
    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    STOPPED = "stopped"

    @property
    def words(self) -> str:
        return _WORDS[self]


_WORDS = {
    DryRunState.WAITING: "chờ máy xử lý",
    DryRunState.RUNNING: "đang chạy",
    DryRunState.DONE: "đã xong",
    DryRunState.STOPPED: "đã dừng",
}


class DryRun(Identified, Base):
    """`tried` is what is tried (edition, limits), as `models.rules.trial` writes it; `total` is known at once."""

    __tablename__ = "dry_run"
    __table_args__ = (
        CheckConstraint("last_day >= first_day", name="ends_after_it_begins"),
        CheckConstraint("done <= total", name="no_more_than_all"),
        Index("ix_dry_run_of_agency", "agency_id", "procedure", "asked_at"),
        Index("ix_dry_run_to_do", "asked_at", postgresql_where=text("state IN ('waiting', 'running')")),
    )

    agency_id: Mapped[UUID] = mapped_column(ForeignKey("agency.id"))
    procedure: Mapped[str] = mapped_column(String(20))
    tried: Mapped[Any] = mapped_column(JSONB)
    first_day: Mapped[date]
    last_day: Mapped[date]
    state: Mapped[DryRunState] = mapped_column(Coded(DryRunState), default=DryRunState.WAITING)
    total: Mapped[int]
    done: Mapped[int] = mapped_column(default=0)
    asked_by_id: Mapped[UUID] = mapped_column(ForeignKey("staff_member.id"))
    asked_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]


class DryRunRow(Base):
    """What became of one dossier: when it was due and would have been, which papers and how much money.

    `missing` are the components that would have been missing and were not; `spared` those no longer asked for.
    `unread` is how many boxes of the declaration the other edition's form could not read; nothing else is told then.
    """

    __tablename__ = "dry_run_row"

    run_id: Mapped[UUID] = mapped_column(ForeignKey("dry_run.id"), primary_key=True)
    dossier_id: Mapped[UUID] = mapped_column(ForeignKey("dossier.id"), primary_key=True)
    due_before: Mapped[datetime]
    due_after: Mapped[datetime]
    late_before: Mapped[bool]
    late_after: Mapped[bool]
    missing: Mapped[list[str]] = mapped_column(ARRAY(String(60)))
    spared: Mapped[list[str]] = mapped_column(ARRAY(String(60)))
    fee_before: Mapped[int | None]
    fee_after: Mapped[int | None]
    unread: Mapped[int] = mapped_column(default=0)
