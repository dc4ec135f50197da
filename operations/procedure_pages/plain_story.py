"""A story made plain enough to be drawn: no frame without need, no end told twice, sections numbered through."""

from __future__ import annotations

import re
from dataclasses import replace

from operations.procedure_pages.condition_words import ENDED_HERE
from operations.procedure_pages.story import (
    Beside,
    Block,
    Choice,
    Deed,
    Heading,
    Loop,
    Node,
    Part,
    Story,
    Turn,
    inside,
)

# What is told in fewer steps is not worth looking up elsewhere.
_WORTH_LOOKING_UP = 4
_NUMBER = re.compile(r"(\d+)\.\s+")
_END = Turn("end")


def plain(story: Story) -> Story:
    """The same story as people draw it."""
    told: set[Part] = set()
    body, stopped = (_once(_plain(block, ""), told) for block in (story.body, story.stopped))
    return replace(story, body=body, stopped=stopped)


def _plain(block: Block, section: str) -> Block:
    made: list[Node] = []
    for node in block:
        if isinstance(node, Heading):
            section = _number_in(node, section)
        if not _says_again(node, made):
            made += _opened(node, section, made)
    return tuple(made)


def _number_in(heading: Heading, section: str) -> str:
    """A section within a part of a section is numbered as one: 2.1."""
    number = _NUMBER.match(heading.words)
    own = number[1] if number else ""
    outer = section.rpartition(".")[0]
    return f"{outer}.{own}" if outer else own


def _says_again(node: Node, made: list[Node]) -> bool:
    """A part in which the dossier may have ended is followed in the flow by the question whether it has."""
    return isinstance(node, Choice) and node.condition == ENDED_HERE and node.then == (_END,) and bool(made)


def _opened(node: Node, section: str, made: list[Node]) -> list[Node]:  # noqa: PLR0911
    match node:
        case Heading(words):
            return [Heading(f"{section}. {_NUMBER.sub('', words)}")]
        case Part(name, body):
            inner = _plain(body, f"{section}.0" if section else "")
            return [Part(name, inner)] if _comes_back(inner) else list(inner)
        case Choice(condition, then, otherwise):
            made_then, made_otherwise = _plain(then, section), _plain(otherwise, section)
            return [Choice(condition, made_then, made_otherwise)] if made_then or made_otherwise else []
        case Loop(condition, body):
            return [Loop(condition, _plain(body, section))]
        case Beside(legs, each):
            return [Beside(tuple((name, _plain(leg, section)) for name, leg in legs), each)]
        case Turn():
            # What follows the closing of the dossier is its end, however the flow gets there.
            return [_END if made and isinstance(made[-1], Deed) and made[-1].line == "close" else node]
    return [node]


def _comes_back(block: Block) -> bool:
    """Whether this block may be left before its end, so that it must be seen where it ends."""
    return any(
        node == Turn("back") or (not isinstance(node, Part) and any(map(_comes_back, inside(node)))) for node in block
    )


def _once(block: Block, told: set[Part]) -> Block:
    """A part that several legs have in common is told in the first one; the others only name it."""
    return tuple(_named_again(node, told) for node in block)


def _named_again(node: Node, told: set[Part]) -> Node:
    match node:
        case Part(name, body):
            if node in told:
                return Part(name, ())
            if _steps(body) >= _WORTH_LOOKING_UP:
                told.add(node)
            return Part(name, _once(body, told))
        case Choice(condition, then, otherwise):
            return Choice(condition, _once(then, told), _once(otherwise, told))
        case Loop(condition, body):
            return Loop(condition, _once(body, told))
        case Beside(legs, each):
            return Beside(tuple((name, _once(leg, told)) for name, leg in legs), each)
    return node


def _steps(block: Block) -> int:
    held = sum(_steps(one) for node in block for one in inside(node))
    return held + sum(1 for node in block if not inside(node) and not isinstance(node, Heading | Turn))
