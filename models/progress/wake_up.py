"""Append-only notes that a dossier may be able to move, and the bell that tells the workers."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import BigInteger, ForeignKey, Identity, func, text
from sqlalchemy.orm import Mapped, Session, mapped_column

from models.base import Base

CHANNEL = "motcua_wake_up"


class WakeUp(Base):
    """Every act inserts its own row; a reading deletes exactly those it saw. `due_at` is the database's time."""

    __tablename__ = "wake_up"

    id: Mapped[int] = mapped_column(BigInteger, Identity(always=True), primary_key=True)
    dossier_id: Mapped[UUID] = mapped_column(ForeignKey("dossier.id"), index=True)
    due_at: Mapped[datetime] = mapped_column(server_default=func.now(), index=True)


def wake(session: Session, dossier_id: UUID) -> None:
    """This will have the dossier read soon after the commit of the present transaction."""
    session.add(WakeUp(dossier_id=dossier_id))
    ring(session)


def ring(session: Session) -> None:
    """This will wake the workers after the commit; a lost bell only costs the seconds until their next look."""
    session.execute(text(f"NOTIFY {CHANNEL}"))
