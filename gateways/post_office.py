"""The post office: parcels with cash on delivery."""

from __future__ import annotations

from datetime import date
from typing import Protocol
from urllib.parse import quote

from gateways.http_partner import HttpPartner
from gateways.parcel_order import ParcelOrder
from gateways.parcel_standing import ParcelStanding
from gateways.payment.standing import Statement

NAME = "post-office"


class PostOffice(Protocol):
    """Every verb may raise the errors of `gateways.gateway`; the same reference never books twice."""

    def book(self, order: ParcelOrder) -> ParcelStanding: ...

    def cancel(self, reference: str) -> ParcelStanding:
        """Refused with code `already-delivered` or `already-returned` when it is too late."""
        ...

    def inquire(self, reference: str) -> ParcelStanding | None:
        """How the parcel of that reference stands; None when none was ever booked."""
        ...

    def statement(self, account: str, day: date) -> Statement | None:
        """What the post handed on that day of the money it collected for the agency `account`, by its own books."""
        ...


class HttpPostOffice:
    """The post office by HTTP."""

    def __init__(self, partner: HttpPartner) -> None:
        self._partner = partner

    def book(self, order: ParcelOrder) -> ParcelStanding:
        return self._partner.tell("/parcels", order.reference, order, ParcelStanding)

    def cancel(self, reference: str) -> ParcelStanding:
        path = f"/parcels/by-reference/{quote(reference, safe='')}/cancel"
        return self._partner.tell(path, reference, None, ParcelStanding)

    def inquire(self, reference: str) -> ParcelStanding | None:
        return self._partner.ask("/parcels/by-reference/", reference, ParcelStanding)

    def statement(self, account: str, day: date) -> Statement | None:
        return self._partner.ask("/statements/", f"{account}:{day.isoformat()}", Statement)
