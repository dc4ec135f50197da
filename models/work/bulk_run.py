"""One act on many pieces of work: what was chosen and shown, and what became of each piece.

The list is frozen when it is shown: ids, versions and who held each. Every piece is then done in a transaction of its
own together with its row here, so that a run that dies is taken up where it ended and nothing happens twice.
"""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Coded, Identified
from models.sealed import SealedText


class BulkAct(StrEnum):
    CLAIM = "claim"
    RELEASE = "release"
    ASSIGN = "assign"
    ANSWER = "answer"
    SHARE = "share"


class RunState(StrEnum):
    SHOWN = "shown"
    RUNNING = "running"
    STOPPED = "stopped"
    DONE = "done"
    UNDOING = "undoing"
    UNDONE = "undone"


class PieceState(StrEnum):
    """`LEFT` was not touched, `KEPT` was done and could not be undone any more; `told` says why."""

    WAITING = "waiting"
    DONE = "done"
    LEFT = "left"
    UNDONE = "undone"
    KEPT = "kept"


class BulkRun(Identified, Base):
    """`chosen_by` tells the filter in words; `outcome` names the form of an answer; `colleague_id` who is to get it."""

    __tablename__ = "bulk_run"
    __table_args__ = (Index("ix_bulk_run_staff_id", "staff_id", "made_at"),)

    agency_id: Mapped[UUID] = mapped_column(ForeignKey("agency.id"))
    staff_id: Mapped[UUID] = mapped_column(ForeignKey("staff_member.id"))
    act: Mapped[BulkAct] = mapped_column(Coded(BulkAct))
    colleague_id: Mapped[UUID | None] = mapped_column(ForeignKey("staff_member.id"))
    outcome: Mapped[str | None] = mapped_column(String(80))
    reason: Mapped[str | None] = mapped_column(SealedText("bulk_run.reason"))
    chosen_by: Mapped[str] = mapped_column(SealedText("bulk_run.chosen_by"))
    back_to: Mapped[str] = mapped_column(SealedText("bulk_run.back_to"))
    state: Mapped[RunState] = mapped_column(Coded(RunState), default=RunState.SHOWN)
    made_at: Mapped[datetime]
    begun_at: Mapped[datetime | None]
    ended_at: Mapped[datetime | None]


class BulkPiece(Base):
    """`version`, `holder_id` and `held_until` are what was shown; `told` is the slug of a reason, never a name."""

    __tablename__ = "bulk_piece"
    __table_args__ = (
        UniqueConstraint("run_id", "item_id"),
        Index("ix_bulk_piece_waiting", "run_id", "place", postgresql_where=text("state = 'waiting'")),
        Index("ix_bulk_piece_note", "item_id", postgresql_where=text("note IS NOT NULL")),
    )

    run_id: Mapped[UUID] = mapped_column(ForeignKey("bulk_run.id"), primary_key=True)
    place: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    item_id: Mapped[UUID] = mapped_column(ForeignKey("work_item.id"))
    dossier_id: Mapped[UUID] = mapped_column(ForeignKey("dossier.id"))
    version: Mapped[int]
    holder_id: Mapped[UUID | None] = mapped_column(ForeignKey("staff_member.id"))
    held_until: Mapped[datetime | None]
    to_id: Mapped[UUID | None] = mapped_column(ForeignKey("staff_member.id"), comment="who is to get this piece")
    note: Mapped[str | None] = mapped_column(SealedText("bulk_piece.note"))
    state: Mapped[PieceState] = mapped_column(Coded(PieceState), default=PieceState.WAITING)
    told: Mapped[str | None] = mapped_column(String(60))
    ended_at: Mapped[datetime | None]
