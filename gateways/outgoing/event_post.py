"""Delivering one signed event to another agency (Standard Webhooks 1.0.0, CloudEvents 1.0 structured)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

import httpx

from gateways.deadline import DeadlineTransport, total_time
from gateways.outgoing.allowed_address import ForbiddenAddress, pin
from gateways.signed_message import sign

PATH = "/api/v1/callbacks/agency"
TIMEOUT = 15.0
LONGEST_ANSWER = 20_000
LONGEST_EVENT = 20_000
NO_ANSWER = 0


@dataclass(frozen=True)
class Receiver:
    """Where the agency is, and in which private networks it may be."""

    base_url: str
    networks: tuple[str, ...] = ()


@dataclass(frozen=True)
class Delivery:
    """What came of one attempt. `fault` is empty when the agency has taken the event (any 2xx).

    `gone` says that it wants no more of them (410); `retry_after_s` is what it asked for, in seconds.
    """

    status: int
    fault: str = ""
    answer: bytes = b""
    gone: bool = False
    retry_after_s: float = 0.0

    @property
    def taken(self) -> bool:
        return not self.fault


@dataclass(frozen=True)
class EventPost:
    """`keys` are the `whsk_` keys events are signed with; two while one replaces the other."""

    keys: Sequence[str] = field(repr=False)
    timeout: float = TIMEOUT

    def deliver(self, receiver: Receiver, event_id: str, payload: bytes, at: datetime) -> Delivery:
        """This will try once. Redirects are not followed, and no address is called that is not allowed."""
        if len(payload) > LONGEST_EVENT:
            return Delivery(NO_ANSWER, "too-large")
        try:
            pinned = pin(receiver.base_url, receiver.networks)
        except ForbiddenAddress as forbidden:
            return Delivery(NO_ANSWER, f"address-{forbidden.reason}")
        headers = sign(payload, message_id=event_id, at=at, secrets=self.keys)
        headers |= {
            "host": pinned.host_header,
            "content-type": "application/cloudevents+json; charset=UTF-8",
            "accept-encoding": "identity",
        }
        request = httpx.Request(
            "POST", pinned.base + PATH, headers=headers, content=payload, extensions={"sni_hostname": pinned.host}
        )
        return self._send(request, tls=pinned.scheme == "https")

    def _send(self, request: httpx.Request, *, tls: bool) -> Delivery:
        try:
            with DeadlineTransport(1, tls=tls) as transport, total_time(self.timeout):
                response = transport.handle_request(request)
                try:
                    return _delivery(response.status_code, response.headers, _first_of(response))
                finally:
                    response.close()
        except (httpx.HTTPError, httpx.StreamError):
            return Delivery(NO_ANSWER, "unreachable")


def _first_of(response: httpx.Response) -> bytes:
    """As much of the answer as anybody needs; a longer one is cut off."""
    said = bytearray()
    assert isinstance(response.stream, httpx.SyncByteStream)
    for piece in response.stream:
        said += piece
        if len(said) >= LONGEST_ANSWER:
            break
    return bytes(said[:LONGEST_ANSWER])


def _delivery(status: int, headers: httpx.Headers, answer: bytes) -> Delivery:
    if 200 <= status < 300:
        return Delivery(status, answer=answer)
    wait = headers.get("retry-after", "")
    return Delivery(
        status,
        fault=f"status-{status}",
        answer=answer,
        gone=status == httpx.codes.GONE,
        retry_after_s=float(wait) if wait.isdecimal() and len(wait) < 7 else 0.0,
    )
