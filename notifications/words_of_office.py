"""The own words an office has in force, for the letters it owes from now on."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from models.wording.office_words import EVERYWHERE, WordsPart
from models.wording.set_words import current_words
from notifications.own_words import OwnWords

_OF_EVERY_LETTER = (WordsPart.GREETING, WordsPart.HOURS, WordsPart.CONTACT)


def own_words_of(session: Session, agency_id: UUID) -> OwnWords:
    """One question to the database; what was set to nothing says nothing."""
    return as_own_words({key: row.text for key, row in current_words(session, agency_id).items()})


def as_own_words(texts: Mapping[tuple[str, WordsPart], str]) -> OwnWords:
    """The texts, by place and part, as letters take them."""
    said = {key: text for key, text in texts.items() if text}
    everywhere: dict[str, Any] = {part.value: said.get((EVERYWHERE, part)) for part in _OF_EVERY_LETTER}
    return OwnWords(
        **everywhere,
        sentence={place: text for (place, part), text in said.items() if part is WordsPart.SENTENCE},
        sms={place: text for (place, part), text in said.items() if part is WordsPart.SMS},
    )


def price_of_part(texts: Mapping[tuple[str, WordsPart], str]) -> int | None:
    """What one part of a text message costs in đồng; None where the office has not said."""
    said = texts.get((EVERYWHERE, WordsPart.SMS_PRICE), "")
    return int(said) if said else None
