"""Writing into a dossier's journal, always in the caller's transaction and under the dossier's lock."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models.acts.outcome import MAX_BYTES, Outcome
from models.city_portal.tell_portal import tell_portal_of_line
from models.linkage.tell_of_change import tell_of_change
from models.progress.journal_line import JournalLine


class OutcomeTooLong(Exception):
    """An outcome holds more than 4 KB: texts and data belong in their own tables."""


def write_line(
    session: Session,
    dossier_id: UUID,
    leg: str,
    line: str,
    turn: int,
    *,
    kind: str,
    title: str,
    outcome: Outcome,
    actor: str,
    at: datetime,
    fence: int | None,
) -> JournalLine:
    """This will append the next line of the leg, and owe other agencies and the city's portal what it changed."""
    text = outcome.model_dump_json()
    if len(text.encode()) > MAX_BYTES:
        raise OutcomeTooLong(line)
    last = select(func.max(JournalLine.sequence)).where(JournalLine.dossier_id == dossier_id, JournalLine.leg == leg)
    written = JournalLine(
        dossier_id=dossier_id,
        leg=leg,
        line=line,
        turn=turn,
        sequence=(session.scalar(last) or 0) + 1,
        kind=kind,
        title=title,
        outcome=text,
        actor=actor,
        written_at=at,
        fence=fence,
        taken_in_at=None,
    )
    session.add(written)
    tell_of_change(session, dossier_id, at)
    tell_portal_of_line(session, written)
    return written


def authors_of(session: Session, dossier_id: UUID, line: str, leg: str | None = None) -> frozenset[str]:
    """This will give everybody who ever wrote a line of this name; of one leg only, where one is given."""
    written = select(JournalLine.actor).where(JournalLine.dossier_id == dossier_id, JournalLine.line == line)
    return frozenset(session.scalars(written if leg is None else written.where(JournalLine.leg == leg)))


def author_of(session: Session, dossier_id: UUID, line: str) -> str | None:
    """This will give the actor who last wrote a line of this name."""
    latest = (
        select(JournalLine.actor)
        .where(JournalLine.dossier_id == dossier_id, JournalLine.line == line)
        .order_by(JournalLine.turn.desc())
        .limit(1)
    )
    return session.scalar(latest)
