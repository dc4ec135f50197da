"""One reading in memory: the journal as loaded, where each leg stands, and what was met on the way."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from engine.lease import Lease
from engine.office import Office
from engine.signals import InterruptedReading
from engine.trouble import JournalDisagrees
from models.progress.journal_line import DUTY_LEG, INTERRUPTED_LEG, MAIN, JournalLine


@dataclass(frozen=True)
class Place:
    """A place in the journal: never a place in a file."""

    leg: str
    line: str
    turn: int

    @property
    def words(self) -> str:
        return f"{self.leg or 'main'}/{self.line}#{self.turn}"


def _below(outer: str, name: str) -> str:
    return f"{outer}/{name}" if outer else name


def _root(leg: str) -> str:
    """The story, its way out, and each duty have nothing to do with one another."""
    first = leg.partition("/")[0]
    if first == DUTY_LEG:
        return "/".join(leg.split("/")[:2])
    return first if first == INTERRUPTED_LEG else MAIN


@dataclass
class _Leg:
    written: int
    position: int = 0
    turns: Counter[str] = field(default_factory=Counter)


class Reading:
    """The state of one reading. It lives in one thread and is found by the steps through a context variable."""

    def __init__(
        self,
        office: Office,
        lease: Lease,
        lines: Iterable[JournalLine],
        *,
        interrupted: bool,
        quiet_until: datetime | None = None,
    ) -> None:
        self.office = office
        self.lease = lease
        self.interrupted = interrupted
        self.leg = MAIN
        self.place: Place | None = None
        self.lines_written = 0
        self.met: set[UUID] = set()
        self.awaiting: list[str] = []
        self.looks: list[datetime] = []
        self.quiet_until = quiet_until
        self._lines = {(line.leg, line.line, line.turn): line for line in lines}
        self._legs: dict[str, _Leg] = {}
        self._beside: tuple[str, ...] = ()

    @property
    def dossier_id(self) -> UUID:
        return self.lease.dossier_id

    @property
    def fence(self) -> int:
        return self.lease.fence

    def next_place(self, line: str) -> Place:
        """This will give the place of the next line of this name in the present leg."""
        leg = self._present_leg()
        leg.turns[line] += 1
        self.place = Place(self.leg, line, leg.turns[line])
        return self.place

    def written(self, place: Place) -> JournalLine | None:
        """This will give the line if it has been written; `JournalDisagrees` when it stands elsewhere in the order."""
        leg = self._present_leg()
        leg.position += 1
        line = self._lines.get((place.leg, place.line, place.turn))
        expected = leg.position if line is None else line.sequence
        if expected != leg.position or (line is None and leg.written >= leg.position):
            raise JournalDisagrees(place.leg, place.line)
        return line

    def coming_place(self, line: str) -> Place:
        """This will give the place that the next line of this name would have, without going there."""
        return Place(self.leg, line, self._present_leg().turns[line] + 1)

    def written_ahead(self) -> bool:
        """This will tell whether lines of the present leg have been written beyond where the reading stands."""
        leg = self._present_leg()
        return leg.written > leg.position

    def position_in(self, leg: str) -> int:
        """This will tell how many lines of a leg the reading has passed; of one that lies behind, it has passed all."""
        return self._legs[leg].position if leg in self._legs else 0

    def next_is(self, line: str) -> bool:
        """This will tell whether the next written line of the present leg bears this name."""
        leg = self._present_leg()
        following = self._lines.get((self.leg, line, leg.turns[line] + 1))
        return following is not None and following.sequence == leg.position + 1

    def note(self, line: JournalLine) -> None:
        """This will remember a line that this very reading wrote or found written meanwhile."""
        self._lines[(line.leg, line.line, line.turn)] = line
        self.lines_written += 1

    def has_line(self, leg: str, line: str) -> bool:
        return (leg, line, 1) in self._lines

    def has_leg(self, leg: str) -> bool:
        return any(written == leg for written, _, _ in self._lines)

    def last_line(self) -> JournalLine | None:
        """This will give the line with which the main leg would go on being read, for the duties to look at."""
        main = [line for line in self._lines.values() if line.leg == MAIN]
        return max(main, key=lambda line: line.sequence, default=None)

    def stop_if_interrupted(self) -> None:
        """This will end the reading before a new line, once the dossier was withdrawn or stopped."""
        if self.interrupted and not self.leg.startswith((INTERRUPTED_LEG, DUTY_LEG)):
            raise InterruptedReading

    def forget_the_waits(self) -> None:
        """This will let the end of the reading close what was met on a way that is not gone any further."""
        self.met.clear()
        self.awaiting.clear()
        self.looks.clear()

    @contextmanager
    def in_leg(self, name: str, beside: Iterable[str] = ()) -> Iterator[None]:
        """This will read what follows in a leg of its own below the present one, `beside` others of these names."""
        outer, all_beside = self.leg, self._beside
        self._beside = (*all_beside, *(_below(outer, other) for other in beside if other != name))
        self.leg = _below(outer, name)
        try:
            yield
        finally:
            self.leg, self._beside = outer, all_beside

    def runs_beside(self, leg: str) -> bool:
        """Whether what stands in a leg comes neither before nor after where the reading stands.

        That is so for the legs that are read together with the present one or with one above it, and all of the
        story's for its way out and for the duties.
        """
        return _root(leg) != _root(self.leg) or any(leg == one or leg.startswith(f"{one}/") for one in self._beside)

    def _present_leg(self) -> _Leg:
        if self.leg not in self._legs:
            written = sum(1 for (leg, _, _) in self._lines if leg == self.leg)
            self._legs[self.leg] = _Leg(written)
        return self._legs[self.leg]


_present: ContextVar[Reading] = ContextVar("reading")


def present_reading() -> Reading:
    """This will give the reading that the caller is part of; outside of one it raises LookupError."""
    return _present.get()


@contextmanager
def reading_as_present(reading: Reading) -> Iterator[None]:
    token = _present.set(reading)
    try:
        yield
    finally:
        _present.reset(token)
