"""Intervals in which somebody other than the office held a dossier; the clock is derived from them."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, String, func, update
from sqlalchemy.orm import Mapped, Session, mapped_column

from models.base import Base, Identified


class Pause(Identified, Base):
    """`cause` is a value of `models.clock.interval.Cause`.

    `restarts` marks an intake supplement, after which the law counts anew.
    """

    __tablename__ = "pause"
    __table_args__ = (CheckConstraint("until IS NULL OR until >= since", name="ends_after_it_begins"),)

    dossier_id: Mapped[UUID] = mapped_column(ForeignKey("dossier.id"), index=True)
    cause: Mapped[str] = mapped_column(String(40))
    since: Mapped[datetime]
    until: Mapped[datetime | None]
    restarts: Mapped[bool] = mapped_column(default=False)


def end_pauses(session: Session, dossier_id: UUID, at: datetime) -> None:
    """This will let the clock run on: whoever held the dossier has answered, or his time is over.

    Where the clock that began a pause is a little ahead of the one that ends it, the pause was none.
    """
    still_open = update(Pause).where(Pause.dossier_id == dossier_id, Pause.until.is_(None))
    session.execute(still_open.values(until=func.greatest(Pause.since, at)))
