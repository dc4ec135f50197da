"""What goes around a message to the portal, and what the portal says back.

An HTTP 200 says nothing yet: whether the portal took the message stands in `error_code`. Its codes are in no text that
could be read here; these are the ones our simulator and this adapter agree on, and the only place to change them.
"""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, ConfigDict, Field

TAKEN = "0"
SESSION_OVER = "1"
BUSY = "9"


class Envelope(BaseModel):
    """`session` lets us in and is no part of what is told: the same message goes out again under a new one."""

    model_config = ConfigDict(frozen=True, hide_input_in_errors=True, populate_by_name=True)

    service: str
    is_updating: bool = Field(alias="isUpdating", default=False)
    session: str = Field(repr=False)
    madonvi: str
    data: list[Any] = Field(repr=False)


class Said(BaseModel):
    """`error_code` decides; texts of the portal are never passed on, for they may repeat what was sent."""

    model_config = ConfigDict(frozen=True, hide_input_in_errors=True, extra="ignore")

    error_code: str
    code: str | None = Field(alias="MaHoSo", default=None)
    session: str = Field(default="", repr=False)
    data: list[Any] = Field(default=[], repr=False)


class Standing(BaseModel):
    """How the portal has a dossier: its code and the national status it shows."""

    model_config = ConfigDict(frozen=True, hide_input_in_errors=True, extra="ignore")

    code: str = Field(alias="MaHoSo")
    status: int = Field(alias="TrangThaiHoSo", ge=1, le=10)
