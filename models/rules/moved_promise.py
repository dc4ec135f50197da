"""Whom a change of the calendar owes word: his hour of return is another than the one he was promised."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID, uuid4

from sqlalchemy import ColumnElement, ForeignKey, Index, Text, UniqueConstraint, func, select, text
from sqlalchemy.orm import Mapped, Session, mapped_column

from models.agency import Agency
from models.base import Base, Identified
from models.clock.agency_calendar import load_calendar
from models.dossier import Dossier
from models.rules.moves import Move, moves_by


@dataclass(frozen=True)
class Telling:
    """Counts of applicants: written to, no longer in need of it, and still to be written to."""

    told: int
    not_needed: int
    waiting: int


class MovedPromise(Identified, Base):
    """Written with the change itself, one for each applicant it concerns; a worker settles it, once.

    `promised_at` is the hour he was told last, `why` the change and its document in words without any person. Settled
    and not `told`: there was nothing left to tell, because the dossier had ended or its old hour held again.
    """

    __tablename__ = "moved_promise"
    __table_args__ = (
        UniqueConstraint("dossier_id", "change_id"),
        Index("ix_moved_promise_to_tell", "owed_at", postgresql_where=text("settled_at IS NULL")),
        Index("ix_moved_promise_of_change", "change_id"),
    )

    dossier_id: Mapped[UUID] = mapped_column(ForeignKey("dossier.id"))
    change_id: Mapped[UUID | None] = mapped_column(ForeignKey("rule_change.id"), comment="none by command")
    promised_at: Mapped[datetime]
    why: Mapped[str] = mapped_column(Text)
    owed_at: Mapped[datetime]
    settled_at: Mapped[datetime | None]
    told: Mapped[bool] = mapped_column(default=False)

    def settle(self, at: datetime, *, told: bool) -> None:
        self.settled_at, self.told = at, told


def why_of(title: str, source: str) -> str:
    """The change as the applicant reads it."""
    return f"{title} ({source})"


def owe_word(session: Session, moves: Iterable[Move], why: str, now: datetime, *, change_id: UUID | None = None) -> int:
    """This will note whom to tell, in the transaction of the change; returns how many."""
    owed = [
        MovedPromise(
            id=uuid4(), dossier_id=move.dossier_id, change_id=change_id, promised_at=move.before, why=why, owed_at=now
        )
        for move in moves
        if move.told
    ]
    session.add_all(owed)
    return len(owed)


def owe_word_of_calendar(session: Session, agency_id: UUID | None, since: date, why: str, now: datetime) -> int:
    """This will note the same for a change that was just entered by command, for one agency or for all of them.

    The dossiers are locked by the change; what they were promised still stands in them.
    """
    session.flush()
    agencies = [agency_id] if agency_id else session.scalars(select(Agency.id).order_by(Agency.id)).all()
    moved = (moves_by(session, one, load_calendar(session, one), since, now) for one in agencies)
    return sum(owe_word(session, moves.all, why, now) for moves in moved)


def still_to_tell(session: Session, of: ColumnElement[bool]) -> int:
    """Of how many dossiers that the reader may have counted the hour shown may still be that of before a change."""
    owed = select(func.count(MovedPromise.dossier_id.distinct())).join(Dossier, Dossier.id == MovedPromise.dossier_id)
    return session.scalar(owed.where(MovedPromise.settled_at.is_(None), of)) or 0


def told_by(session: Session, change_id: UUID, of: ColumnElement[bool]) -> Telling:
    """How far telling those whom the change moved has come; `of` which dossiers the reader may have counted."""
    waits, told = MovedPromise.settled_at.is_(None), MovedPromise.told
    columns = [func.count().filter(one) for one in (told, ~waits & ~told, waits)]
    counted = select(*columns).join(Dossier, Dossier.id == MovedPromise.dossier_id)
    row = session.execute(counted.where(MovedPromise.change_id == change_id, of)).one()
    return Telling(row[0], row[1], row[2])
