"""A dossier: what was filed, where it stands, what was promised. Status moves only by the verbs here."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, ForeignKey, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Coded, Identified
from models.sealed import SealedRecord, SealedText
from models.status import MAY_FOLLOW, STATUS_AT, Ending, Status, TransitionRefused


class Dossier(Identified, Base):
    """`declaration` and everything that names an identity number is sealed; the names stand in clear for the lists."""

    __tablename__ = "dossier"
    __table_args__ = (
        Index("ix_dossier_next_look", "next_look_at", postgresql_where=text("next_look_at IS NOT NULL")),
        Index("ix_dossier_agency_received", "agency_id", "received_at", "id"),
        Index("ix_dossier_subject_number", "subject_number_key"),
        # How the open ones stand is counted from this index alone; what ended long ago costs nothing.
        Index(
            "ix_dossier_open",
            "agency_id",
            "received_at",
            "id",
            postgresql_where=text("ending IS NULL"),
            postgresql_include=["procedure", "due_at", "react_by", "issued_at", "accepted_at"],
        ),
        Index("ix_dossier_issued", "agency_id", "issued_at", postgresql_where=text("issued_at IS NOT NULL")),
        Index("ix_dossier_ended", "agency_id", "ended_at", postgresql_where=text("ended_at IS NOT NULL")),
        Index(
            "ix_dossier_accepted",
            "agency_id",
            "accepted_at",
            "id",
            postgresql_where=text("accepted_at IS NOT NULL"),
        ),
        Index(
            "ix_dossier_not_accepted",
            "agency_id",
            "received_at",
            postgresql_where=text("accepted_at IS NULL"),
        ),
        Index(
            "ix_dossier_resolved",
            "agency_id",
            text("coalesce(issued_at, ended_at, 'infinity'::timestamptz)"),
            postgresql_where=text("accepted_at IS NOT NULL"),
        ),
        # What one clerk took in lately, for the list he chooses the next procedure from.
        Index("ix_dossier_filed_by", "filed_by", "received_at", postgresql_include=["procedure"]),
        Index("ix_dossier_phone", "phone_key", postgresql_where=text("phone_key IS NOT NULL")),
        Index(
            "ix_dossier_search_text",
            "search_text",
            postgresql_using="gin",
            postgresql_ops={"search_text": "gin_trgm_ops"},
        ),
    )

    code: Mapped[str] = mapped_column(String(60), unique=True)
    agency_id: Mapped[UUID] = mapped_column(ForeignKey("agency.id"))
    procedure: Mapped[str] = mapped_column(String(20))
    edition: Mapped[str] = mapped_column(String(40))
    channel: Mapped[str] = mapped_column(String(20))
    territory: Mapped[str | None] = mapped_column(String(5), comment="ward where the requester lives, for who sees it")
    sealed: Mapped[bool] = mapped_column(default=False, server_default="false", comment="open to those named only")
    filed_by: Mapped[str] = mapped_column(String(80), comment="actor key of who filed")
    tracking_secret: Mapped[str] = mapped_column(SealedText("dossier.tracking_secret"))

    applicant_name: Mapped[str] = mapped_column(String(200))
    subject_name: Mapped[str] = mapped_column(String(200))
    subject_sort: Mapped[str] = mapped_column(String(500, collation="C"))
    search_text: Mapped[str] = mapped_column(String(1000), comment="folded: code, names")
    subject_number_key: Mapped[str | None] = mapped_column(String(64))
    phone_key: Mapped[str | None] = mapped_column(String(64))
    applicant: Mapped[Any] = mapped_column(SealedRecord("dossier.applicant"))
    declaration: Mapped[Any] = mapped_column(SealedRecord("dossier.declaration"))
    delivery: Mapped[Any] = mapped_column(SealedRecord("dossier.delivery"))
    delivery_way: Mapped[str] = mapped_column(String(20))
    payment_way: Mapped[str] = mapped_column(String(20))
    copies: Mapped[int] = mapped_column(default=0)
    filing_facts: Mapped[Any] = mapped_column(SealedRecord("dossier.filing_facts"), comment="what the slip shows")

    status: Mapped[Status] = mapped_column(Coded(Status), default=Status.RECEIVED)
    ending: Mapped[Ending | None] = mapped_column(Coded(Ending))
    received_at: Mapped[datetime] = mapped_column(comment="when it really came, to the second")
    counted_from: Mapped[datetime] = mapped_column(comment="when the law begins to count")
    react_by: Mapped[datetime]
    accepted_at: Mapped[datetime | None]
    due_at: Mapped[datetime | None] = mapped_column(comment="last derivation, for lists; the derivation itself rules")
    issued_at: Mapped[datetime | None]
    ended_at: Mapped[datetime | None]
    verified_longer: Mapped[bool] = mapped_column(default=False, comment="the longer limit for verification applies")
    answered_at: Mapped[datetime | None] = mapped_column(comment="when the last office that was asked had answered")
    next_look_at: Mapped[datetime | None]
    version: Mapped[int] = mapped_column(default=1)

    # -- the verbs ----------------------------------------------------------------------------------------------

    def await_supplement(self) -> None:
        self._become(Status.AWAITING_SUPPLEMENT)

    def take_supplement(self) -> None:
        self._become(Status.RECEIVED)

    def accept(self, at: datetime) -> None:
        self._become(Status.IN_REVIEW)
        self.accepted_at = at

    def approve(self) -> None:
        self._become(Status.APPROVED)

    def issue(self, at: datetime) -> None:
        """The result is drawn up, signed and sealed: from now on it can be handed over."""
        self.issued_at = at

    def refuse(self) -> None:
        self._become(Status.REFUSED)

    def end(self, ending: Ending, at: datetime) -> None:
        """This will close the dossier once; a second ending is refused by the status table."""
        wanted = STATUS_AT[ending]
        if self.status is not wanted:
            self._become(wanted)
        if self.ending is not None:
            raise TransitionRefused(self.status, wanted)
        self.ending = ending
        self.ended_at = at

    def _become(self, wanted: Status) -> None:
        present = Status(self.status)
        if wanted not in MAY_FOLLOW[present]:
            raise TransitionRefused(present, wanted)
        self.status = wanted
        self.version = (self.version or 0) + 1

    @property
    def is_open(self) -> bool:
        return self.ending is None


def has_word(word: str) -> ColumnElement[bool]:
    """Whether the code or a name of the dossier has this folded word in it.

    One or two letters must begin a word: in the middle of one they have no three letters to be found by in the
    index, and every dossier would be read.
    """
    sought = word if len(word) > 2 else f" {word}"
    return Dossier.search_text.contains(sought, autoescape=True)
