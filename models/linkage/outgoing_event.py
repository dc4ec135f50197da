"""What another agency is owed to be told of a case it started: an outbox row in the transaction that caused it."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint, func, text
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Coded, Identified


class EventState(StrEnum):
    WAITING = "waiting"
    SENT = "sent"
    PAUSED = "paused"


class OutgoingEvent(Identified, Base):
    """The row's id is the event's own, the same in every attempt. `body` is thin: ids, states, instants.

    `not_before` and `claimed_until` are the database's time; `written_at` is business time. `alerted_at` is when a
    person was told that the agency has not taken it; `paused` events go out again only when somebody says so.
    """

    __tablename__ = "outgoing_event"
    __table_args__ = (
        UniqueConstraint("case_id", "sequence"),
        Index("ix_outgoing_event_waiting", "not_before", postgresql_where=text("state = 'waiting'")),
        Index("ix_outgoing_event_untaken", "client_id", "written_at", postgresql_where=text("state <> 'sent'")),
        Index("ix_outgoing_event_of_client", "client_id", "written_at", "id"),
    )

    case_id: Mapped[UUID] = mapped_column(ForeignKey("linked_case.id"))
    client_id: Mapped[UUID] = mapped_column(ForeignKey("partner_client.id"), index=True)
    dossier_id: Mapped[UUID] = mapped_column(ForeignKey("dossier.id"), index=True)
    sequence: Mapped[int]
    kind: Mapped[str] = mapped_column(String(80))
    body: Mapped[str] = mapped_column(Text)
    written_at: Mapped[datetime]
    state: Mapped[EventState] = mapped_column(Coded(EventState), default=EventState.WAITING)
    attempts: Mapped[int] = mapped_column(default=0)
    not_before: Mapped[datetime] = mapped_column(server_default=func.now())
    claimed_until: Mapped[datetime | None]
    sent_at: Mapped[datetime | None]
    fault: Mapped[str | None] = mapped_column(String(60), comment="why the last attempt failed")
    alerted_at: Mapped[datetime | None]
