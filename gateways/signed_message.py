"""Messages signed as Standard Webhooks 1.0.0 has it: three headers over `id.timestamp.payload`.

Secrets are written with their kind in front: `whsec_` for a shared one (v1, HMAC-SHA256), `whsk_` and `whpk_` for
a pair (v1a, Ed25519). Several may be given at once, so that they can be exchanged without a gap.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

TOLERANCE = timedelta(minutes=5)
SHARED, PRIVATE, PUBLIC = "whsec_", "whsk_", "whpk_"
# A dot would let somebody move the border between id and timestamp.
ID_FORM = re.compile(r"[A-Za-z0-9_-]{1,120}")
STAMP_FORM = re.compile(r"[0-9]{1,12}")
MOST_SIGNATURES = 10


class BadSignature(Exception):
    """`reason`: header-missing, header-malformed, too-old, too-new or not-ours."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def sign(payload: bytes, *, message_id: str, at: datetime, secrets: Sequence[str]) -> dict[str, str]:
    """The headers to send along, with one signature for each secret."""
    stamp = str(int(at.timestamp()))
    content = signed_content(message_id, stamp, payload)
    signatures = [_signature(content, secret) for secret in secrets]
    return {"webhook-id": message_id, "webhook-timestamp": stamp, "webhook-signature": " ".join(signatures)}


def verify(headers: Mapping[str, str], payload: bytes, *, secrets: Sequence[str], now: datetime) -> str:
    """The message's id, if one of the secrets signed exactly this within five minutes of now; else BadSignature.

    `now` is the machine's own time, not the business clock: a demo that runs ahead must still hear its partners.
    Header names are expected in lower case or in a mapping that does not mind.
    """
    message_id, stamp, given = (_header(headers, name) for name in ("id", "timestamp", "signature"))
    if not ID_FORM.fullmatch(message_id) or not STAMP_FORM.fullmatch(stamp):
        raise BadSignature("header-malformed")
    _check_age(int(stamp), now)
    content = signed_content(message_id, stamp, payload)
    for version, signature in given_signatures(given):
        if any(fits(version, signature, content, secret) for secret in secrets):
            return message_id
    raise BadSignature("not-ours")


def _header(headers: Mapping[str, str], name: str) -> str:
    value = headers.get(f"webhook-{name}")
    if not value:
        raise BadSignature("header-missing")
    return value


def _check_age(stamp: int, now: datetime) -> None:
    age = now.timestamp() - stamp
    if age > TOLERANCE.total_seconds():
        raise BadSignature("too-old")
    if age < -TOLERANCE.total_seconds():
        raise BadSignature("too-new")


def given_signatures(header: str) -> Iterable[tuple[str, bytes]]:
    """What the header holds that can be a signature; more than a few only cost time."""
    for entry in header.split(" ")[:MOST_SIGNATURES]:
        version, _, encoded = entry.partition(",")
        try:
            yield version, base64.b64decode(encoded, validate=True)
        except (binascii.Error, ValueError):
            continue


def fits(version: str, signature: bytes, content: bytes, secret: str) -> bool:
    """Whether this secret or key made exactly this signature over this content; what is compared takes its time."""
    if version == "v1" and secret.startswith(SHARED):
        return hmac.compare_digest(signature, _hmac(content, secret))
    if version == "v1a" and secret.startswith(PUBLIC):
        try:
            Ed25519PublicKey.from_public_bytes(_key(secret, PUBLIC)).verify(signature, content)
        except InvalidSignature:
            return False
        return True
    return False


def _signature(content: bytes, secret: str) -> str:
    if secret.startswith(PRIVATE):
        signature = Ed25519PrivateKey.from_private_bytes(_key(secret, PRIVATE)).sign(content)
        return "v1a," + base64.b64encode(signature).decode()
    if secret.startswith(SHARED):
        return "v1," + base64.b64encode(_hmac(content, secret)).decode()
    raise ValueError("a signing secret begins with whsec_ or whsk_")


def _hmac(content: bytes, secret: str) -> bytes:
    return hmac.new(_key(secret, SHARED), content, hashlib.sha256).digest()


def _key(secret: str, prefix: str) -> bytes:
    return base64.b64decode(secret.removeprefix(prefix), validate=True)


def signed_content(message_id: str, stamp: str, payload: bytes) -> bytes:
    """The bytes that are signed."""
    return b".".join((message_id.encode(), stamp.encode(), payload))
