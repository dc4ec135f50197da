"""A marker: whether a dossier already under way runs with a line that was added to its flow later."""

from __future__ import annotations

from collections import Counter

from sqlalchemy import select
from sqlalchemy.orm import Session

from engine.reading import Reading, present_reading
from engine.slip import Slip
from engine.work import Work, find_line, in_transaction, open_work, write
from models.acts.outcome import Outcome
from models.progress.effect import Effect
from models.progress.journal_line import JournalLine
from models.progress.work_item import ItemState, WorkItem


class MarkerSet(Outcome):
    """`stands` is true for dossiers that had not yet passed the place when the line was added."""

    stands: bool = True


def has_marker(slip_of_reading: Slip, name: str) -> bool:
    """This will journal the marker when it is first met at the end of what is written; an older dossier lacks it.

    A dossier has passed the place when anything beyond it is written, or is on its way: an answer that came while the
    reading was under way, a call that is out.
    """
    reading = present_reading()
    line_name = f"marker {name}"[:80]
    if not reading.next_is(line_name):
        if reading.written_ahead():
            return False
        line = in_transaction(reading, lambda session: _set(session, reading, slip_of_reading, name, line_name))
        if line is None:
            return False
        reading.note(line)
    place = reading.next_place(line_name)
    reading.written(place)
    return True


def _set(session: Session, reading: Reading, slip: Slip, name: str, line_name: str) -> JournalLine | None:
    work = open_work(session, reading, slip, reading.coming_place(line_name), finishing=True)
    written = find_line(work)
    if written is not None:
        return written
    if _has_passed(work, reading):
        return None
    # Only now: a withdrawn dossier must go on to the call that is out, which is confirmed before anything is undone.
    reading.stop_if_interrupted()
    _await_nobody_beyond(work, reading)
    return write(work, MarkerSet(), kind="marker", title=name)


def _has_passed(work: Work, reading: Reading) -> bool:
    """What is written, or is out, and has not been met yet, lies beyond, unless it stands in a leg beside."""
    out = select(Effect.leg).where(Effect.dossier_id == work.dossier.id, Effect.confirmed_at.is_(None))
    if not all(reading.runs_beside(leg) for leg in work.session.scalars(out)):
        return True
    written = Counter(_legs_of_lines(work))
    return any(count > reading.position_in(leg) for leg, count in written.items() if not reading.runs_beside(leg))


def _legs_of_lines(work: Work) -> list[str]:
    """The leg of each line that belongs to the story; what was answered aside stands in legs the story never meets."""
    aside = (
        select(WorkItem.id)
        .where(WorkItem.dossier_id == JournalLine.dossier_id, WorkItem.leg == JournalLine.leg, WorkItem.aside)
        .exists()
    )
    return list(work.session.scalars(select(JournalLine.leg).where(JournalLine.dossier_id == work.dossier.id, ~aside)))


def _await_nobody_beyond(work: Work, reading: Reading) -> None:
    """Whom the older flow awaits beyond the marker may not answer before the newer one comes to him."""
    awaited = select(WorkItem).where(
        WorkItem.dossier_id == work.dossier.id, WorkItem.state == ItemState.OPEN, WorkItem.aside.is_(False)
    )
    for item in work.session.scalars(awaited):
        if not reading.runs_beside(item.leg):
            item.end(ItemState.SUPERSEDED, "system", work.now)
