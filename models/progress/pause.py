"""Intervals in which somebody other than the office held a dossier; the clock is derived from them."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import (
    CheckConstraint,
    ColumnElement,
    ForeignKey,
    Index,
    String,
    exists,
    func,
    or_,
    select,
    text,
    update,
)
from sqlalchemy.orm import Mapped, Session, mapped_column

from models.base import Base, Identified
from models.dossier import Dossier
from models.progress.work_item import ItemState, WorkItem
from models.role import Role


class Pause(Identified, Base):
    """`cause` is a value of `models.clock.interval.Cause`.

    `restarts` marks an intake supplement, after which the law counts anew.
    """

    __tablename__ = "pause"
    __table_args__ = (
        CheckConstraint("until IS NULL OR until >= since", name="ends_after_it_begins"),
        Index("ix_pause_open", "dossier_id", postgresql_where=text("until IS NULL")),
    )

    dossier_id: Mapped[UUID] = mapped_column(ForeignKey("dossier.id"), index=True)
    cause: Mapped[str] = mapped_column(String(40))
    since: Mapped[datetime]
    until: Mapped[datetime | None]
    restarts: Mapped[bool] = mapped_column(default=False)


def is_paused(session: Session, dossier_id: UUID) -> bool:
    """Whether somebody else holds the dossier now."""
    still_open = select(Pause.id).where(Pause.dossier_id == dossier_id, Pause.until.is_(None))
    return session.scalars(still_open).first() is not None


def stood_still(at: datetime, due: ColumnElement[datetime]) -> ColumnElement[bool]:
    """Whether the clock of a dossier that was due then stood still at the instant.

    A pause that begins when the time is already up saves nobody; without an hour that was promised any pause counts.
    """
    return exists().where(
        Pause.dossier_id == Dossier.id,
        Pause.since < at,
        or_(Pause.until.is_(None), Pause.until >= at),
        or_(due.is_(None), Pause.since <= due),
    )


def end_pauses(session: Session, dossier_id: UUID, at: datetime) -> None:
    """This will let the clock run on: whoever held the dossier has answered, or his time is over.

    Where the clock that began a pause is a little ahead of the one that ends it, the pause was none.
    """
    still_open = update(Pause).where(Pause.dossier_id == dossier_id, Pause.until.is_(None))
    session.execute(still_open.values(until=func.greatest(Pause.since, at)))


def end_pauses_when_last(session: Session, item: WorkItem, at: datetime) -> None:
    """This will do the same for an applicant's wait, unless another of two who were asked has not answered yet."""
    others = select(WorkItem.id).where(
        WorkItem.dossier_id == item.dossier_id,
        WorkItem.id != item.id,
        WorkItem.role == Role.APPLICANT,
        WorkItem.state == ItemState.OPEN,
    )
    if session.scalars(others).first() is None:
        end_pauses(session, item.dossier_id, at)
