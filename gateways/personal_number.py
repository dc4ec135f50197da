"""The request for a child's personal identification number, and how it ends."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from gateways.wire import Asked, IdentityNumber, Referring, Wire


class ChildToNumber(Wire):
    """`province_code` is that of the place of registration in the list the police keep, such as "001"."""

    full_name: str = Field(min_length=1)
    birth_date: date
    sex: Literal["male", "female"]
    province_code: Annotated[str, StringConstraints(pattern=r"^\d{3}$")]


class NumberRequest(Asked):
    """`register_entry` is the entry's number in the book of births, `requested_by` the officer's id."""

    child: ChildToNumber
    requested_by: str = Field(min_length=1)
    register_entry: str = ""
    agency_code: str = ""


class NumberGiven(Referring):
    """Twelve digits; `synthetic` when they come from a simulator and bind nobody."""

    number: IdentityNumber
    synthetic: bool = False


class NumberRefused(Referring):
    """`reason` is a word such as "already-registered"."""

    reason: str


class NumberStanding(Referring):
    """`answer` is there once `state` is "answered"."""

    state: Literal["taken", "answered"]
    answer: NumberGiven | NumberRefused | None = None
