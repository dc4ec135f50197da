"""A commune's answer that comes when nobody waits for it any more is kept all the same, and a person reads it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.acts.aside.reads_late_answer import READS_LATE_ANSWER
from models.acts.communes.keep_answer import COMMUNE_ANSWER, answer_kept, commune_of
from models.dossier import Dossier
from models.progress.inbox_message import InboxMessage
from models.progress.open_aside import open_aside
from models.progress.work_item import ItemState, WorkItem
from models.register.look_up import LookUp
from models.status import Ending

_KINDS = (COMMUNE_ANSWER, "marital_query")
_OVER = (ItemState.LAPSED, ItemState.ANSWERED)


def keep_late_answer(
    session: Session, dossier: Dossier, message: InboxMessage, data: dict[str, Any], now: datetime
) -> None:
    """It may speak against what was issued by a pledge; after a withdrawal or a refusal it means nothing any more."""
    waits = select(WorkItem).where(WorkItem.reference == message.reference).order_by(WorkItem.opened_at.desc())
    last = session.scalars(waits).first()
    if last is None or last.state not in _OVER or _is_known(session, dossier, message):
        return
    if dossier.ending not in (None, Ending.DELIVERED):
        return
    kept = answer_kept(
        dossier.id,
        commune_of(last.leg),
        data,
        source="xa-khac",
        reference=message.reference,
        at=now,
        by=f"partner:{message.source}",
    )
    session.add(kept)
    session.flush()
    open_aside(session, dossier, READS_LATE_ANSWER, leg=f"late/{kept.id}", turn=1, at=now, about=kept.id)


def _is_known(session: Session, dossier: Dossier, message: InboxMessage) -> bool:
    answered = select(LookUp.id).where(
        LookUp.dossier_id == dossier.id, LookUp.reference == message.reference, LookUp.kind.in_(_KINDS)
    )
    return session.scalars(answered).first() is not None
