"""A procedure as it is told: who is awaited, what the office does, what depends on what. Drawn and printed alike."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Lane(StrEnum):
    """Whose column of the picture a step stands in."""

    CITIZEN = "Người dân"
    OFFICE = "Cơ quan giải quyết"
    PARTNER = "Cơ quan phối hợp"


@dataclass(frozen=True)
class Heading:
    """A numbered section of the paper procedure, as the flow's own comment names it."""

    words: str


@dataclass(frozen=True)
class Wait:
    """`line` as in the journal; `who` is awaited for `title`, for as long as `limit` says in words, if at all."""

    line: str
    who: str
    title: str
    lane: Lane = Lane.OFFICE
    limit: str = ""


@dataclass(frozen=True)
class Deed:
    """What the office does by itself; `partner` where it asks or tells somebody else."""

    line: str
    title: str
    partner: str = ""


@dataclass(frozen=True)
class Choice:
    """`then` when the condition holds, else `otherwise`."""

    condition: str
    then: Block
    otherwise: Block = ()


@dataclass(frozen=True)
class Loop:
    """Done again as long as the condition holds; without one until something inside ends it."""

    condition: str
    body: Block


@dataclass(frozen=True)
class Beside:
    """Legs that go side by side, by their names; `each` says for which several the one leg is gone."""

    legs: tuple[tuple[str, Block], ...]
    each: str = ""


@dataclass(frozen=True)
class Part:
    """Something that several procedures have in common; without a body it has been told already."""

    name: str
    body: Block


@dataclass(frozen=True)
class Turn:
    """Where the way goes: `again` in the loop, `out` of it, `back` out of the part, or to the `end` of the dossier."""

    where: str


Node = Heading | Wait | Deed | Choice | Loop | Beside | Part | Turn
Block = tuple[Node, ...]


@dataclass(frozen=True)
class Story:
    """`stopped` is what happens when the dossier is withdrawn or stopped on the way."""

    name: str
    body: Block
    stopped: Block


def inside(node: Node) -> tuple[Block, ...]:
    """The blocks that a node holds, in the order in which they are told."""
    match node:
        case Choice(then=then, otherwise=otherwise):
            return then, otherwise
        case Loop(body=body) | Part(body=body):
            return (body,)
        case Beside(legs=legs):
            return tuple(leg for _, leg in legs)
    return ()


def lines_of(block: Block) -> set[str]:
    """Every line that a dossier's journal may hold by this block."""
    found = {node.line for node in block if isinstance(node, Wait | Deed)}
    return found.union(*(lines_of(held) for node in block for held in inside(node)))
