"""What an agency said that could not be taken in, and reading it once more."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from desk.links.fault_words import note_words
from models.actor import Actor
from models.audit.audit_entry import record
from models.progress.inbox_message import InboxMessage, InboxState
from models.progress.wake_up import ring

MOST = 50
_SETTLED = "đã làm rõ"
_KINDS = {
    "accepted": "Đã tiếp nhận",
    "supplement_requested": "Yêu cầu bổ sung",
    "rejected": "Không giải quyết",
    "completed": "Có kết quả",
    "withdrawn": "Đã dừng",
}


@dataclass(frozen=True)
class AsideRow:
    """`may_read_again` until a person has settled it on the dossier."""

    id: UUID
    kind: str
    event_id: str
    reason: str
    received_at: datetime
    may_read_again: bool


def messages_aside(session: Session, source: str) -> list[AsideRow]:
    """The oldest fifty."""
    kept = select(
        InboxMessage.id, InboxMessage.kind, InboxMessage.event_id, InboxMessage.note, InboxMessage.received_at
    )
    kept = kept.where(InboxMessage.source == source, InboxMessage.state == InboxState.QUARANTINED)
    return [
        AsideRow(
            row.id, kind_words(row.kind), row.event_id, note_words(row.note), row.received_at, row.note != _SETTLED
        )
        for row in session.execute(kept.order_by(InboxMessage.received_at).limit(MOST))
    ]


def read_again(session: Session, source: str, message_id: UUID, by: Actor, at: datetime) -> bool:
    """This will hand the message to the workers once more; False when there is nothing to be read again.

    What it does then it does once: a wait that was answered meanwhile is not answered twice.
    """
    message = session.get(InboxMessage, message_id, with_for_update=True)
    aside = message is not None and message.source == source and message.state is InboxState.QUARANTINED
    if message is None or not aside or message.note == _SETTLED:
        return False
    message.state, message.settled_at, message.note = InboxState.NEW, None, None
    record(session, by, "message.read_again", at, partner=source, message=str(message.id))
    ring(session)
    return True


def kind_words(kind: str) -> str:
    """The kind of an event between agencies, in words."""
    word = kind.removeprefix("vn.gov.onestop.linked.").rpartition(".")[0] or kind
    return _KINDS.get(word, "Không đọc được" if kind == "unreadable" else kind)
