"""How a parcel stands at the post office, and what the post tells of it on the way."""

from __future__ import annotations

from typing import Literal

from pydantic import AwareDatetime

from gateways.wire import Referring, Wire


class ParcelStep(Wire):
    """One thing that happened; `type` is that of the message the post sends about it."""

    type: str
    time: AwareDatetime
    reason: str | None = None
    handed_to: str | None = None
    proof: str | None = None
    cod_amount: int | None = None


class ParcelStanding(Referring):
    """`tracking_code` is the post's; `events` in the order in which they happened there."""

    tracking_code: str
    status: Literal["booked", "accepted", "in_transit", "delivered", "returned", "cancelled"]
    cod_amount: int
    events: tuple[ParcelStep, ...] = ()


class ParcelNews(Referring):
    """What a message of the post holds; `cod_amount` in đồng with the messages about money.

    `proof` is the number of the post's own record of a delivery, `handed_to` into whose hands it went.
    """

    tracking_code: str
    reason: str | None = None
    handed_to: str | None = None
    proof: str | None = None
    cod_amount: int | None = None
    currency: Literal["VND"] | None = None
