"""A pile of scanned pages taken in at once: which page belongs to which component of which dossier."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Identified
from models.sealed import SealedRecord


class ScanBatch(Identified, Base):
    """`pages` is [{page, place, says}], one a page of the file, counted from 1.

    `place` is "code|component", "cover" for a cover sheet, which itself is filed nowhere, or empty; `says` is what the
    last cover sheet said. A batch that has been filed changes no more.
    """

    __tablename__ = "scan_batch"

    agency_id: Mapped[UUID] = mapped_column(ForeignKey("agency.id"), index=True)
    file_id: Mapped[UUID] = mapped_column(ForeignKey("stored_file.id"), unique=True)
    pages: Mapped[Any] = mapped_column(SealedRecord("scan_batch.pages"))
    taken_by: Mapped[str] = mapped_column(String(80))
    taken_at: Mapped[datetime]
    filed_at: Mapped[datetime | None]
    filed_by: Mapped[str | None] = mapped_column(String(80))
