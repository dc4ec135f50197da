"""The outbox: every message to a person, from the act that owed it until it arrived or somebody took it over."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Coded, Identified
from models.sealed import SealedRecord, SealedText


class LetterState(StrEnum):
    WAITING = "waiting"
    SENT = "sent"
    UNDELIVERABLE = "undeliverable"


class Letter(Identified, Base):
    """`content` is what the notice needs to be rendered; sending retries until `give_up_at`, then a person is asked."""

    __tablename__ = "letter"
    __table_args__ = (
        UniqueConstraint("dossier_id", "leg", "line", "turn", "notice", "channel"),
        Index("ix_letter_waiting", "not_before", postgresql_where=text("state = 'waiting'")),
    )

    dossier_id: Mapped[UUID] = mapped_column(ForeignKey("dossier.id"), index=True)
    leg: Mapped[str] = mapped_column(String(120))
    line: Mapped[str] = mapped_column(String(80))
    turn: Mapped[int]
    notice: Mapped[str] = mapped_column(String(40))
    channel: Mapped[str] = mapped_column(String(20))
    to: Mapped[str] = mapped_column(SealedText("letter.to"))
    content: Mapped[Any] = mapped_column(SealedRecord("letter.content"))
    document_id: Mapped[UUID | None] = mapped_column(ForeignKey("document.id"))
    reference: Mapped[str] = mapped_column(String(60), unique=True)
    state: Mapped[LetterState] = mapped_column(Coded(LetterState), default=LetterState.WAITING)
    attempts: Mapped[int] = mapped_column(default=0)
    in_doubt: Mapped[bool] = mapped_column(default=False, comment="sent without an answer: ask before sending again")
    written_at: Mapped[datetime]
    not_before: Mapped[datetime] = mapped_column(comment="the database's time of the next attempt")
    give_up_at: Mapped[datetime] = mapped_column(
        server_default=text("now() + interval '3 days'"),
        comment="the database's time after which a person is asked instead",
    )
    claimed_until: Mapped[datetime | None] = mapped_column(comment="the database's time until which a worker holds it")
    sent_at: Mapped[datetime | None]
    fault: Mapped[str | None] = mapped_column(String(60))
