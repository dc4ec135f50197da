"""A marker: whether a dossier already under way runs with a line that was added to its flow later."""

from __future__ import annotations

from sqlalchemy.orm import Session

from engine.reading import present_reading
from engine.slip import Slip
from engine.work import find_line, in_transaction, open_work, write
from models.acts.outcome import Outcome
from models.progress.journal_line import JournalLine


class MarkerSet(Outcome):
    """`stands` is true for dossiers that had not yet passed the place when the line was added."""

    stands: bool = True


def has_marker(slip_of_reading: Slip, name: str) -> bool:
    """This will journal the marker when it is first met at the end of what is written; an older dossier lacks it."""
    reading = present_reading()
    line_name = f"marker {name}"[:80]
    if reading.written_ahead() and not reading.next_is(line_name):
        return False
    place = reading.next_place(line_name)
    if reading.written(place) is None:
        reading.stop_if_interrupted()

        def transaction(session: Session) -> JournalLine:
            work = open_work(session, reading, slip_of_reading, place)
            return find_line(work) or write(work, MarkerSet(), kind="marker", title=name)

        reading.note(in_transaction(reading, transaction))
    return True
