"""A commune asks back before it answers: what it wants to know is kept, and a person completes our question."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import uuid4

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.acts.aside.answers_back import ANSWERS_BACK
from models.acts.communes.keep_answer import commune_of
from models.dossier import Dossier
from models.progress.inbox_message import InboxMessage
from models.progress.open_aside import open_aside
from models.progress.work_item import ItemState, WorkItem
from models.register.look_up import LookUp

ASKED_BACK = "commune_asked_back"


def keep_asked_back(
    session: Session, dossier: Dossier, message: InboxMessage, data: dict[str, Any], now: datetime
) -> None:
    """Only where the answer is still awaited; the days it has go on meanwhile."""
    open_waits = select(WorkItem).where(WorkItem.reference == message.reference, WorkItem.state == ItemState.OPEN)
    wait = session.scalars(open_waits).first()
    if wait is None:
        return
    kept = LookUp(
        id=uuid4(),
        dossier_id=dossier.id,
        kind=ASKED_BACK,
        source="xa-khac",
        reference=message.reference,
        answer={"commune": commune_of(wait.leg), "reasons": data.get("reasons", [])},
        answered_at=now,
        recorded_by=f"partner:{message.source}",
    )
    session.add(kept)
    session.flush()
    open_aside(session, dossier, ANSWERS_BACK, leg=f"asked-back/{kept.id}", turn=1, at=now, about=kept.id)
