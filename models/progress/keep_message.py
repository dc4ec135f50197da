"""Keeping what a partner said before anything is done with it, once for each of its event ids."""

from __future__ import annotations

from datetime import datetime
from uuid import uuid4

from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from models.progress.inbox_message import InboxMessage, InboxState
from models.progress.wake_up import ring


def keep_message(
    session: Session, *, source: str, event_id: str, kind: str, reference: str, body: str, at: datetime
) -> bool:
    """This will keep the message raw and ring for the workers; False when this event was kept before.

    `source` is the partner whose signature was verified, never what the message says of itself.
    """
    new = insert(InboxMessage).values(
        id=uuid4(),
        source=source,
        event_id=event_id,
        kind=kind,
        reference=reference,
        body=body,
        received_at=at,
        state=InboxState.NEW,
    )
    kept = session.execute(new.on_conflict_do_nothing().returning(InboxMessage.id)).first() is not None
    ring(session)
    return kept
