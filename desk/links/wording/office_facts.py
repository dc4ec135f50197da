"""The office as its letters present it today, with the words it has in force."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from models.agency import Agency
from models.clock.agency_calendar import load_calendar
from models.clock.clock import VIETNAM
from models.wording.office_words import WordsPart
from models.wording.set_words import Current, current_words
from notifications.office import Office
from notifications.opening_hours import in_words
from notifications.words_of_office import as_own_words, price_of_part
from web.visit import Inside

Texts = Mapping[tuple[str, WordsPart], str]


@dataclass(frozen=True)
class OfficeFacts:
    """`office` says its own words; `bare` is the same without them; `price` is that of a part of a text message."""

    bare: Office
    current: Current
    texts: Texts

    @property
    def office(self) -> Office:
        return self.saying(self.texts)

    @property
    def price(self) -> int | None:
        return price_of_part(self.texts)

    def saying(self, texts: Texts) -> Office:
        return self.bare.model_copy(update={"own": as_own_words(texts)})


def office_facts(inside: Inside, agency_id: UUID) -> OfficeFacts:
    session = inside.session
    agency = session.get_one(Agency, agency_id)
    hours = load_calendar(session, agency_id).hours
    bare = Office(
        name=agency.one_stop_name,
        address=agency.address,
        phone=agency.phone,
        opening_hours=in_words(hours, inside.now.astimezone(VIETNAM).date()),
    )
    current = current_words(session, agency_id)
    return OfficeFacts(bare, current, {key: row.text for key, row in current.items()})
