"""The text-message gateway."""

from __future__ import annotations

from typing import Annotated, Literal, Protocol

from pydantic import Field, StringConstraints

from gateways.http_partner import HttpPartner
from gateways.wire import Asked, Referring

NAME = "sms-gateway"


class TextMessage(Asked):
    """`to` is a Vietnamese mobile number of ten digits; `text` goes out as it is."""

    to: Annotated[str, StringConstraints(pattern=r"^0\d{9}$")]
    text: str = Field(min_length=1, max_length=1600)


class SmsStanding(Referring):
    """`parts` is what the network charges for."""

    status: Literal["queued", "sending", "delivered", "permanent-failure", "temporary-failure"]
    parts: int


class SmsGateway(Protocol):
    """Every verb may raise the errors of `gateways.gateway`; the same reference is never sent twice."""

    def send(self, message: TextMessage) -> SmsStanding:
        """Refused with code `bad-number` when nobody can have that number."""
        ...

    def inquire(self, reference: str) -> SmsStanding | None:
        """What became of the message; None when it never arrived at the gateway."""
        ...


class HttpSmsGateway:
    """The gateway by HTTP."""

    def __init__(self, partner: HttpPartner) -> None:
        self._partner = partner

    def send(self, message: TextMessage) -> SmsStanding:
        return self._partner.tell("/messages", message.reference, message, SmsStanding)

    def inquire(self, reference: str) -> SmsStanding | None:
        return self._partner.ask("/messages/by-reference/", reference, SmsStanding)
