"""Reading a journal without doing anything: whether the flow as it stands today would still go this way.

The doctor asks it of every dossier, and a new edition of a flow is measured by it before it is let in.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, cast

from engine.procedure_flow import ProcedureFlow
from engine.reading import Place, Reading, reading_as_present
from engine.signals import Waiting
from engine.slip import slip_of
from engine.trouble import JournalDisagrees
from models.dossier import Dossier
from models.progress.journal_line import DUTY_LEG, INTERRUPTED_LEG, JournalLine
from models.status import Ending


@dataclass(frozen=True)
class Replayed:
    """`ending` is what the flow came to, None where it would now wait or do something new.

    `off_the_way` are the lines it never met, `disagrees` the place where it met one in another order. `stands_at` are
    the places, one in each leg under way, at which it would now wait or do something new.
    """

    ending: Ending | None
    off_the_way: tuple[str, ...] = ()
    disagrees: str | None = None
    stands_at: tuple[Place, ...] = ()


class _Replay(Reading):
    """A reading that ends where the journal does."""

    def __init__(self, lines: Iterable[JournalLine]) -> None:
        super().__init__(cast(Any, None), cast(Any, None), lines, interrupted=False)
        self.passed: set[tuple[str, str, int]] = set()
        self.stands_at: list[Place] = []

    def written(self, place: Place) -> JournalLine | None:
        line = super().written(place)
        if line is None:
            self.stands_at.append(place)
            raise Waiting
        self.passed.add((place.leg, place.line, place.turn))
        return line


def replay(flow: ProcedureFlow, dossier: Dossier, lines: Iterable[JournalLine], *, interrupted: bool) -> Replayed:
    """This will lead the flow through the lines; they must be detached from any session, for they are marked here.

    Lines of duties and of work aside are no part of the story and are not to be given.
    """
    given = [line for line in lines if line.leg.split("/")[0] != DUTY_LEG]
    for line in given:
        # An answer that no reading has taken in yet would otherwise be taken in.
        line.taken_in_at = line.taken_in_at or line.written_at
    reading = _Replay(given)
    try:
        ending = _led_through(flow, dossier, reading, interrupted=interrupted)
    except JournalDisagrees as disagrees:
        return Replayed(None, disagrees=f"{disagrees.leg or 'main'}/{disagrees.line}")
    left = [line for line in given if (line.leg, line.line, line.turn) not in reading.passed]
    off_the_way = tuple(f"{line.leg or 'main'}/{line.line}/{line.turn}" for line in left)
    return Replayed(ending, off_the_way, stands_at=tuple(reading.stands_at))


def _led_through(flow: ProcedureFlow, dossier: Dossier, reading: _Replay, *, interrupted: bool) -> Ending | None:
    slip = slip_of(dossier, lambda name: _has_marker(reading, name))
    with reading_as_present(reading):
        try:
            return flow.story(slip)
        except Waiting:
            pass
        if interrupted:
            reading.stands_at.clear()
            try:
                with reading.in_leg(INTERRUPTED_LEG):
                    return flow.if_interrupted(slip)
            except Waiting:
                pass
    return None


def _has_marker(reading: _Replay, name: str) -> bool:
    """A marker stands where it was written; where it was not, the dossier runs without the line it marks."""
    line = f"marker {name}"[:80]
    if not reading.next_is(line):
        return False
    reading.written(reading.next_place(line))
    return True
