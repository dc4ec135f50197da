"""What the office draws up: slips, notices and results, each with its number, content and file."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Identified
from models.sealed import SealedRecord


class Document(Identified, Base):
    """Reserved (number, content) before it is drawn; `file_id` and `sha256` follow. Signed versions keep the same row.

    Unique per journal place, so that a repeated reading finds the document it had begun.
    """

    __tablename__ = "document"
    __table_args__ = (
        UniqueConstraint("dossier_id", "leg", "line", "turn", "kind"),
        UniqueConstraint("agency_id", "series", "number"),
    )

    dossier_id: Mapped[UUID] = mapped_column(ForeignKey("dossier.id"), index=True)
    agency_id: Mapped[UUID] = mapped_column(ForeignKey("agency.id"))
    leg: Mapped[str] = mapped_column(String(120))
    line: Mapped[str] = mapped_column(String(80))
    turn: Mapped[int]
    kind: Mapped[str] = mapped_column(String(40), comment="which content model: receipt, birth_certificate...")
    title: Mapped[str] = mapped_column(String(200))
    series: Mapped[str] = mapped_column(String(60))
    number: Mapped[int]
    content: Mapped[Any] = mapped_column(SealedRecord("document.content"))
    reserved_at: Mapped[datetime]
    drawn_at: Mapped[datetime | None]
    sha256: Mapped[str | None] = mapped_column(String(64), comment="of the present file")
    drawn_sha256: Mapped[str | None] = mapped_column(String(64), comment="of the file before any signature")
    signed_at: Mapped[datetime | None]
    signed_by: Mapped[str | None] = mapped_column(String(80))
    sealed_at: Mapped[datetime | None]
    sealed_by: Mapped[str | None] = mapped_column(String(80))
    for_applicant: Mapped[bool] = mapped_column(default=True)
