"""The catalogue says in English all that the sources say in Vietnamese, and nothing that they no longer say."""

from __future__ import annotations

from collections import Counter

from babel.messages.pofile import read_po

from language.catalogue import FILE, key_of
from language.letters import is_vietnamese
from operations.words.write import english_so_far, sentences
from web.language.message import places_in

# Names of laws, places and people stand in English sentences too, and what the stamp of incoming documents says.
NAMES = (
    "/NĐ-CP",
    "/QĐ-",
    "/QH",
    "/SVBĐ",
    "Hà Nội",
    "Hà Đông",
    "Kiến Hưng",
    "Mẫu",
    "Việt Nam",
    "Thúy",
    "Lê Thị Hoa",
    "ĐẾN",
)


def texts(english: str | tuple[str, ...]) -> tuple[str, ...]:
    return (english,) if isinstance(english, str) else english


def test_everything_said_has_its_english_and_nothing_else_is_in_the_catalogue() -> None:
    said, english = sentences(), english_so_far()
    assert [sentence for sentence in said if not english.get(sentence)] == [], "make words names them; write English"
    with FILE.open("rb") as file:
        kept = [one for one in read_po(file, locale="en") if one.id]
    orphans = set(map(key_of, kept)) - set(said)
    assert orphans == set(), "make words takes them out"
    assert [one.id for one in kept if one.fuzzy or not all(texts(one.string))] == []  # type: ignore[arg-type]


def test_every_english_sentence_has_the_places_of_the_vietnamese() -> None:
    wrong = [
        (sentence, text)
        for sentence, english in english_so_far().items()
        for text in texts(english)
        if Counter(places_in(text)) != Counter(places_in(sentence))
    ]
    assert wrong == []


def test_english_is_english() -> None:
    left = {
        text
        for english in english_so_far().values()
        for text in texts(english)
        if is_vietnamese(text) and not any(name in text for name in NAMES)
    }
    # What the common locale data calls some countries, and how a sum in đồng is told.
    assert left == {"Côte d’Ivoire", "São Tomé & Príncipe", "St. Barthélemy", "Réunion", "Curaçao"} & left
