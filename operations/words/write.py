"""`make words`: the catalogue made fresh from what the sources say, its English kept."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from typing import cast

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po

from language.catalogue import FILE, key_of
from language.sense import sense_and_sentence
from operations.words.from_law import WHERE, names_of_law
from operations.words.from_python import sentences_of_python, titles_of_papers
from operations.words.from_templates import sentences_of_templates

English = str | tuple[str, ...]


def sentences() -> dict[str, list[str]]:
    """Every sentence with the files that say it, in the order in which a reader of the sources meets them."""
    found: dict[str, list[str]] = {}
    names = ((name, WHERE) for name, _ in names_of_law())
    for sentence, where in (*sentences_of_templates(), *sentences_of_python(), *titles_of_papers(), *names):
        files = found.setdefault(sentence, [])
        if where not in files:
            files.append(where)
    return found


def english_so_far() -> dict[str, English]:
    """The English of the catalogue as it stands; two texts where it counts."""
    with FILE.open("rb") as file:
        kept = {key_of(one): _texts(one.string) for one in read_po(file, locale="en") if one.id}
    return {**dict(names_of_law()), **kept}


def write(said: dict[str, list[str]], english: dict[str, English]) -> list[str]:
    """This will write the catalogue and give the sentences that have no English yet."""
    catalogue = Catalog(locale="en", project="Một Cửa", fuzzy=False)
    for sentence, files in said.items():
        text = english.get(sentence, "")
        sense, plain = sense_and_sentence(sentence)
        key = plain if isinstance(text, str) else (plain, plain)
        places = cast("list[tuple[str, int]]", [(where, None) for where in files])
        added = catalogue.add(key, text, locations=places, context=sense or None)
        added.flags.clear()
    with FILE.open("wb") as file:
        write_po(file, catalogue, width=120, omit_header=False)
    return [sentence for sentence in said if not english.get(sentence)]


def _texts(said: str | Iterable[str] | None) -> English:
    return said if isinstance(said, str) else tuple(said or ())


if __name__ == "__main__":
    missing = write(sentences(), english_so_far())
    sys.stdout.write("".join(f"{sentence}\n" for sentence in missing))
    sys.stdout.write(f"{len(missing)} without English\n")
