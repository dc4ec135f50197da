"""Telling the ward of permanent residence what was registered elsewhere (Luật Hộ tịch Đ5.4)."""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import Field

from gateways.look_up import PersonAsked
from gateways.wire import Asked, Referring


class RegistrationNotice(Asked):
    """`commune_code` is the unit told, `register_entry` number and year in the book of the office that tells."""

    event: Literal["death"]
    commune_code: str = Field(min_length=1)
    person: PersonAsked
    register_entry: str = Field(min_length=1)
    registered_on: date
    registered_at: str = Field(min_length=1)
    requested_by: str = Field(min_length=1)
    agency_code: str = ""


class NoticeStanding(Referring):
    """`received` once it lies at the other office; `taken` while it is on its way there."""

    state: Literal["taken", "received"]
