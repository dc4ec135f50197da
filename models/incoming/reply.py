"""What the sender of an electronic document hears the same day: that we have it, or why it goes back."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint, func, select, text
from sqlalchemy.orm import Mapped, Session, mapped_column

from models.actor import Actor
from models.audit.audit_entry import record
from models.base import Base, Coded, Identified
from models.delivery.letter import LetterState
from models.incoming.incoming_document import IncomingDocument
from models.sealed import SealedRecord, SealedText


class ReplyKind(StrEnum):
    RECEIVED = "received"
    RETURNED = "returned"

    @property
    def words(self) -> str:
        return "Báo đã nhận" if self is ReplyKind.RECEIVED else "Trả lại văn bản"


class IncomingReply(Identified, Base):
    """An outbox of its own beside the letters, which all belong to dossiers. One reply of a kind a document.

    `content` is {subject, text}, frozen when it was owed; `reference` is what makes the same letter sent again the
    same letter for whoever receives it.
    """

    __tablename__ = "incoming_reply"
    __table_args__ = (
        UniqueConstraint("document_id", "kind"),
        Index("ix_incoming_reply_waiting", "not_before", postgresql_where=text("state = 'waiting'")),
    )

    document_id: Mapped[UUID] = mapped_column(ForeignKey("incoming_document.id"))
    kind: Mapped[ReplyKind] = mapped_column(Coded(ReplyKind))
    to: Mapped[str] = mapped_column(SealedText("incoming_reply.to"))
    content: Mapped[Any] = mapped_column(SealedRecord("incoming_reply.content"))
    reference: Mapped[str] = mapped_column(String(80), unique=True)
    state: Mapped[LetterState] = mapped_column(Coded(LetterState), default=LetterState.WAITING)
    attempts: Mapped[int] = mapped_column(default=0)
    in_doubt: Mapped[bool] = mapped_column(default=False, comment="sent without an answer: ask before sending again")
    written_at: Mapped[datetime]
    not_before: Mapped[datetime] = mapped_column(comment="the database's time of the next attempt")
    give_up_at: Mapped[datetime] = mapped_column(server_default=text("now() + interval '1 day'"))
    claimed_until: Mapped[datetime | None] = mapped_column(comment="the database's time until which a worker holds it")
    sent_at: Mapped[datetime | None]
    fault: Mapped[str | None] = mapped_column(String(60))


def owe_reply(
    session: Session, document: IncomingDocument, kind: ReplyKind, subject: str, words: str, now: datetime
) -> None:
    """This will put the reply into the outbox; of a document that came on paper, or was answered already, nothing."""
    owed = select(IncomingReply.id).where(IncomingReply.document_id == document.id, IncomingReply.kind == kind)
    if document.reply_to is None or session.scalars(owed).first() is not None:
        return
    session.add(
        IncomingReply(
            document_id=document.id,
            kind=kind,
            to=document.reply_to,
            content={"subject": subject, "text": words},
            reference=f"incoming-{kind.value}-{document.id}",
            written_at=now,
            not_before=func.now(),
        )
    )


def send_again(session: Session, reply: IncomingReply, actor: Actor, now: datetime) -> None:
    """This will have it sent once more under its own reference: who has it already gets no second."""
    reply.state, reply.in_doubt, reply.fault = LetterState.WAITING, True, None
    reply.not_before = func.now()
    reply.give_up_at = func.now() + text("interval '1 day'")
    record(session, actor, "incoming.reply_sent_again", now, document=reply.document_id, reply=reply.id)
