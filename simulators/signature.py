"""Standard Webhooks 1.0.0 signatures, written here anew so that the house's checker meets an independent hand."""

from __future__ import annotations

import base64
import hashlib
import hmac
import secrets

PREFIX = "whsec_"


def new_secret() -> str:
    return PREFIX + base64.b64encode(secrets.token_bytes(32)).decode()


def headers(secret: str, event_id: str, at: float, payload: bytes) -> dict[str, str]:
    """The three headers over `id.timestamp.payload`, HMAC-SHA256 (v1)."""
    key = base64.b64decode(secret.removeprefix(PREFIX))
    stamp = str(int(at))
    digest = hmac.new(key, b".".join((event_id.encode(), stamp.encode(), payload)), hashlib.sha256).digest()
    return {
        "webhook-id": event_id,
        "webhook-timestamp": stamp,
        "webhook-signature": "v1," + base64.b64encode(digest).decode(),
    }
