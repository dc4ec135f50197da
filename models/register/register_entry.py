"""The civil status book: one series a kind of event and year, gapless, kept for ever (Luật Hộ tịch Điều 58)."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Identified
from models.sealed import SealedRecord, SealedText


class RegisterEntry(Identified, Base):
    """`content` is what was written in the book. The personal number may come days later, as a dated note.

    A dossier writes into a book once; copies asked for with a registration have a number in a book of their own.
    """

    __tablename__ = "register_entry"
    __table_args__ = (
        UniqueConstraint("agency_id", "book", "year", "number"),
        UniqueConstraint("dossier_id", "book"),
        Index(
            "ix_register_entry_untold",
            "dossier_id",
            postgresql_where=text("number_note IS NOT NULL AND number_told_at IS NULL"),
        ),
    )

    agency_id: Mapped[UUID] = mapped_column(ForeignKey("agency.id"))
    dossier_id: Mapped[UUID] = mapped_column(ForeignKey("dossier.id"))
    book: Mapped[str] = mapped_column(String(30))
    year: Mapped[int]
    number: Mapped[int]
    entered_on: Mapped[date]
    content: Mapped[Any] = mapped_column(SealedRecord("register_entry.content"))
    content_hash: Mapped[str] = mapped_column(String(64))
    ends: Mapped[str | None] = mapped_column(String(80), unique=True, comment="the earlier entry this one ends")
    personal_number: Mapped[str | None] = mapped_column(SealedText("register_entry.personal_number"))
    personal_number_key: Mapped[str | None] = mapped_column(String(64), unique=True)
    number_added_at: Mapped[datetime | None]
    number_note: Mapped[str | None] = mapped_column(String(300))
    number_told_at: Mapped[datetime | None] = mapped_column(comment="when the family was written to about the note")
