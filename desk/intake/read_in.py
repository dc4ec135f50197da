"""Reading a card into the form: whose it is was chosen beside it; what came of it is told, and nothing overwritten."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from desk.forms.form_field import FormField
from desk.forms.schema_form import Filled, form_of
from desk.intake.card.fill import OF, OFFER, TEXT, chosen_groups, lay, shared_number, without_card
from desk.intake.card.read_card import NotACard, read_card
from desk.intake.form_page import Became
from desk.intake.intake_page import Draftable
from language.phrase import one_after_another, phrase

_WHOSE = "Chưa chọn thẻ của ai. Hãy đánh dấu người có thẻ rồi quét lại."


def read_in(form: Draftable, boxes: Mapping[str, str], today: date) -> tuple[dict[str, str], Became]:
    """The boxes with the card in them, and what to say of it; an empty box only shows how the form stands.

    A text that cannot be read stays in its box, so that one sees what the scanner typed; it is kept nowhere.
    """
    whole = form_of(form.schema, Filled(boxes, form.usual_groups))
    text, groups = boxes.get(TEXT, ""), chosen_groups(whole, boxes)
    if not text:
        return dict(boxes), Became(fresh=not _anything(boxes, form))
    try:
        card = read_card(text, today)
    except NotACard as wrong:
        return dict(boxes), Became(card_faults=wrong.faults)
    if not groups:
        return dict(boxes), Became(card_faults=(_WHOSE,))
    laid = lay(card, groups, without_card(boxes), form.starting)
    doubts = (*card.doubts, *_doubts(whole, boxes, groups, card.number))
    shown = {name: words for name, words in laid.boxes.items() if not name.startswith(OF)}
    return shown, Became(laid=laid, card_doubts=doubts)


def _doubts(whole: FormField, boxes: Mapping[str, str], groups: list[FormField], number: str) -> list[str]:
    others = shared_number(whole, boxes, groups, number)
    if not others:
        return []
    names = one_after_another(", ", others)
    return [phrase("Số định danh này đã ghi cho: {names}. Hãy xem lại thẻ của ai.", names=names)]


def _anything(boxes: Mapping[str, str], form: Draftable) -> bool:
    """Whether anybody has typed into the form yet."""
    own = (name for name in boxes if name.startswith(("applicant.", "declaration.")))
    return any(boxes[name].strip() not in ("", form.starting.get(name, "")) for name in own)


def settled(boxes: Mapping[str, str]) -> dict[str, str]:
    """The boxes without offers nobody took: the clerk has seen them and filed what he had typed."""
    return {name: text for name, text in boxes.items() if not name.startswith(OFFER)}
