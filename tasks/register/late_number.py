"""A personal number that comes after the wait for it is over: into the book at once, or by a dated note."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import uuid4

from sqlalchemy import select
from sqlalchemy.orm import Session

from documents.contents.birth_certificate import BirthCertificate
from models.acts.aside.adds_number import ADDS_NUMBER
from models.delivery.document import Document
from models.dossier import Dossier
from models.progress.inbox_message import InboxMessage
from models.progress.open_aside import open_aside
from models.register.look_up import LookUp
from models.register.register_entry import RegisterEntry
from models.register.take_number import TakenNumber, take_number

LATE_NUMBER = "late_number"


def take_late_number(
    session: Session, dossier: Dossier, message: InboxMessage, data: dict[str, Any], now: datetime
) -> None:
    """Before the certificate is drawn the book just takes the number; afterwards an officer adds it (with a letter)."""
    if _known(session, dossier) is not None:
        return
    look_up = LookUp(
        id=uuid4(),
        dossier_id=dossier.id,
        kind=LATE_NUMBER,
        source="co-so-du-lieu",
        reference=message.reference,
        answer={"number": str(data.get("number", ""))},
        answered_at=now,
        recorded_by=f"partner:{message.source}",
    )
    session.add(look_up)
    session.flush()
    if not _taken_at_once(session, dossier, look_up, now):
        open_aside(session, dossier, ADDS_NUMBER, leg=LATE_NUMBER, turn=1, at=now, about=look_up.id)


def _known(session: Session, dossier: Dossier) -> LookUp | None:
    earlier = select(LookUp).where(LookUp.dossier_id == dossier.id, LookUp.kind == LATE_NUMBER)
    return session.scalars(earlier).first()


def _taken_at_once(session: Session, dossier: Dossier, look_up: LookUp, now: datetime) -> bool:
    drawn = select(Document.id).where(Document.dossier_id == dossier.id, Document.kind == BirthCertificate.template)
    if session.scalars(drawn).first() is not None:
        return False
    entry = session.scalars(select(RegisterEntry).where(RegisterEntry.dossier_id == dossier.id)).one()
    try:
        take_number(session, entry, look_up.answer["number"], now)
    except TakenNumber:
        return False
    return True
