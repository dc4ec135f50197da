"""What the city's portal is owed to be told: an outbox row in the transaction that caused it (NĐ 63/2024 Đ7.4)."""

from __future__ import annotations

import hashlib
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint, func, text
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Coded, Identified
from models.sealed import SealedText


class Service(StrEnum):
    """The two services of the portal by their own names: the whole dossier, and one step of its way."""

    DOSSIER = "DongBoHoSoMC"
    PROGRESS = "CapNhatTienDoHoSoMC"

    @property
    def words(self) -> str:
        return "Trạng thái hồ sơ" if self is Service.DOSSIER else "Tiến độ xử lý"


class MessageState(StrEnum):
    """`superseded` is what was refused and has been told anew by a later message."""

    WAITING = "waiting"
    SENT = "sent"
    REFUSED = "refused"
    SUPERSEDED = "superseded"


class PortalMessage(Identified, Base):
    """`reference` is the idempotency key of every attempt: the dossier's code, the message's number in it, and what
    keeps it apart from one that a database restored from a backup would number the same.

    `body` is the one item of `data`, fixed when it was written; the envelope goes around it when it is sent. Not
    `updating` tells the portal to open the dossier anew, whatever it was told before. A message about
    the whole dossier keeps its `standing`, by which the next change is known; one about a step keeps the place of its
    journal line. `not_before` and `claimed_until` are the database's time, the other instants are business time.
    """

    __tablename__ = "portal_message"
    __table_args__ = (
        UniqueConstraint("dossier_id", "sequence"),
        Index("ix_portal_message_waiting", "not_before", postgresql_where=text("state = 'waiting'")),
        Index("ix_portal_message_refused", "agency_id", postgresql_where=text("state = 'refused'")),
        Index("ix_portal_message_written", "agency_id", "written_at"),
        Index("ix_portal_message_sent", "agency_id", "sent_at"),
    )

    dossier_id: Mapped[UUID] = mapped_column(ForeignKey("dossier.id"))
    agency_id: Mapped[UUID] = mapped_column(ForeignKey("agency.id"))
    sequence: Mapped[int]
    reference: Mapped[str] = mapped_column(String(80), unique=True)
    service: Mapped[Service] = mapped_column(Coded(Service))
    updating: Mapped[bool]
    national_status: Mapped[int]
    due_at: Mapped[datetime | None] = mapped_column(comment="the due time that was told")
    standing: Mapped[str | None] = mapped_column(String(120))
    leg: Mapped[str | None] = mapped_column(String(120))
    line: Mapped[str | None] = mapped_column(String(80))
    turn: Mapped[int | None]
    body: Mapped[str] = mapped_column(SealedText("portal_message.body"))
    body_hash: Mapped[str] = mapped_column(String(64))
    written_at: Mapped[datetime]
    state: Mapped[MessageState] = mapped_column(Coded(MessageState), default=MessageState.WAITING)
    attempts: Mapped[int] = mapped_column(default=0)
    not_before: Mapped[datetime] = mapped_column(server_default=func.now())
    claimed_until: Mapped[datetime | None]
    sent_at: Mapped[datetime | None] = mapped_column(comment="when the portal said that it has it")
    fault: Mapped[str | None] = mapped_column(String(60), comment="a code: why the last attempt failed")


def hash_of(body: str) -> str:
    """This will give the SHA-256 of what is sent; the evidence of every attempt carries the same one."""
    return hashlib.sha256(body.encode()).hexdigest()
