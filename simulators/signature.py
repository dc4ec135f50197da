"""Standard Webhooks 1.0.0 signatures, written here anew so that the house's checker meets an independent hand.

Agencies sign with a pair of keys (v1a, Ed25519): `whsk_` is theirs, `whpk_` is for everybody. Others share a secret.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import secrets

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

PREFIX = "whsec_"
PRIVATE, PUBLIC = "whsk_", "whpk_"


def new_secret() -> str:
    return PREFIX + base64.b64encode(secrets.token_bytes(32)).decode()


def new_pair() -> str:
    """A new private key; the public one follows from it."""
    return PRIVATE + base64.b64encode(secrets.token_bytes(32)).decode()


def stranger_to(secret: str) -> str:
    """Another secret of the same kind, such as a forger has."""
    return new_pair() if secret.startswith(PRIVATE) else new_secret()


def public_part(secret: str) -> str:
    """What others need to check signatures: of a pair the public key, of a shared secret the secret itself."""
    if not secret.startswith(PRIVATE):
        return secret
    return PUBLIC + base64.b64encode(_pair(secret).public_key().public_bytes_raw()).decode()


def public_jwk(secret: str) -> dict[str, str]:
    """The public key as RFC 8037 writes it."""
    raw = _pair(secret).public_key().public_bytes_raw()
    kid = hashlib.sha256(raw).hexdigest()[:16]
    return {"kty": "OKP", "crv": "Ed25519", "x": base64.urlsafe_b64encode(raw).decode().rstrip("="), "kid": kid}


def headers(secret: str, event_id: str, at: float, payload: bytes) -> dict[str, str]:
    """The three headers over `id.timestamp.payload`: HMAC-SHA256 (v1), or Ed25519 (v1a) with a pair of keys."""
    stamp = str(int(at))
    content = b".".join((event_id.encode(), stamp.encode(), payload))
    return {"webhook-id": event_id, "webhook-timestamp": stamp, "webhook-signature": _signed(secret, content)}


def _signed(secret: str, content: bytes) -> str:
    if secret.startswith(PRIVATE):
        return "v1a," + base64.b64encode(_pair(secret).sign(content)).decode()
    key = base64.b64decode(secret.removeprefix(PREFIX))
    return "v1," + base64.b64encode(hmac.new(key, content, hashlib.sha256).digest()).decode()


def _pair(secret: str) -> Ed25519PrivateKey:
    return Ed25519PrivateKey.from_private_bytes(base64.b64decode(secret.removeprefix(PRIVATE)))
