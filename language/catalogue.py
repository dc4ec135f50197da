"""What the programme says in Vietnamese, and the same in English: `en.po`, read once, when first asked for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from babel.messages.catalog import Message
from babel.messages.pofile import read_po

from language.sense import sense_and_sentence, with_sense

FILE = Path(__file__).parent / "en.po"


@dataclass(frozen=True)
class Entry:
    """`many` differs from `one` where the sentence counts something: what stands in its first place."""

    one: str
    many: str


class Catalogue:
    """Entries by the Vietnamese sentence, in a sense of its own where it has one."""

    def __init__(self, entries: Mapping[str, Entry]) -> None:
        self._entries = dict(entries)

    def find(self, key: str) -> Entry | None:
        """This will give the entry; a sentence that begins with the other case is found too, and begins so then."""
        sense, msgid = sense_and_sentence(key)
        found = self._entries.get(key)
        if found is None and msgid and msgid[0].isalpha():
            found = self._entries.get(with_sense(sense, _other_case(msgid)))
            return found and Entry(_first_as(msgid, found.one), _first_as(msgid, found.many))
        return found


def _other_case(text: str) -> str:
    return text[0].swapcase() + text[1:]


def _first_as(model: str, text: str) -> str:
    """An abbreviation keeps its capitals."""
    if text[1:2].isupper():
        return text
    return (text[0].upper() if model[0].isupper() else text[0].lower()) + text[1:]


@cache
def english() -> Catalogue:
    with FILE.open("rb") as file:
        read = read_po(file, locale="en")
    return Catalogue({key_of(message): _entry(message.string) for message in read if message.id and message.string})


def key_of(message: Message) -> str:
    """Its first text, in its sense."""
    return with_sense(message.context or "", _first(message.id))


def _first(said: str | list[str] | tuple[str, ...]) -> str:
    return said if isinstance(said, str) else said[0]


def _entry(said: str | list[str] | tuple[str, ...]) -> Entry:
    return Entry(said, said) if isinstance(said, str) else Entry(said[0], said[-1])
