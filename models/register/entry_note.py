"""A dated note beside an entry of a book: what happened later to whoever the entry is about (Luật Hộ tịch Đ58)."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Identified
from models.sealed import SealedText


class EntryNote(Identified, Base):
    """`dossier_id` is the dossier the note comes from; it notes an entry once only. `what` is said in one sentence."""

    __tablename__ = "entry_note"
    __table_args__ = (UniqueConstraint("entry_id", "dossier_id"),)

    entry_id: Mapped[UUID] = mapped_column(ForeignKey("register_entry.id"), index=True)
    dossier_id: Mapped[UUID] = mapped_column(ForeignKey("dossier.id"), index=True)
    noted_on: Mapped[date]
    what: Mapped[str] = mapped_column(SealedText("entry_note.what"))
    basis: Mapped[str] = mapped_column(String(200))
    noted_at: Mapped[datetime]
