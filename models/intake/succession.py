"""One dossier opened by another that ended well, such as the new guardianship after the old one was ended."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, or_, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from models.base import Base


class Succession(Base):
    """Each dossier opens at most one, and is opened by at most one."""

    __tablename__ = "succession"

    earlier_id: Mapped[UUID] = mapped_column(ForeignKey("dossier.id"), primary_key=True)
    later_id: Mapped[UUID] = mapped_column(ForeignKey("dossier.id"), unique=True)
    opened_at: Mapped[datetime]


def successions_of(session: Session, dossier_id: UUID) -> list[Succession]:
    """This will give the links of a dossier to what it was opened by and to what it opened, in that order."""
    mine = or_(Succession.earlier_id == dossier_id, Succession.later_id == dossier_id)
    return list(session.scalars(select(Succession).where(mine).order_by(Succession.opened_at)))
