"""How satisfied the applicant was, once he has his result: what QĐ 766/QĐ-TTg counts as satisfaction."""

from __future__ import annotations

from datetime import datetime
from enum import IntEnum
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, Session, mapped_column

from models.actor import Actor
from models.acts.refusal import TooLate
from models.audit.audit_entry import record
from models.base import Base
from models.dossier import Dossier
from models.sealed import SealedText


class Level(IntEnum):
    VERY_UNSATISFIED = 1
    UNSATISFIED = 2
    NEUTRAL = 3
    SATISFIED = 4
    VERY_SATISFIED = 5

    @property
    def words(self) -> str:
        return ("Rất không hài lòng", "Không hài lòng", "Bình thường", "Hài lòng", "Rất hài lòng")[self - 1]


# From this level on the index counts a rating as one of somebody satisfied.
SATISFIED_FROM = Level.SATISFIED


class Rating(Base):
    """One for a dossier, whichever of its applicants gave it; never changed, so that a report stays what it was."""

    __tablename__ = "rating"
    __table_args__ = (CheckConstraint("level BETWEEN 1 AND 5", name="level_is_known"),)

    dossier_id: Mapped[UUID] = mapped_column(ForeignKey("dossier.id"), primary_key=True)
    level: Mapped[int]
    said: Mapped[str] = mapped_column(SealedText("rating.said"))
    given_at: Mapped[datetime] = mapped_column(index=True)


def may_be_rated(dossier: Dossier) -> bool:
    """There is an outcome to speak of: a result, a refusal, or an end without either."""
    return dossier.issued_at is not None or dossier.ended_at is not None


def rate(session: Session, dossier: Dossier, level: Level, said: str, actor: Actor, now: datetime) -> bool:
    """This will keep the first rating and say whether it was this one. The dossier must be locked.

    Raises `TooLate` where there is no outcome yet.
    """
    if not may_be_rated(dossier):
        raise TooLate
    if session.get(Rating, dossier.id) is not None:
        return False
    session.add(Rating(dossier_id=dossier.id, level=level, said=said, given_at=now))
    record(session, actor, "rating.given", now, dossier_id=dossier.id, agency_id=dossier.agency_id, level=int(level))
    return True
