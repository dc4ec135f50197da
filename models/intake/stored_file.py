"""Bytes handed in or drawn up; the bytes themselves lie in the content-addressed file store."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Identified


class StoredFile(Identified, Base):
    """Several rows may share one `sha256`; `kind` is pdf, jpeg or png.

    A file without a dossier was uploaded and not yet used.
    """

    __tablename__ = "stored_file"

    sha256: Mapped[str] = mapped_column(String(64), index=True)
    kind: Mapped[str] = mapped_column(String(20))
    size: Mapped[int]
    pages: Mapped[int]
    uploaded_by: Mapped[str] = mapped_column(String(80))
    uploaded_at: Mapped[datetime]
    dossier_id: Mapped[UUID | None] = mapped_column(ForeignKey("dossier.id"), index=True)
