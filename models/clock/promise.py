"""Every hour of return an applicant was ever promised, and from when on: what was due on any past day can be told."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import BigInteger, ForeignKey, Identity, Index
from sqlalchemy.orm import Mapped, Session, mapped_column

from models.base import Base
from models.dossier import Dossier


class Promise(Base):
    """Append-only. At an instant the row that was said last by then holds; the dossier's own column is the present one.

    A dossier of before these rows were kept has one, said when it was accepted.
    """

    __tablename__ = "promise"
    __table_args__ = (Index("ix_promise_dossier", "dossier_id", "said_at", "id"),)

    id: Mapped[int] = mapped_column(BigInteger, Identity(always=True), primary_key=True)
    dossier_id: Mapped[UUID] = mapped_column(ForeignKey("dossier.id"))
    due_at: Mapped[datetime]
    said_at: Mapped[datetime]


def promise(session: Session, dossier: Dossier, due_at: datetime, at: datetime) -> None:
    """This will make it the dossier's due time from now on; what was promised before stays to be read."""
    if dossier.due_at == due_at:
        return
    dossier.due_at = due_at
    session.add(Promise(dossier_id=dossier.id, due_at=due_at, said_at=at))
