"""The pass a browser holds after its owner has shown code and secret: sealed, for one dossier, and short-lived.

It stands in a cookie that only the pages of that dossier are sent, so the secret itself never travels again and two
dossiers can be open side by side.
"""

from __future__ import annotations

import binascii
import json
import secrets
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from uuid import UUID

from cryptography.exceptions import InvalidTag
from starlette.responses import Response

from models.sealed import find_key, seal, unseal
from web.front_door import FrontDoor

# Long enough to look for a document and photograph it; each page begins it anew.
LASTS = timedelta(hours=2)
_PLACE = "portal.pass"
_PREFIX = "k1:"


@dataclass(frozen=True)
class Pass:
    """`csrf` is what forms carry; `key` ties the pass to the secret it was given for, so that a new secret ends it."""

    dossier_id: UUID
    key: str
    csrf: str
    until: datetime


def new_pass(dossier_id: UUID, secret: str, now: datetime) -> Pass:
    return Pass(dossier_id, key_of(secret), secrets.token_urlsafe(18), now + LASTS)


def renewed(given: Pass, now: datetime) -> Pass:
    return replace(given, until=now + LASTS)


def key_of(secret: str) -> str:
    """This will give what a pass knows a secret by."""
    return find_key(f"pass:{secret}")[:24]


def write_pass(given: Pass) -> str:
    """This will give the cookie's value, which says nothing to whoever finds it."""
    said = [given.dossier_id.hex, given.key, given.csrf, int(given.until.timestamp())]
    sealed = seal(json.dumps(said), _PLACE).removeprefix(_PREFIX)
    return sealed.replace("+", "-").replace("/", "_").rstrip("=")


def read_pass(value: str, now: datetime) -> Pass | None:
    """This will give the pass, or None for one that has ended or was never ours."""
    plain = value.replace("-", "+").replace("_", "/")
    try:
        said = json.loads(unseal(_PREFIX + plain + "=" * (-len(plain) % 4), _PLACE))
    except (InvalidTag, binascii.Error, ValueError):
        return None
    dossier, key, csrf, until = said
    found = Pass(UUID(dossier), key, csrf, datetime.fromtimestamp(until, UTC))
    return found if found.until > now else None


def pass_name(front: FrontDoor) -> str:
    return "__Secure-ho-so" if front.secure else "ho-so"


def pages_of(code: str) -> str:
    """Where the pages of a dossier lie; its pass goes nowhere else."""
    return f"/tra-cuu/{code}"


def hand_pass(response: Response, front: FrontDoor, code: str, given: Pass) -> None:
    """This will have the browser keep the pass: unread by scripts, not sent along from other sites' forms."""
    response.set_cookie(
        pass_name(front),
        write_pass(given),
        max_age=int(LASTS.total_seconds()),
        path=pages_of(code),
        secure=front.secure,
        httponly=True,
        samesite="lax",
    )


def take_pass_back(response: Response, front: FrontDoor, code: str) -> None:
    response.delete_cookie(pass_name(front), path=pages_of(code), secure=front.secure, httponly=True, samesite="lax")
