"""A value as an English page shows it."""

from __future__ import annotations

from collections.abc import Callable

from language.catalogue import Entry, english
from language.letters import is_vietnamese
from language.phrase import PLACE, Grouped, Phrase
from language.plural_place import counted_place
from language.sense import with_sense


def in_english(value: object, foreign: Callable[[str], str] = str, plain: Callable[[str], str] = str) -> str:
    """This will say a phrase, or a text which is as a whole something the programme says, in English.

    `foreign` writes text that stays Vietnamese (a name, what somebody typed), `plain` text that may stand as it is.
    """
    if isinstance(value, Phrase):
        return _phrase(value, foreign, plain)
    if isinstance(value, Grouped):
        return f"{int(value):,}"
    text = str(value)
    core = text.strip()
    entry = english().find(core)
    if entry is not None:
        before, _, after = text.partition(core)
        return before + plain(entry.many) + after
    return foreign(text) if is_vietnamese(text) else plain(text)


def _phrase(value: Phrase, foreign: Callable[[str], str], plain: Callable[[str], str]) -> str:
    entry = english().find(with_sense(value.sense, value.msgid.strip()))
    if entry is None and is_vietnamese(PLACE.sub("", value.msgid)):
        return foreign(str(value))
    sentence = value.msgid.replace(value.msgid.strip(), _counted(entry, value)) if entry else value.msgid
    pieces = PLACE.split(sentence)
    return "".join(
        in_english(value.values[piece], foreign, plain) if number % 2 else plain(piece)
        for number, piece in enumerate(pieces)
    )


def _counted(entry: Entry, value: Phrase) -> str:
    if entry.one == entry.many:
        return entry.many
    counted = value.values.get(counted_place(value.msgid.strip()))
    return entry.one if is_one(counted) else entry.many


def is_one(value: object) -> bool:
    """Whether English says it in the singular; limits are written `01`."""
    return str(value).strip().lstrip("0") == "1"
