"""What came from outside, kept raw before anything is done with it: nothing dropped, nothing applied twice."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from sqlalchemy import Index, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Coded, Identified
from models.sealed import SealedText


class InboxState(StrEnum):
    NEW = "new"
    APPLIED = "applied"
    PARKED = "parked"
    IGNORED = "ignored"
    QUARANTINED = "quarantined"


class InboxMessage(Identified, Base):
    """`reference` is ours, out of the message; a parked message waits for the wait that bears it."""

    __tablename__ = "inbox_message"
    __table_args__ = (
        UniqueConstraint("source", "event_id"),
        Index("ix_inbox_new", "received_at", postgresql_where=text("state = 'new'")),
        Index("ix_inbox_parked", "reference", postgresql_where=text("state = 'parked'")),
        Index("ix_inbox_quarantined", "source", "received_at", postgresql_where=text("state = 'quarantined'")),
    )

    source: Mapped[str] = mapped_column(String(40))
    event_id: Mapped[str] = mapped_column(String(120))
    kind: Mapped[str] = mapped_column(String(80))
    reference: Mapped[str] = mapped_column(String(60))
    body: Mapped[str] = mapped_column(SealedText("inbox_message.body"))
    received_at: Mapped[datetime]
    state: Mapped[InboxState] = mapped_column(Coded(InboxState), default=InboxState.NEW)
    settled_at: Mapped[datetime | None]
    note: Mapped[str | None] = mapped_column(String(200))
