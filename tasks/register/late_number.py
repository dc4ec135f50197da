"""A personal number that comes after the wait for it is over, or never: into the book at once, or by a dated note."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import select
from sqlalchemy.orm import Session

from documents.contents.birth_certificate import BirthCertificate
from models.acts.answer import lock_dossier
from models.acts.aside.adds_number import ADDS_NUMBER
from models.acts.aside.follows_up_number import FOLLOWS_UP_NUMBER
from models.acts.refusal import FormFault, FormFaults
from models.delivery.document import Document
from models.dossier import Dossier
from models.progress.inbox_message import InboxMessage
from models.progress.open_aside import open_aside
from models.progress.work_item import ItemState, WorkItem
from models.register.entry_of_dossier import entry_of_dossier
from models.register.look_up import LookUp
from models.register.register_entry import RegisterEntry
from models.register.take_number import TakenNumber, take_number

LATE_NUMBER = "late_number"


def take_late_number(
    session: Session, dossier: Dossier, message: InboxMessage, data: dict[str, Any], now: datetime
) -> None:
    """Before the certificate is drawn the book just takes the number; afterwards an officer adds it (with a letter).

    What is no number at all raises `FormFaults`: a person finds out what was meant, and the right one may still come.
    """
    number = str(data.get("number", ""))
    if not re.fullmatch(r"\d{12}", number):
        raise FormFaults([FormFault("/number", "Số định danh phải có 12 chữ số.")])
    entry = _entry(session, dossier)
    if entry.personal_number is not None or _told_before(session, dossier, number):
        return
    look_up = _kept(session, dossier, message, number, now)
    _no_follow_up(session, dossier, now)
    if _certificate_drawn(session, dossier) or not _taken(session, entry, number, now):
        _give_to_officer(session, dossier, look_up, now)


def number_is_missing(session: Session, dossier_id: UUID, now: datetime) -> None:
    """An officer asks those who give numbers, once the certificate is out without one and machines asked in vain."""
    dossier = lock_dossier(session, dossier_id)
    asked = _items(session, dossier, FOLLOWS_UP_NUMBER.line)
    is_open = any(item.state is ItemState.OPEN for item in asked)
    if is_open or not _certificate_drawn(session, dossier) or _entry(session, dossier).personal_number is not None:
        return
    open_aside(session, dossier, FOLLOWS_UP_NUMBER, leg=LATE_NUMBER, turn=len(asked) + 1, at=now)


def _kept(session: Session, dossier: Dossier, message: InboxMessage, number: str, now: datetime) -> LookUp:
    look_up = LookUp(
        id=uuid4(),
        dossier_id=dossier.id,
        kind=LATE_NUMBER,
        source="co-so-du-lieu",
        reference=message.reference,
        answer={"number": number},
        answered_at=now,
        recorded_by=f"partner:{message.source}",
    )
    session.add(look_up)
    session.flush()
    return look_up


def _entry(session: Session, dossier: Dossier) -> RegisterEntry:
    return entry_of_dossier(session, dossier.id)


def _told_before(session: Session, dossier: Dossier, number: str) -> bool:
    earlier = select(LookUp).where(LookUp.dossier_id == dossier.id, LookUp.kind == LATE_NUMBER)
    return any(look_up.answer.get("number") == number for look_up in session.scalars(earlier))


def _certificate_drawn(session: Session, dossier: Dossier) -> bool:
    drawn = select(Document.id).where(Document.dossier_id == dossier.id, Document.kind == BirthCertificate.template)
    return session.scalars(drawn).first() is not None


def _taken(session: Session, entry: RegisterEntry, number: str, now: datetime) -> bool:
    try:
        take_number(session, entry, number, now)
    except TakenNumber:
        return False
    return True


def _give_to_officer(session: Session, dossier: Dossier, look_up: LookUp, now: datetime) -> None:
    """A number that follows another he could not use takes its place on his desk."""
    given = _items(session, dossier, ADDS_NUMBER.line)
    waiting = next((item for item in given if item.state is ItemState.OPEN), None)
    if waiting is None:
        open_aside(session, dossier, ADDS_NUMBER, leg=LATE_NUMBER, turn=len(given) + 1, at=now, about=look_up.id)
    else:
        waiting.subject_id = look_up.id
        waiting.version += 1


def _no_follow_up(session: Session, dossier: Dossier, now: datetime) -> None:
    for item in _items(session, dossier, FOLLOWS_UP_NUMBER.line):
        if item.state is ItemState.OPEN:
            item.end(ItemState.SUPERSEDED, "system", now)


def _items(session: Session, dossier: Dossier, line: str) -> list[WorkItem]:
    return list(session.scalars(select(WorkItem).where(WorkItem.dossier_id == dossier.id, WorkItem.line == line)))
