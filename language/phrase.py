"""What the programme says, with what it says it of: Vietnamese text that still knows its sentence and its values."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Self

# `{name}` in a sentence.
PLACE = re.compile(r"\{([a-z_][a-z_0-9]*)\}")


class Phrase(str):
    """The finished Vietnamese text, so that whatever stores, prints or sends it has Vietnamese; a page in another
    language takes `msgid`, the sentence with named places, its `sense` where it has several, and `values`, which may be
    phrases themselves."""

    __slots__ = ("msgid", "sense", "values")

    msgid: str
    sense: str
    values: dict[str, object]

    def __new__(cls, msgid: str, sense: str = "", /, **values: object) -> Self:
        made = str.__new__(cls, msgid.format_map(values))
        made.msgid, made.sense, made.values = msgid, sense, values
        return made

    def __getnewargs_ex__(self) -> tuple[tuple[str, str], dict[str, object]]:
        return (self.msgid, self.sense), self.values

    def __add__(self, other: str) -> str:
        return one_after_another("", (self, other))

    def __radd__(self, other: str) -> str:
        return one_after_another("", (other, self))


def phrase(msgid: str, **values: object) -> str:
    """This will say the sentence of its values, as a Phrase, which to everybody but pages is a text like others.

    The sentence is found by reading this call, so it must stand in it.
    """
    return Phrase(msgid, **values)


def in_sense(sense: str, msgid: str) -> str:
    """This will say words that English says otherwise elsewhere: `in_sense("vai trò", "Giám sát")`, the supervisor.

    They are found by reading this call, too.
    """
    return Phrase(msgid, sense)


def one_after_another(between: str, parts: Iterable[object]) -> str:
    """`a, b, c`: each part keeps its own language, and what stands between them its own."""
    values: dict[str, object] = {f"part_{number}": part for number, part in enumerate(parts)}
    return Phrase("{between}".join(f"{{{name}}}" for name in values), between=between, **values)


def large_first(text: str) -> str:
    """The same beginning with a capital, in whatever language."""
    return _first(text, str.upper)


def small_first(text: str) -> str:
    """The same beginning with a small letter, to stand within a sentence."""
    return _first(text, str.lower)


def _first(text: str, change: Callable[[str], str]) -> str:
    if not isinstance(text, Phrase):
        return change(text[:1]) + text[1:]
    begins = PLACE.match(text.msgid)
    if begins is None:
        return Phrase(change(text.msgid[:1]) + text.msgid[1:], text.sense, **text.values)
    value = text.values[begins[1]]
    return Phrase(
        text.msgid,
        text.sense,
        **{**text.values, begins[1]: _first(value if isinstance(value, str) else str(value), change)},
    )


class Grouped(int):
    """A number written in groups of three, with dots as people here write it."""

    def __str__(self) -> str:
        return f"{int(self):,}".replace(",", ".")
