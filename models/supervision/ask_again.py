"""A stuck dossier is had looked at once more, and what came of it is read from the journal, never assumed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID, uuid4

from sqlalchemy import ForeignKey, Index, String, func, select, text, update
from sqlalchemy.orm import Mapped, Session, mapped_column

from models.actor import Actor
from models.acts.answer import lock_dossier
from models.acts.refusal import Refused
from models.audit.audit_entry import record
from models.base import Base, Coded, Identified
from models.dossier import Dossier
from models.progress.effect import Effect
from models.progress.journal_line import JournalLine
from models.progress.reading import Reading, ReadingLease
from models.progress.wake_up import wake
from models.supervision.stuck import Cause


class NeedsAPerson(Refused):
    """Trường hợp này cần người quyết định, không thể chỉ gọi lại. Hãy làm theo cách xử lý ghi bên cạnh."""

    slug = "refused"


class AskedAgain(Identified, Base):
    """One asking. `lines_before` and `fence_before` are what the journal and the lease said then."""

    __tablename__ = "asked_again"
    __table_args__ = (Index("ix_asked_again_of_dossier", "dossier_id", "asked_at"),)

    dossier_id: Mapped[UUID] = mapped_column(ForeignKey("dossier.id"))
    agency_id: Mapped[UUID] = mapped_column(ForeignKey("agency.id"))
    cause: Mapped[Cause] = mapped_column(Coded(Cause))
    asked_by: Mapped[str] = mapped_column(String(80), comment="actor key")
    asked_at: Mapped[datetime]
    lines_before: Mapped[int]
    fence_before: Mapped[int]


class Result(StrEnum):
    MOVED = "moved"
    READ = "read"
    FAILED = "failed"
    UNREAD = "unread"


@dataclass(frozen=True)
class Proof:
    """What can be shown: the lines written since then, or how the reading since then ended, or that there was none."""

    result: Result
    lines: tuple[JournalLine, ...] = ()
    reading: Reading | None = None


# So long ago, by the database's time, that whoever asks partners after answers asks about this first.
_LONG_AGO = text("now() - interval '1 day'")


def ask_again(session: Session, dossier: Dossier, cause: Cause, actor: Actor, now: datetime) -> AskedAgain:
    """This will have the dossier read again; nothing is skipped, repeated or taken from a reader that lives.

    A lease that has not run out stays with its holder. An unanswered request is asked about under its own reference,
    so that nothing is sent twice.
    """
    if not cause.may_be_asked_again or not dossier.is_open:
        raise NeedsAPerson
    lock_dossier(session, dossier.id)
    lease = session.get(ReadingLease, dossier.id)
    asked = AskedAgain(
        id=uuid4(),
        dossier_id=dossier.id,
        agency_id=dossier.agency_id,
        cause=cause,
        asked_by=actor.key,
        asked_at=now,
        lines_before=_lines(session, dossier.id),
        fence_before=lease.fence if lease else 0,
    )
    session.add(asked)
    session.execute(update(ReadingLease).where(ReadingLease.dossier_id == dossier.id).values(not_before=func.now()))
    if cause is Cause.PARTNER:
        waiting = update(Effect).where(Effect.dossier_id == dossier.id, Effect.settled_at.is_(None))
        session.execute(waiting.values(asked_at=_LONG_AGO))
    wake(session, dossier.id)
    record(session, actor, "dossier.asked_again", now, dossier_id=dossier.id, agency_id=dossier.agency_id, cause=cause)
    return asked


def proofs_of(session: Session, askings: Collection[AskedAgain]) -> dict[UUID, Proof]:
    """This will look what has really come of each asking, by its id, as of now."""
    dossiers = {asked.dossier_id for asked in askings}
    lines: dict[UUID, list[JournalLine]] = defaultdict(list)
    written = select(JournalLine).where(JournalLine.dossier_id.in_(dossiers))
    for line in session.scalars(written.order_by(JournalLine.written_at, JournalLine.leg, JournalLine.sequence)):
        lines[line.dossier_id].append(line)
    readings: dict[UUID, Reading] = {}
    for reading in session.scalars(select(Reading).where(Reading.dossier_id.in_(dossiers)).order_by(Reading.fence)):
        readings[reading.dossier_id] = reading
    return {asked.id: _proof(asked, lines[asked.dossier_id], readings.get(asked.dossier_id)) for asked in askings}


def _proof(asked: AskedAgain, lines: list[JournalLine], last: Reading | None) -> Proof:
    fresh, since = lines[asked.lines_before :], last if last and last.fence > asked.fence_before else None
    if fresh:
        return Proof(Result.MOVED, tuple(fresh), since)
    if since is None or since.ended_at is None:
        return Proof(Result.UNREAD, reading=since)
    failed = since.ended_as in ("failed", "incident", "died")
    return Proof(Result.FAILED if failed else Result.READ, reading=since)


def latest_askings(session: Session, dossiers: Collection[UUID]) -> dict[UUID, AskedAgain]:
    """The last time each of the dossiers was asked about, by its id."""
    asked = select(AskedAgain).where(AskedAgain.dossier_id.in_(dossiers))
    return {one.dossier_id: one for one in session.scalars(asked.order_by(AskedAgain.asked_at, AskedAgain.id))}


def _lines(session: Session, dossier_id: UUID) -> int:
    return session.scalar(select(func.count()).where(JournalLine.dossier_id == dossier_id)) or 0
