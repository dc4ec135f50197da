"""A question to the population and civil-status database, and what it knows."""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import AwareDatetime, Field

from gateways.wire import Asked, IdentityNumber, PartialDate, Referring, Wire


class PersonAsked(Wire):
    """Whom one asks about; what the applicant declared may go along to be compared."""

    full_name: str = Field(min_length=1)
    birth_date: PartialDate | None = None
    identity_number: IdentityNumber | None = None
    claimed_marital_status: Literal["married", "single"] | None = None
    residence: str | None = None


class LookUpRequest(Asked):
    """`requested_by` is the officer's own id and travels with every question; `purpose` is the procedure's code."""

    kind: Literal["population", "marital", "birth_duplicate"]
    persons: tuple[PersonAsked, ...] = Field(min_length=1)
    requested_by: str = Field(min_length=1)
    purpose: str = Field(min_length=1)
    agency_code: str = ""


class RegisteredEntry(Wire):
    """Where something stands in a register book: a marriage, or a birth that was registered before."""

    number: str
    registered_on: date
    office: str


class MaritalFact(Wire):
    """`no_data` means that the database cannot say, and the other commune is to be asked."""

    status: Literal["married", "single", "unknown", "no_data"]
    certificate: RegisteredEntry | None = None


class PersonFound(Wire):
    """One person as the database has him; `differences` names the fields that are not as asked."""

    found: bool
    matches: bool
    identity_number: IdentityNumber | None = None
    differences: tuple[str, ...] = ()
    full_name: str | None = None
    birth_date: PartialDate | None = None
    residence: str | None = None
    deceased: bool = False
    marital: MaritalFact | None = None
    registered: RegisteredEntry | None = None


class LookUpAnswer(Referring):
    """One answer a person, in the order asked; kept as the state at `looked_up_at` (NĐ 123/2015 Điều 3.5)."""

    kind: Literal["population", "marital", "birth_duplicate"]
    looked_up_at: AwareDatetime
    persons: tuple[PersonFound, ...]


class LookUpStanding(Referring):
    """`answer` is there once `state` is "answered"."""

    state: Literal["taken", "answered"]
    answer: LookUpAnswer | None = None
