"""Getting in at another agency: OAuth 2.0 client credentials by a signed assertion (RFC 7523), the token kept."""

from __future__ import annotations

import secrets
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from joserfc import jwt
from joserfc.jwk import OKPKey
from pydantic import Field, ValidationError

from gateways.gateway import OutcomeUnknown
from gateways.http_partner import HttpPartner
from gateways.wire import Wire
from models.clock.clock import SystemClock

PATH = "/api/v1/oauth/token"
ASSERTION_TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"
# An assertion is for one use within a minute; partners allow ten.
ASSERTION_LASTS_S = 60
# A token that is about to end could end on the way.
SPARE_S = 30.0
_ALGORITHM = "Ed25519"


class _Given(Wire):
    access_token: str = Field(min_length=1, max_length=4000)
    expires_in: int = Field(gt=0)


@dataclass(frozen=True)
class _Kept:
    token: str
    until: float


class AccessToken:
    """One agency's token, shared by all threads of the process; asked for when needed, thrown away when refused."""

    def __init__(
        self,
        partner: HttpPartner,
        client_id: str,
        audience: str,
        key: OKPKey,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self._partner = partner
        self._client_id = client_id
        self._audience = audience.rstrip("/")
        self._key = key
        self._monotonic = monotonic
        self._lock = threading.Lock()
        self._kept: _Kept | None = None

    def header(self) -> dict[str, str]:
        """The header that lets a call in; whoever comes while a token is being fetched gets the same one."""
        with self._lock:
            if self._kept is None or self._monotonic() >= self._kept.until:
                self._kept = self._fetch()
            return {"authorization": f"Bearer {self._kept.token}"}

    def forget(self) -> None:
        """The other side does not know the token any more."""
        with self._lock:
            self._kept = None

    def _fetch(self) -> _Kept:
        began = self._monotonic()
        asked = {
            "grant_type": "client_credentials",
            "client_id": self._client_id,
            "client_assertion_type": ASSERTION_TYPE,
            "client_assertion": self._assertion(),
        }
        headers = {"content-type": "application/x-www-form-urlencoded"}
        said = self._partner.post(PATH, urlencode(asked).encode(), headers)
        try:
            given = _Given.model_validate_json(said)
        except ValidationError:
            raise OutcomeUnknown(self._partner.name) from None
        return _Kept(given.access_token, began + max(0.0, given.expires_in - SPARE_S))

    def _assertion(self) -> str:
        # Machines check one another by real time, however far ahead a demonstration's business clock may be.
        now = int(SystemClock().now().timestamp())
        claims = {
            "iss": self._client_id,
            "sub": self._client_id,
            "aud": self._audience,
            "iat": now,
            "exp": now + ASSERTION_LASTS_S,
            "jti": secrets.token_urlsafe(24),
        }
        header = {"alg": _ALGORITHM, "kid": self._key.kid or self._key.thumbprint()}
        return jwt.encode(header, claims, self._key, algorithms=[_ALGORITHM])


def key_of(private_jwk: Mapping[str, str]) -> OKPKey:
    """The key out of its JSON Web Key (RFC 8037, Ed25519)."""
    return OKPKey.import_key(dict(private_jwk))
