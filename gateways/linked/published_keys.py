"""The public keys another installation publishes: fetched once, from an address that may be called, to be compared."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

import httpx

from gateways.deadline import DeadlineTransport, total_time
from gateways.outgoing.allowed_address import ForbiddenAddress, Pinned, pin
from gateways.outgoing.key_pair import CLIENT, EVENTS, keys_for, verifying_keys
from models.linkage.partner_key import KeyFace, KeyPurpose, face_of

KEYS = "/.well-known/jwks.json"
PATIENCE_S = 10.0
LONGEST = 100_000


class KeysNotThere(Exception):
    """`reason`: forbidden (the address may not be called), or missing (nothing there is a set of such keys)."""

    def __init__(self, reason: str, detail: str = "") -> None:
        super().__init__(reason)
        self.reason = reason
        self.detail = detail


def fetch_keys(base_url: str, networks: Sequence[str]) -> dict[str, Any]:
    """This will fetch what the other side publishes, following nobody elsewhere. Raises `KeysNotThere`."""
    try:
        pinned = pin(base_url, networks)
        published = _get(pinned)
    except ForbiddenAddress as forbidden:
        raise KeysNotThere("forbidden", forbidden.reason) from None
    except (httpx.HTTPError, httpx.StreamError, ValueError):
        published = None
    if not keys_for(EVENTS, published) or not keys_for(CLIENT, published):
        raise KeysNotThere("missing")
    assert isinstance(published, dict), "keys were found in it"
    return published


def faces_of(published: Mapping[str, Any]) -> list[KeyFace]:
    """Every key of the set, as it would be kept."""
    events = [face_of(KeyPurpose.EVENTS, key) for key in verifying_keys(keys_for(EVENTS, published))]
    client = [face_of(KeyPurpose.CLIENT, json.dumps(key, sort_keys=True)) for key in keys_for(CLIENT, published)]
    return [*events, *client]


def _get(pinned: Pinned) -> Any:
    headers = {"host": pinned.host_header, "accept": "application/json", "accept-encoding": "identity"}
    request = httpx.Request("GET", pinned.base + KEYS, headers=headers, extensions={"sni_hostname": pinned.host})
    with DeadlineTransport(1, tls=pinned.scheme == "https") as transport, total_time(PATIENCE_S):
        response = transport.handle_request(request)
        try:
            return json.loads(_first_of(response)) if response.status_code == httpx.codes.OK else None
        finally:
            response.close()


def _first_of(response: httpx.Response) -> bytes:
    said = bytearray()
    assert isinstance(response.stream, httpx.SyncByteStream)
    for piece in response.stream:
        said += piece
        if len(said) > LONGEST:
            return b""
    return bytes(said)
