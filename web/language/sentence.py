"""Sentences of a template: what stands between two tags that begin a new line of thought, with places for values.

A sentence is a tree: text, shown expressions, inline elements and conditions inside it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from web.language.tokens import Kind, Token

# Elements that stand within a sentence; any other begins a new one.
INLINE = frozenset({"a", "abbr", "b", "code", "em", "i", "kbd", "q", "small", "span", "strong", "sub", "sup", "time"})
# What stands in these is typed or read by machines, never translated.
UNSPOKEN = frozenset({"kbd", "code"})
_BRANCHES = ("elif", "else")
_LETTER = re.compile(r"[^\W\d_]")
_ENTITY = re.compile(r"&[a-z#0-9]+;")


@dataclass
class Part:
    """One token, or an element or condition with what stands in it. `branches` are a condition's, each with the
    statement before it; an element has one branch, its opening tag before it. `end` closes either."""

    token: Token
    branches: list[tuple[Token, list[Part]]] = field(default_factory=list)
    end: Token | None = None

    @property
    def is_condition(self) -> bool:
        return self.token.kind is Kind.STATEMENT

    @property
    def has_letters(self) -> bool:
        """Whether something in it is said by the template itself."""
        if self.end is None:
            return self.token.kind is Kind.TEXT and has_letters(self.token.source)
        if self.token.name in UNSPOKEN:
            return False
        return any(part.has_letters for _, parts in self.branches for part in parts)


def has_letters(text: str) -> bool:
    return _LETTER.search(_ENTITY.sub("", text)) is not None


@dataclass
class _Open:
    part: Part
    outside: list[Part]


def parts_of(run: Sequence[Token]) -> list[Part]:
    """This will put elements and conditions that are whole within the run around what stands in them; a part that
    is not whole stays a token alone, between sentences."""
    now: list[Part] = []
    open_ones: list[_Open] = []
    for token in run:
        if _opens(token):
            part = Part(token, [(token, [])])
            open_ones.append(_Open(part, now))
            now = part.branches[0][1]
        elif open_ones and _goes_on(open_ones[-1].part, token):
            now = []
            open_ones[-1].part.branches.append((token, now))
        elif open_ones and _closes(open_ones[-1].part, token):
            closed = open_ones.pop()
            closed.part.end = token
            closed.outside.append(closed.part)
            now = closed.outside
        else:
            now.append(Part(token))
    while open_ones:
        now = _taken_apart(open_ones.pop())
    return now


def _taken_apart(left: _Open) -> list[Part]:
    for token, parts in left.part.branches:
        left.outside.append(Part(token))
        left.outside.extend(parts)
    return left.outside


def _opens(token: Token) -> bool:
    if token.kind is Kind.OPENING:
        return token.name in INLINE
    return token.kind is Kind.STATEMENT and token.name == "if"


def _goes_on(part: Part, token: Token) -> bool:
    return part.is_condition and token.kind is Kind.STATEMENT and token.name in _BRANCHES


def _closes(part: Part, token: Token) -> bool:
    if part.is_condition:
        return token.kind is Kind.STATEMENT and token.name == "endif"
    return token.kind is Kind.CLOSING and token.name == part.token.name


def breaks(part: Part) -> bool:
    """Whether a sentence ends here: a statement or tag that is not whole within the run."""
    return part.end is None and part.token.kind not in (Kind.TEXT, Kind.SHOWN)


def sequences(parts: Sequence[Part]) -> Iterator[list[Part]]:
    """This will give the parts between breaks, each break alone."""
    now: list[Part] = []
    for part in parts:
        if breaks(part):
            if now:
                yield now
            yield [part]
            now = []
        else:
            now.append(part)
    if now:
        yield now
