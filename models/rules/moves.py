"""Which promises move when the calendar changes: counted by the same arithmetic that will move them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from uuid import UUID

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session, load_only

from models.clock.clock import VIETNAM
from models.clock.due import derive_due
from models.clock.due_of_dossier import DueFacts, due_by_facts, facts_of_many
from models.clock.working_calendar import WorkingCalendar
from models.dossier import Dossier
from models.progress.pause import Pause
from procedures.catalogue import find
from procedures.civil_words import Channel

AT_ONCE = 500
_READ = (
    Dossier.code,
    Dossier.agency_id,
    Dossier.procedure,
    Dossier.edition,
    Dossier.channel,
    Dossier.received_at,
    Dossier.accepted_at,
    Dossier.react_by,
    Dossier.due_at,
    Dossier.issued_at,
    Dossier.verified_longer,
    Dossier.answered_at,
    Dossier.filing_facts,
)


@dataclass(frozen=True)
class Move:
    """One dossier whose time moves; `promised` tells the promise of an accepted one from the limit to react.

    `told`: its applicant is sent the new hour. Not where the result is there, where the new hour has gone by as well
    (the apology speaks of that), or where another agency began the case and answers for it.
    """

    dossier_id: UUID
    code: str
    procedure: str
    promised: bool
    issued: bool
    told: bool
    before: datetime
    after: datetime

    def becomes_late(self, now: datetime) -> bool:
        return not self.issued and self.after < now <= self.before

    def no_longer_late(self, now: datetime) -> bool:
        return not self.issued and self.before < now <= self.after


@dataclass(frozen=True)
class Moves:
    """`paused` are dossiers without a standing promise: theirs is counted when the pause ends."""

    all: tuple[Move, ...]
    paused: int

    @property
    def mark(self) -> str:
        """The same for the same moves, told to the same applicants, whenever they are counted."""
        return "\n".join(
            f"{one.dossier_id} {one.before.isoformat()} {one.after.isoformat()} {one.told}" for one in self.all
        )


def moves_by(session: Session, agency_id: UUID, calendar: WorkingCalendar, since: date, now: datetime) -> Moves:
    """This will give what that calendar moves of the agency's open dossiers, by code; nothing is written.

    A limit that ends before `since`, the first day told otherwise, looks at no later day and cannot move.
    """
    touched = list(_touched(session, agency_id, since))
    moved: list[Move] = []
    for begin in range(0, len(touched), AT_ONCE):
        some = touched[begin : begin + AT_ONCE]
        facts = facts_of_many(session, agency_id, some)
        moved += [move for one in some if (move := _move(one, facts[one.id], calendar, now)) is not None]
    return Moves(tuple(moved), _paused(session, agency_id))


def _touched(session: Session, agency_id: UUID, since: date) -> Iterator[Dossier]:
    begin = datetime.combine(since, time(), VIETNAM)
    open_ones = select(Dossier).where(
        Dossier.agency_id == agency_id,
        Dossier.ending.is_(None),
        or_(Dossier.due_at >= begin, Dossier.due_at.is_(None) & (Dossier.react_by >= begin)),
    )
    yield from session.scalars(open_ones.options(load_only(*_READ)).order_by(Dossier.code))


def _paused(session: Session, agency_id: UUID) -> int:
    still_open = select(Pause.id).where(Pause.dossier_id == Dossier.id, Pause.until.is_(None)).exists()
    paused = select(func.count()).where(Dossier.agency_id == agency_id, Dossier.ending.is_(None), still_open)
    return session.scalar(paused) or 0


def _move(dossier: Dossier, facts: DueFacts, calendar: WorkingCalendar, now: datetime) -> Move | None:
    before = dossier.due_at if dossier.accepted_at else dossier.react_by
    after = _after(dossier, facts, calendar, now)
    if before is None or after is None or before == after:
        return None
    promised, issued = dossier.accepted_at is not None, dossier.issued_at is not None
    return Move(
        dossier.id,
        dossier.code,
        dossier.procedure,
        promised=promised,
        issued=issued,
        told=promised and not issued and after > now and dossier.channel != Channel.LINKED.value,
        before=before,
        after=after,
    )


def _after(dossier: Dossier, facts: DueFacts, calendar: WorkingCalendar, now: datetime) -> datetime | None:
    """As `engine.show_when_due` will write it: none while a pause runs, for then the promise stays."""
    if dossier.accepted_at is None:
        law = find(dossier.procedure).edition(dossier.edition)
        return derive_due(law.react_within, dossier.received_at, calendar).at
    due = due_by_facts(dossier, facts, calendar, now)
    return None if due.paused is not None else due.at


def by_procedure(moves: Sequence[Move]) -> dict[str, int]:
    """How many of each procedure, the most first."""
    counts: dict[str, int] = {}
    for move in moves:
        counts[move.procedure] = counts.get(move.procedure, 0) + 1
    return dict(sorted(counts.items(), key=lambda one: (-one[1], one[0])))
