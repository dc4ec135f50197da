"""A wait: something somebody must do before a dossier moves on. What staff see of it is a work item."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import FetchedValue, ForeignKey, Index, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Coded, Identified
from models.role import Role


class ItemState(StrEnum):
    OPEN = "open"
    ANSWERED = "answered"
    LAPSED = "lapsed"
    SUPERSEDED = "superseded"


class WorkItem(Identified, Base):
    """`role` is who is awaited; partners and applicants are awaited by the same table as clerks.

    `aside` marks work that no reading awaits (an undeliverable letter, an incident, a late number).
    `procedure`, `territory` and `sealed` repeat the dossier's, so that a list need not look into it to know whether
    somebody may see the row; the database itself copies them, whoever writes either row (migration 0026).
    """

    __tablename__ = "work_item"
    __table_args__ = (
        UniqueConstraint("dossier_id", "leg", "line", "turn"),
        Index(
            "ix_work_item_open_list",
            "agency_id",
            "role",
            text("coalesce(due_at, opened_at)"),
            "id",
            postgresql_where=text("state = 'open'"),
        ),
        Index(
            "ix_work_item_aside_list",
            "agency_id",
            text("coalesce(due_at, opened_at)"),
            "id",
            postgresql_where=text("aside AND state = 'open'"),
        ),
        # Who and what open dossiers wait for is counted from this index alone.
        Index(
            "ix_work_item_open",
            "dossier_id",
            postgresql_where=text("state = 'open'"),
            postgresql_include=["agency_id", "line", "role", "aside", "assignee_id", "claimed_until"],
        ),
        Index(
            "ix_work_item_answered",
            "agency_id",
            "ended_at",
            postgresql_where=text("state = 'answered' AND NOT aside"),
        ),
        Index("ix_work_item_held", "assignee_id", postgresql_where=text("assignee_id IS NOT NULL AND state = 'open'")),
        Index("ix_work_item_reference", "reference", postgresql_where=text("reference IS NOT NULL")),
    )

    dossier_id: Mapped[UUID] = mapped_column(ForeignKey("dossier.id"), index=True)
    agency_id: Mapped[UUID] = mapped_column(ForeignKey("agency.id"))
    procedure: Mapped[str] = mapped_column(String(20), server_default="")
    territory: Mapped[str | None] = mapped_column(String(5), server_default=FetchedValue())
    sealed: Mapped[bool] = mapped_column(server_default="false")
    leg: Mapped[str] = mapped_column(String(120))
    line: Mapped[str] = mapped_column(String(80))
    turn: Mapped[int]
    act: Mapped[str] = mapped_column(String(80), comment="key of the act that answers it")
    role: Mapped[Role] = mapped_column(Coded(Role))
    also_role: Mapped[Role | None] = mapped_column(Coded(Role), comment="who may answer when the first cannot")
    title: Mapped[str] = mapped_column(String(200))
    opened_at: Mapped[datetime]
    limit: Mapped[str | None] = mapped_column(String(30), comment="as procedures.limits writes it, such as 15wd")
    due_at: Mapped[datetime | None] = mapped_column(comment="last derivation, for lists")
    reference: Mapped[str | None] = mapped_column(String(60), comment="our reference at the awaited partner")
    subject_id: Mapped[UUID | None] = mapped_column(comment="what it is about: a draft, a document, a request")
    shown_hash: Mapped[str | None] = mapped_column(String(64), comment="of what must have been seen")
    aside: Mapped[bool] = mapped_column(default=False)
    state: Mapped[ItemState] = mapped_column(Coded(ItemState), default=ItemState.OPEN)
    version: Mapped[int] = mapped_column(default=1)
    assignee_id: Mapped[UUID | None] = mapped_column(ForeignKey("staff_member.id"))
    claimed_until: Mapped[datetime | None]
    ended_at: Mapped[datetime | None]
    ended_by: Mapped[str | None] = mapped_column(String(80))

    def end(self, state: ItemState, by: str, at: datetime) -> None:
        self.state = state
        self.ended_by = by
        self.ended_at = at
        self.version += 1

    def reopen(self, at: datetime) -> None:
        """Somebody is awaited again; the time he was not awaited is none of his."""
        self.state = ItemState.OPEN
        self.opened_at = at
        self.ended_by = self.ended_at = None
        self.version += 1
