"""A procedure made up by chance: what is done, asked and awaited, in loops, branches and legs. Nothing of ours in it.

Whoever reads a program, the engine or the oracle, is told by `Fate` what people and partners say at each place.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import count

DEEPEST = 3
LONGEST_BLOCK = 4
MOST_TURNS = 5
STEPS = ("note", "stamp", "count")
WAITS = ("desk", "leader", "family")
# Time alone answers these when nobody does; the desk must be there for ever.
LIMITED = ("leader", "family", "partner")
MARKERS = ("2027-01", "2027-07")


@dataclass(frozen=True)
class Do:
    step: str


@dataclass(frozen=True)
class Print:
    """A step that draws a document."""


@dataclass(frozen=True)
class Tell:
    """A partner is told something; nobody waits for more than his receipt."""


@dataclass(frozen=True)
class Ask:
    """A partner is asked something and answers by a message, or never."""


@dataclass(frozen=True)
class Await:
    """Somebody is awaited; `again` is what is done when he says so."""

    who: str
    again: Block


@dataclass(frozen=True)
class Repeat:
    """The body is done as long as he says: again."""

    who: str
    body: Block


@dataclass(frozen=True)
class Sides:
    """Legs with a body of their own each."""

    bodies: tuple[Block, ...]
    names: tuple[str, ...] = ("a", "b", "c")


@dataclass(frozen=True)
class Each:
    """One body for each of several."""

    names: tuple[str, ...]
    body: Block


@dataclass(frozen=True)
class Added:
    """Something that was added to the procedure later, under a marker."""

    marker: str
    body: Block


Node = Do | Print | Tell | Ask | Await | Repeat | Sides | Each | Added
Block = tuple[Node, ...]


@dataclass(frozen=True)
class Program:
    """`way_out` is read when the dossier is withdrawn; `ending` is how it ends when it is not."""

    body: Block
    way_out: Block
    ending: str


@dataclass(frozen=True)
class Said:
    """What happens at a place: `silent` when nobody answers and only time goes on."""

    again: bool = False
    silent: bool = False
    refused: bool = False
    spared: bool = False
    number: int = 0


@dataclass(frozen=True)
class Fate:
    """All chance there is about one dossier, as a function of the seed and the place: no death changes it."""

    seed: int

    def program(self) -> Program:
        chance, numbers = self._chance("program"), count(1)
        return Program(
            body=_told_apart(_block(chance, DEEPEST), numbers),
            way_out=_told_apart(_block(chance, 1), numbers),
            ending=chance.choice(("delivered", "delivered", "refused")),
        )

    def withdrawn_after(self) -> int | None:
        """After how many lines the family takes the dossier back; None when it does not."""
        chance = self._chance("withdrawal")
        return chance.randint(0, 14) if chance.random() < 0.3 else None

    def deployed_after(self) -> int | None:
        """After how many lines the procedure gets what was added to it; None when it always had it."""
        chance = self._chance("deployment")
        return chance.randint(1, 12) if chance.random() < 0.4 else None

    def says(self, leg: str, line: str, turn: int) -> Said:
        chance = self._chance(f"{leg}|{line}|{turn}")
        return Said(
            again=chance.random() < 0.4 and turn < MOST_TURNS,
            silent=chance.random() < 0.25 and line in LIMITED,
            refused=(fate := chance.random()) < 0.12,
            spared=fate > 0.88,
            number=chance.randint(1, 999),
        )

    def _chance(self, about: str) -> random.Random:
        return random.Random(f"{self.seed}|{about}")


def _block(chance: random.Random, depth: int) -> Block:
    return tuple(_node(chance, depth) for _ in range(chance.randint(1, LONGEST_BLOCK)))


def _node(chance: random.Random, depth: int) -> Node:
    kind = chance.choices(
        (Do, Print, Tell, Ask, Await, Repeat, Sides, Each, Added),
        (4, 1, 2, 3, 4, 2, 2, 1, 2) if depth else (4, 1, 2, 2, 4, 0, 0, 0, 0),
    )[0]
    return _made(kind, chance, depth - 1)


def _made(kind: type[Node], chance: random.Random, depth: int) -> Node:
    makers: dict[type[Node], Callable[[], Node]] = {
        Do: lambda: Do(chance.choice(STEPS)),
        Print: Print,
        Tell: Tell,
        Ask: Ask,
        Await: lambda: Await(chance.choice(WAITS), _perhaps_a_block(chance, depth)),
        Repeat: lambda: Repeat(chance.choice(WAITS), _block(chance, depth)),
        Sides: lambda: Sides(tuple(_block(chance, depth) for _ in range(chance.randint(2, 3)))),
        Each: lambda: Each(tuple("xyz"[: chance.randint(1, 3)]), _block(chance, depth)),
        Added: lambda: Added(chance.choice(MARKERS), _block(chance, depth)),
    }
    return makers[kind]()


def _told_apart(block: Block, numbers: Iterator[int]) -> Block:
    """The name of a marker, and those of legs, stand at one place of a procedure only."""
    return tuple(_told_apart_in(node, numbers) for node in block)


def _told_apart_in(node: Node, numbers: Iterator[int]) -> Node:
    match node:
        case Added(marker, body):
            return Added(f"{marker} {next(numbers)}", _told_apart(body, numbers))
        case Await(who, body):
            return Await(who, _told_apart(body, numbers))
        case Repeat(who, body):
            return Repeat(who, _told_apart(body, numbers))
        case Each(names, body):
            number = next(numbers)
            return Each(tuple(f"{name}{number}" for name in names), _told_apart(body, numbers))
        case Sides(bodies, names):
            number = next(numbers)
            return Sides(
                tuple(_told_apart(body, numbers) for body in bodies), tuple(f"{name}{number}" for name in names)
            )
        case _:
            return node


def _perhaps_a_block(chance: random.Random, depth: int) -> Block:
    return _block(chance, depth) if depth >= 0 and chance.random() < 0.5 else ()


def every_kind(block: Block) -> set[type[Node]]:
    """The kinds of nodes that stand in the block or anywhere below it."""
    kinds: set[type[Node]] = set()
    for node in block:
        kinds.add(type(node))
        for inner in _inner(node):
            kinds |= every_kind(inner)
    return kinds


def _inner(node: Node) -> tuple[Block, ...]:
    match node:
        case Await(_, body) | Repeat(_, body) | Each(_, body) | Added(_, body):
            return (body,)
        case Sides(bodies, _):
            return bodies
        case _:
            return ()
