"""What the journal of a program must say, reckoned without the engine: no leases, no readings, no database.

It knows only what the law of the journal says: a line is (leg, name, turn), the turn is how often the leg has met
that name, legs run beside one another, and nothing follows in a leg upon what has not been done.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from tests.chance.program import (
    Added,
    Ask,
    Await,
    Block,
    Do,
    Each,
    Fate,
    Node,
    Print,
    Repeat,
    Said,
    Sides,
    Tell,
)

Place = tuple[str, str, int]


@dataclass(frozen=True)
class Line:
    """One line as it must stand: `said` are the facts of its outcome that are not nothing."""

    place: Place
    kind: str
    said: tuple[tuple[str, object], ...] = ()


@dataclass
class Told:
    """The lines of each leg in their order; `ended` when the program was read to its end."""

    legs: dict[str, list[Line]] = field(default_factory=dict)
    ended: bool = False


class _Stops(Exception):
    """Something has not been done yet, so nothing follows it here."""


def lines_of(fate: Fate, body: Block, leg: str, done: Mapping[Place, int], *, older: bool) -> Told:
    """This will go through the body as far as what is `done` leads: places with their numbers in their leg.

    `older` dossiers may be without what was added to the procedure later.
    """
    oracle = _Oracle(fate, done, older)
    try:
        oracle.go(body, leg)
        oracle.step(leg, "finish")
        oracle.told.ended = True
    except _Stops:
        pass
    return oracle.told


class _Oracle:
    def __init__(self, fate: Fate, done: Mapping[Place, int], older: bool) -> None:
        self.fate = fate
        self.done = done
        self.older = older
        self.told = Told()
        self.turns: Counter[tuple[str, str]] = Counter()

    def go(self, body: Block, leg: str) -> None:
        for node in body:
            self._node(node, leg)

    def _node(self, node: Node, leg: str) -> None:  # noqa: C901
        match node:
            case Do(name):
                self.step(leg, name)
            case Print():
                self.step(leg, "print_slip")
            case Tell():
                self._call(leg, "tell")
            case Ask():
                if self._call(leg, "ask"):
                    # He answers that question, whichever wait for him it is.
                    self._wait(leg, "partner", self.fate.says(leg, "partner", self.turns[leg, "ask"]))
            case Await(who, again):
                if self._wait(leg, who):
                    self.go(again, leg)
            case Repeat(who, again):
                while self._wait(leg, who):
                    self.go(again, leg)
            case Sides(bodies, names):
                self._legs(leg, dict(zip(names, bodies, strict=False)))
            case Each(names, body):
                self._legs(leg, dict.fromkeys(names, body))
            case Added(marker, body):
                self._added(leg, f"marker {marker}", body)

    def step(self, leg: str, name: str) -> None:
        self._line(leg, name, "step", turn=self.turns[leg, name] + 1)

    def _line(self, leg: str, name: str, kind: str, **said: object) -> None:
        """The next line of that name in the leg stands, or nothing follows."""
        self.turns[leg, name] += 1
        place = (leg, name, self.turns[leg, name])
        if place not in self.done:
            raise _Stops
        self.told.legs.setdefault(leg, []).append(Line(place, kind, tuple(sorted(said.items()))))

    def _call(self, leg: str, name: str) -> bool:
        """A partner is told; whether he took it."""
        said = self._next(leg, name)
        if said.spared:
            self._line(leg, name, "step", spared=True)
        elif said.refused:
            self._line(leg, name, "outward", refused=True)
        else:
            self._line(leg, name, "outward", reference="#")
        return not (said.spared or said.refused)

    def _wait(self, leg: str, who: str, answer: Said | None = None) -> bool:
        """Somebody is awaited; whether he wants it once more."""
        said = answer or self._next(leg, who)
        if said.silent:
            self._line(leg, who, "limit", lapsed=True)
            return False
        fact: dict[str, object] = {"number": said.number} if who == "partner" else {"again": True} if said.again else {}
        self._line(leg, who, "answer", **fact)
        return said.again and who != "partner"

    def _legs(self, leg: str, bodies: dict[str, Block]) -> None:
        """All legs go as far as they can; the procedure goes on when all have ended."""
        stopped = False
        for name, body in bodies.items():
            try:
                self.go(body, f"{leg}/{name}" if leg else name)
            except _Stops:
                stopped = True
        if stopped:
            raise _Stops

    def _added(self, leg: str, name: str, body: Block) -> None:
        """Only an older dossier may lack the marker, and with it what stands under it."""
        stands_at = self.done.get((leg, name, self.turns[leg, name] + 1))
        if self.older and stands_at != len(self.told.legs.get(leg, ())) + 1:
            return
        self._line(leg, name, "marker", stands=True)
        self.go(body, leg)

    def _next(self, leg: str, name: str) -> Said:
        return self.fate.says(leg, name, self.turns[leg, name] + 1)
