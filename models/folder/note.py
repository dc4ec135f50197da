"""A note for colleagues in a dossier's folder. Nobody outside the office ever reads it."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, Session, mapped_column

from models.actor import Actor
from models.acts.refusal import NotYourRole
from models.audit.audit_entry import record
from models.base import Base, Identified
from models.dossier import Dossier
from models.sealed import SealedText


class Note(Identified, Base):
    """A note is never changed; whoever wrote it may take it back, and that it was there stays known."""

    __tablename__ = "dossier_note"

    dossier_id: Mapped[UUID] = mapped_column(ForeignKey("dossier.id"), index=True)
    text: Mapped[str] = mapped_column(SealedText("dossier_note.text"))
    written_by: Mapped[str] = mapped_column(String(80))
    written_at: Mapped[datetime]
    taken_back_at: Mapped[datetime | None]


def write_note(session: Session, dossier: Dossier, note_id: UUID, text: str, actor: Actor, now: datetime) -> bool:
    """This will add the note and say so; sent twice under one id it is one note. The dossier must be locked."""
    if session.get(Note, note_id) is not None:
        return False
    note = Note(id=note_id, dossier_id=dossier.id, text=text, written_by=actor.key, written_at=now)
    session.add(note)
    record(session, actor, "note.written", now, dossier_id=dossier.id, agency_id=dossier.agency_id, note=note.id)
    return True


def take_note_back(session: Session, note: Note, actor: Actor, now: datetime) -> None:
    """This will hide one's own note; doing it twice changes nothing. Raises `NotYourRole` for somebody else's."""
    if note.written_by != actor.key:
        raise NotYourRole
    if note.taken_back_at is None:
        note.taken_back_at = now
        record(session, actor, "note.taken_back", now, dossier_id=note.dossier_id, note=note.id)
