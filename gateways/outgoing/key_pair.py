"""An Ed25519 pair of this installation in the forms others want it: Standard Webhooks keys and JSON Web Keys."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from gateways.signed_message import PRIVATE, PUBLIC

EVENTS, CLIENT = "events", "client"


@dataclass(frozen=True)
class KeyPair:
    """`purpose` is `events` (what we tell others) or `client` (who we are at their doors); `seed` is 32 bytes."""

    purpose: str
    seed: bytes = field(repr=False)

    @property
    def signing_key(self) -> str:
        """The private half as `gateways.signed_message.sign` takes it."""
        return PRIVATE + base64.b64encode(self.seed).decode()

    @property
    def public_bytes(self) -> bytes:
        key = Ed25519PrivateKey.from_private_bytes(self.seed).public_key()
        return key.public_bytes(Encoding.Raw, PublicFormat.Raw)

    @property
    def public_jwk(self) -> dict[str, str]:
        """The public half as `/.well-known/jwks.json` shows it."""
        return {
            "kty": "OKP",
            "crv": "Ed25519",
            "x": _url_text(self.public_bytes),
            "kid": f"{self.purpose}-{hashlib.sha256(self.public_bytes).hexdigest()[:16]}",
            "use": "sig",
        }

    @property
    def private_jwk(self) -> dict[str, str]:
        return {**self.public_jwk, "d": _url_text(self.seed)}


def keys_for(purpose: str, jwks: object) -> list[dict[str, Any]]:
    """This will pick the Ed25519 keys of that purpose out of a published set; empty for what is no such set."""
    keys = jwks.get("keys") if isinstance(jwks, Mapping) else None
    return [key for key in keys if _is_for(purpose, key)] if isinstance(keys, list) else []


def verifying_keys(jwks: Iterable[Mapping[str, Any]]) -> list[str]:
    """This will write public JSON Web Keys as `gateways.signed_message.verify` takes them."""
    return [PUBLIC + base64.b64encode(_bytes(str(key["x"]))).decode() for key in jwks]


def fingerprint(jwks: object) -> str:
    """What two people compare by telephone: the hash of all published public keys, in groups of four."""
    said = sorted(str(key["x"]) for purpose in (EVENTS, CLIENT) for key in keys_for(purpose, jwks))
    digest = hashlib.sha256(json.dumps(said).encode()).hexdigest()[:32]
    return " ".join(digest[place : place + 4] for place in range(0, len(digest), 4))


def _is_for(purpose: str, key: object) -> bool:
    if not isinstance(key, Mapping) or (key.get("kty"), key.get("crv")) != ("OKP", "Ed25519"):
        return False
    kid, x = key.get("kid"), key.get("x")
    return isinstance(kid, str) and kid.startswith(f"{purpose}-") and isinstance(x, str) and len(_bytes(x)) == 32


def _url_text(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).decode().rstrip("=")


def _bytes(text: str) -> bytes:
    try:
        return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
    except ValueError:
        return b""
