"""A question to another commune's office, asked where the national database has nothing, and its answer."""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import AwareDatetime, Field

from gateways.look_up import PersonAsked, RegisteredEntry
from gateways.wire import Asked, PartialDate, Referring, Wire

MOST_PERSONS = 2


class OldEntry(Wire):
    """An entry somebody remembers, sought in a book on paper; the day may be known in part only."""

    office: str
    registered_on: PartialDate | None = None
    number: str | None = None
    volume: str | None = None


class Asker(Wire):
    """Who asks: an agency by its identifier, and where it sits."""

    code: str = Field(min_length=1)
    name: str = Field(min_length=1)
    province: str
    ward: str
    address: str
    phone: str = ""


class CommuneQuery(Asked):
    """`commune_code` is the unit asked: of permanent residence, of a death, or where a marriage was registered.

    `entry` is what is sought in an old book, when that is what is asked `about`. `requested_by` is the officer's own
    id; it stays with us, with `answer_by`, the end of the days the law gives them.
    """

    about: Literal["marital_status", "death", "register_book"]
    commune_code: str
    persons: tuple[PersonAsked, ...] = Field(min_length=1, max_length=MOST_PERSONS)
    requested_by: str = Field(min_length=1)
    purpose: str = Field(min_length=1)
    asker: Asker
    asked_on: date
    answer_by: AwareDatetime | None = None
    entry: OldEntry | None = None


class QueryAnswer(Referring):
    """`no_record` means that this commune's books do not say either; a death is confirmed or not, with its notice."""

    about: str
    answer: Literal["married", "not_married", "no_record", "confirmed", "not_confirmed", "book_kept", "book_lost"]
    answered_at: AwareDatetime
    certificate: RegisteredEntry | None = None
