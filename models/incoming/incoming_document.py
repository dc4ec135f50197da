"""A document that came to the office: its line in the book, how far it is, and every file and correction of it."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from language.phrase import phrase
from models.acts.refusal import Refused, StaleVersion
from models.base import Base, Coded, Identified
from models.incoming.grades import Book, IncomingState, Medium, Urgency
from models.incoming.particulars import Particulars
from models.sealed import SealedRecord, SealedText


class NotNow(Refused):
    """Văn bản không còn ở bước này; hãy tải lại trang để xem tình trạng hiện nay."""

    slug = "refused"


class IncomingDocument(Identified, Base):
    """`number` is the số đến of its book and year; a document that was sent back never got one, one that a machine
    delivered gets it when a clerk takes it in. `delivered_at`, `client_id` (that machine's) and `reference` (the
    sender's own) are of those alone.

    `arrived_at` rises with the number. `step_due_at` is when the present step should be over: the presentation, the
    leader's word, the work; nothing is awaited of what has ended. `particulars` and all free text are sealed; of the
    open book the words people search by stand folded in `search_text`, of the secret one nothing does.
    """

    __tablename__ = "incoming_document"
    __table_args__ = (
        UniqueConstraint("agency_id", "book", "year", "number"),
        UniqueConstraint("client_id", "reference"),
        CheckConstraint("(number IS NULL) = (state IN ('delivered', 'returned'))", name="numbered_in_the_book"),
        CheckConstraint("(number IS NULL) = (year IS NULL)", name="number_has_its_year"),
        CheckConstraint(
            "(step_due_at IS NOT NULL) = (state IN ('delivered', 'registered', 'presented', 'routed'))", name="awaited"
        ),
        CheckConstraint(
            "(delivered_at IS NULL) = (client_id IS NULL) AND (client_id IS NULL) = (reference IS NULL)",
            name="delivered_by_somebody",
        ),
        Index("ix_incoming_document_book", "agency_id", "book", "arrived_at", "id"),
        Index("ix_incoming_document_awaited", "step_due_at", postgresql_where=text("step_due_at IS NOT NULL")),
        Index("ix_incoming_document_same_paper", "agency_id", "same_paper_key"),
        Index(
            "ix_incoming_document_search_text",
            "search_text",
            postgresql_using="gin",
            postgresql_ops={"search_text": "gin_trgm_ops"},
        ),
    )

    agency_id: Mapped[UUID] = mapped_column(ForeignKey("agency.id"))
    book: Mapped[Book] = mapped_column(Coded(Book))
    year: Mapped[int | None]
    number: Mapped[int | None]
    medium: Mapped[Medium] = mapped_column(Coded(Medium))
    state: Mapped[IncomingState] = mapped_column(Coded(IncomingState))
    version: Mapped[int] = mapped_column(default=1)
    urgency: Mapped[Urgency] = mapped_column(Coded(Urgency))
    arrived_at: Mapped[datetime]
    kept: Mapped[Any] = mapped_column(SealedRecord("incoming_document.kept"))
    search_text: Mapped[str] = mapped_column(Text)
    same_paper_key: Mapped[str] = mapped_column(String(64))
    reply_to: Mapped[str | None] = mapped_column(SealedText("incoming_document.reply_to"))
    signatures: Mapped[Any] = mapped_column(SealedRecord("incoming_document.signatures"))
    registered_by: Mapped[str] = mapped_column(String(80), comment="actor key")
    registered_at: Mapped[datetime]
    step_due_at: Mapped[datetime | None]
    present_by: Mapped[datetime | None]
    presented_at: Mapped[datetime | None]
    presented_by: Mapped[str | None] = mapped_column(String(80), comment="actor key")
    presented_to: Mapped[UUID | None] = mapped_column(ForeignKey("staff_member.id"))
    routed_at: Mapped[datetime | None]
    routed_by: Mapped[str | None] = mapped_column(String(80), comment="actor key")
    due_at: Mapped[datetime | None]
    directive: Mapped[str | None] = mapped_column(SealedText("incoming_document.directive"))
    ended_at: Mapped[datetime | None]
    ended_by: Mapped[str | None] = mapped_column(String(80), comment="actor key")
    ending: Mapped[Any] = mapped_column(
        SealedRecord("incoming_document.ending"), nullable=True, comment="result, or why not"
    )
    dossier_id: Mapped[UUID | None] = mapped_column(ForeignKey("dossier.id"), index=True)
    stamp_place: Mapped[str | None] = mapped_column(String(20))
    delivered_at: Mapped[datetime | None]
    client_id: Mapped[UUID | None] = mapped_column(ForeignKey("partner_client.id"))
    reference: Mapped[str | None] = mapped_column(String(80))

    @property
    def particulars(self) -> Particulars:
        return Particulars.of(self.kept)

    @property
    def arrival(self) -> str:
        """`Số đến 2597/2022`, or that it has none, or none yet."""
        if self.number is None:
            return "Chờ vào sổ" if self.state is IncomingState.DELIVERED else "Không vào sổ"
        return phrase("Số đến {number}/{year}", number=self.number, year=self.year)

    def check_shown(self, version: int) -> None:
        """This will raise `StaleVersion` when the page was older than the document."""
        if version != self.version:
            raise StaleVersion(self.version)

    def moves_on(self, *at: IncomingState) -> None:
        """This will raise `NotNow` unless the document is at one of these steps; otherwise it becomes a new version."""
        if self.state not in at:
            raise NotNow
        self.version += 1


class FilePart(StrEnum):
    """`STAMPED` is a copy with the stamp drawn on it; the original beside it is never touched."""

    ORIGINAL = "original"
    ATTACHMENT = "attachment"
    STAMPED = "stamped"

    @property
    def words(self) -> str:
        return {"original": "Bản chính", "attachment": "Tài liệu kèm theo", "stamped": "Bản đã đóng dấu ĐẾN"}[self]


class IncomingFile(Identified, Base):
    """`sha256` is written down once more here, so that a file row changed later does not change what came."""

    __tablename__ = "incoming_file"

    document_id: Mapped[UUID] = mapped_column(ForeignKey("incoming_document.id"), index=True)
    file_id: Mapped[UUID] = mapped_column(ForeignKey("stored_file.id"), unique=True)
    part: Mapped[FilePart] = mapped_column(Coded(FilePart))
    sha256: Mapped[str] = mapped_column(String(64))
    added_at: Mapped[datetime]
    added_by: Mapped[str] = mapped_column(String(80), comment="actor key")


class IncomingCorrection(Identified, Base):
    """`before` and `after` are whole: neither text is ever lost. The table only grows."""

    __tablename__ = "incoming_correction"

    document_id: Mapped[UUID] = mapped_column(ForeignKey("incoming_document.id"), index=True)
    before: Mapped[Any] = mapped_column(SealedRecord("incoming_correction.before"))
    after: Mapped[Any] = mapped_column(SealedRecord("incoming_correction.after"))
    reason: Mapped[str] = mapped_column(SealedText("incoming_correction.reason"))
    corrected_at: Mapped[datetime]
    corrected_by: Mapped[str] = mapped_column(String(80), comment="actor key")
