"""Laying a card into the form: to whom it belongs, what it fills in, and where it says something else than was typed.

Nothing typed is ever overwritten: what differs is told, and taken from the card by a button of its own.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from desk.forms.form_field import FormField, Kind
from desk.forms.typed_values import ward_code
from desk.intake.card.card_address import place_boxes
from desk.intake.card.read_card import Card
from language.phrase import one_after_another

TEXT = "card.text"
OF = "card.of."
OFFER = "card.offer."
_PERSON = frozenset({"full_name", "personal_number"})
_DIGITS = re.compile(r"\D")


@dataclass(frozen=True)
class Holder:
    """A person of the form whose card may be read; `chosen` is whose the next one is taken to be."""

    group: str
    title: str
    named: bool
    chosen: bool = False


@dataclass(frozen=True)
class Difference:
    """Where the card says something else: the box, its title, and what the card has for it."""

    box: str
    title: str
    on_card: str


@dataclass(frozen=True)
class Laid:
    """`boxes` is the form with the card in it; `filled` and `differences` tell what became of each part."""

    boxes: dict[str, str]
    filled: tuple[str, ...]
    differences: tuple[Difference, ...]
    holders: tuple[str, ...]


def people_of(whole: FormField) -> list[FormField]:
    """The persons of a form who have a number of their own, in the order of the paper."""
    groups = [field for field in whole.every_field() if field.kind is Kind.GROUP]
    return [group for group in groups if {child.last_name for child in group.children} >= _PERSON]


def holders(whole: FormField, boxes: Mapping[str, str]) -> list[Holder]:
    """Whose card may be scanned; proposed is the first person nothing is written of yet."""
    people = people_of(whole)
    named = {one.name: bool(boxes.get(f"{one.name}.full_name") or _number_of(boxes, one.name)) for one in people}
    proposed = next((one.name for one in people if not named[one.name] and one.opened), None)
    return [Holder(one.name, one.title, named[one.name], one.name == proposed) for one in people]


def chosen_groups(whole: FormField, boxes: Mapping[str, str]) -> list[FormField]:
    return [one for one in people_of(whole) if boxes.get(f"{OF}{one.name}") == "true"]


def lay(card: Card, groups: Sequence[FormField], boxes: Mapping[str, str], starting: Mapping[str, str]) -> Laid:
    """This will fill in every empty box the card knows, and tell of each that holds something else."""
    laid = dict(boxes)
    filled: list[str] = []
    differences: list[Difference] = []
    for group in groups:
        for field, text in _known(card, group):
            now = boxes.get(field.name, "").strip()
            if not now or now == starting.get(field.name):
                laid[field.name] = text
                filled.append(field.title)
            elif not _is_same(field, now, text):
                differences.append(
                    Difference(field.name, one_after_another(": ", (group.title, field.title)), _shown(field, text))
                )
                laid[f"{OFFER}{field.name}"] = text
    return Laid(laid, tuple(dict.fromkeys(filled)), tuple(differences), tuple(group.title for group in groups))


def take_from_card(boxes: Mapping[str, str], wanted: str) -> dict[str, str]:
    """This will put what the card offers in the place of what was typed: for one box, or for all (`*`)."""
    taken = dict(boxes)
    for name in [key for key in boxes if key.startswith(OFFER)]:
        if wanted in ("*", name.removeprefix(OFFER)):
            taken[name.removeprefix(OFFER)] = taken.pop(name)
    return taken


def without_card(boxes: Mapping[str, str]) -> dict[str, str]:
    """The boxes as they are kept: the text of a card is read at once, and nowhere else."""
    return {name: text for name, text in boxes.items() if name != TEXT}


def offers(whole: FormField, boxes: Mapping[str, str]) -> list[Difference]:
    """The differences that were told before and nobody has settled yet."""
    by_name = {field.name: field for field in whole.every_field()}
    titles = {one.name: one.title for one in people_of(whole)}
    found = []
    for key, text in boxes.items():
        field = by_name.get(key.removeprefix(OFFER)) if key.startswith(OFFER) else None
        if field is not None:
            owner = next((title for name, title in titles.items() if field.name.startswith(f"{name}.")), "")
            found.append(Difference(field.name, one_after_another(": ", (owner, field.title)), _shown(field, text)))
    return found


def shared_number(whole: FormField, boxes: Mapping[str, str], groups: Sequence[FormField], number: str) -> list[str]:
    """Who else of the form has this number already, by their titles; one person may stand in two places."""
    own = {group.name for group in groups}
    others = (one for one in people_of(whole) if one.name not in own)
    return [one.title for one in others if _number_of(boxes, one.name) == number]


def _known(card: Card, group: FormField) -> Iterator[tuple[FormField, str]]:
    born = card.birth_date.written()
    said = {"full_name": card.full_name, "personal_number": card.number, "birth_date": born, "sex": card.sex.value}
    for child in group.children:
        if child.last_name in said and (child.kind is not Kind.DAY or card.birth_date.day):
            yield child, said[child.last_name]
        if child.last_name == "residence":
            places = place_boxes(card.residence, card.issued_on)
            yield from ((part, places[part.last_name]) for part in child.children if places.get(part.last_name))


def _is_same(field: FormField, typed: str, on_card: str) -> bool:
    if field.last_name == "personal_number" or field.kind in (Kind.DAY, Kind.PARTIAL_DAY):
        return _bare_number(field, typed) == _bare_number(field, on_card)
    if field.kind is Kind.WARD:
        return ward_code(typed) == ward_code(on_card)
    return _line(typed) == _line(on_card)


def _bare_number(field: FormField, text: str) -> str:
    if field.kind in (Kind.DAY, Kind.PARTIAL_DAY):
        return "".join(part.zfill(2) for part in re.split(r"\D+", text)) if not text.isdigit() else text
    return _DIGITS.sub("", text)


def _line(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())


def _number_of(boxes: Mapping[str, str], group: str) -> str:
    return _DIGITS.sub("", boxes.get(f"{group}.personal_number", ""))


def _shown(field: FormField, text: str) -> str:
    return next((choice.words for choice in field.choices if choice.value == text), text)
