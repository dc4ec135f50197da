"""One part of an office's own words: what was typed, what is wrong with it, and what it would do to every letter."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from desk.links.wording.office_facts import OfficeFacts
from language.phrase import one_after_another, phrase
from models.wording.office_words import EVERYWHERE, OfficeWords, WordsPart
from notifications.catalogue import CATALOGUE
from notifications.check_words import Checked, check_names, check_words
from notifications.clean_text import mask_identity_numbers, one_line
from notifications.words_of_office import as_own_words
from web.problem import Problem

_NOTHING = Checked((), ())


@dataclass(frozen=True)
class WordsAt:
    """`place` is a notice's id, or everywhere; a part stands either in every letter or in one notice."""

    place: str
    part: WordsPart

    @property
    def title(self) -> str:
        if self.place == EVERYWHERE:
            return self.part.words
        return one_after_another(": ", (self.part.words, CATALOGUE[self.place].title))

    @property
    def path(self) -> str:
        return f"/quan-tri/mau/loi/{'moi-thu' if self.place == EVERYWHERE else self.place}/{self.part.value}"


def words_at(place: str, part: str) -> WordsAt:
    """Raises `not-found` for a place or a part there is not."""
    here = EVERYWHERE if place == "moi-thu" else place
    if part not in set(WordsPart) or (here != EVERYWHERE and here not in CATALOGUE):
        raise Problem("not-found")
    found = WordsAt(here, WordsPart(part))
    if found.part.is_of_one_notice == (here == EVERYWHERE):
        raise Problem("not-found")
    return found


def of_row(row: OfficeWords) -> WordsAt:
    return WordsAt(row.place, row.part)


def cleaned(text: str) -> str:
    """As it would stand in the letter: on one line, without what is unseen, no personal number in full."""
    return mask_identity_numbers(one_line(text))


def check(at: WordsAt, text: str, facts: OfficeFacts) -> Checked:
    """Every letter it would stand in, rendered with it, before it may be proposed or published."""
    faults = _faults(at.part, text)
    if faults:
        return Checked(tuple(faults), ())
    if at.part is WordsPart.SMS_PRICE:
        return _NOTHING
    before, after = facts.texts, {**facts.texts, (at.place, at.part): text}
    notices: Sequence[str] = list(CATALOGUE) if at.place == EVERYWHERE else [at.place]
    return check_words(notices, facts.bare, as_own_words(before), as_own_words(after))


def _faults(part: WordsPart, text: str) -> list[str]:
    if len(text) > part.longest:
        return [phrase("Dài {length} ký tự; chỉ được {longest}.", length=len(text), longest=part.longest)]
    if part is WordsPart.SMS_PRICE:
        return [] if text.isdecimal() or not text else ["Hãy ghi số tiền bằng đồng, chỉ gồm chữ số."]
    wrong = check_names(text)
    return [wrong] if wrong else []
