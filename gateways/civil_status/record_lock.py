"""Locking the civil record of somebody who has died, so that nothing more is registered in that name."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from gateways.look_up import PersonAsked
from gateways.wire import Asked, PartialDate, Referring


class LockRequest(Asked):
    """`register_entry` is the entry's number in the book of deaths, `requested_by` the officer's id."""

    person: PersonAsked
    died_on: PartialDate
    register_entry: str = Field(min_length=1)
    requested_by: str = Field(min_length=1)
    agency_code: str = ""


class LockStanding(Referring):
    """`locked` from the moment on at which the database says so; `taken` while it is at work on it."""

    state: Literal["taken", "locked"]
