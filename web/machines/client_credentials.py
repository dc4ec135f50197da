"""How a partner's machine proves who it is: a signed assertion (RFC 7523), or in the demo a shared secret."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet, import_key
from sqlalchemy import delete, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from models.client_token import ClientToken, UsedAssertion
from models.linkage.partner_keys import client_keys
from models.partner_client import PartnerClient
from web.secret_text import CLIENT_PREFIX, new_token, token_hash

TOKEN_LASTS = timedelta(minutes=10)
LONGEST_ASSERTION = timedelta(minutes=10)
CLOCKS_DIFFER = timedelta(seconds=60)
# The strong ones; EdDSA is what most libraries still call Ed25519.
ALGORITHMS = ["ES256", "ES384", "Ed25519", "EdDSA", "PS256"]


@dataclass(frozen=True)
class Assertion:
    """What a signed assertion says, once its signature is known to be good."""

    jti: str
    until: datetime


def find_client(session: Session, client_id: str) -> PartnerClient | None:
    """This will give the client of that id, if it may still call us."""
    wanted = select(PartnerClient).where(PartnerClient.client_id == client_id[:80], PartnerClient.active)
    return session.scalars(wanted).one_or_none()


def claimed_client(assertion: str) -> str:
    """This will give whom an assertion speaks of, before anything of it is believed; empty when it is none."""
    try:
        payload = assertion.split(".")[1]
        claims = json.loads(_decoded(payload))
    except (IndexError, ValueError):
        return ""
    subject = claims.get("sub") if isinstance(claims, dict) else None
    return subject if isinstance(subject, str) else ""


def read_assertion(
    assertion: str, client: PartnerClient, audiences: Iterable[str], now: datetime, ended: frozenset[str] = frozenset()
) -> Assertion | None:
    """This will check signature, sender, addressee and time; None when any of them is wrong.

    `ended` are the keys that count no longer (`models.linkage.partner_keys.ended_keys`).
    """
    if client.public_jwk is None:
        return None
    try:
        token = jwt.decode(assertion, _keys(client, ended), algorithms=ALGORITHMS)
    except (JoseError, ValueError, TypeError, KeyError):
        return None
    claims = token.claims
    until = _instant(claims.get("exp"))
    issued = _instant(claims.get("iat", now.timestamp()))
    jti = claims.get("jti")
    speaks_for_itself = claims.get("iss") == claims.get("sub") == client.client_id
    if until is None or issued is None or not speaks_for_itself or not _meant_for(claims, audiences):
        return None
    if issued > now + CLOCKS_DIFFER or not now - CLOCKS_DIFFER < until <= issued + LONGEST_ASSERTION + CLOCKS_DIFFER:
        return None
    if not isinstance(jti, str) or not 8 <= len(jti) <= 120 or not jti.isprintable():
        return None
    return Assertion(jti, until)


def use_assertion(session: Session, client: PartnerClient, assertion: Assertion, now: datetime) -> bool:
    """This will note the assertion as used; False when it has been used before."""
    session.execute(delete(UsedAssertion).where(UsedAssertion.until < now - CLOCKS_DIFFER))
    new = insert(UsedAssertion).values(client_id=client.id, jti=assertion.jti, until=assertion.until)
    return session.execute(new.on_conflict_do_nothing().returning(UsedAssertion.jti)).first() is not None


def give_token(session: Session, client: PartnerClient, scopes: frozenset[str], now: datetime) -> str:
    """This will write a token that lasts ten minutes, and sweep out those that ended yesterday."""
    session.execute(delete(ClientToken).where(ClientToken.expires_at < now - timedelta(days=1)))
    token = new_token(CLIENT_PREFIX)
    session.add(
        ClientToken(
            token_hash=token_hash(token),
            client_id=client.id,
            scopes=sorted(scopes),
            opened_at=now,
            expires_at=now + TOKEN_LASTS,
        )
    )
    return token


def _keys(client: PartnerClient, ended: frozenset[str]) -> Any:
    keys = [key for key in client_keys(client) if json.dumps(key, sort_keys=True) not in ended]
    return import_key(keys[0]) if len(keys) == 1 else KeySet.import_key_set({"keys": keys})


def _meant_for(claims: dict[str, Any], audiences: Iterable[str]) -> bool:
    named = claims.get("aud")
    listed = [named] if isinstance(named, str) else named
    return isinstance(listed, list) and any(one in set(audiences) for one in listed if isinstance(one, str))


def _instant(seconds: object) -> datetime | None:
    if isinstance(seconds, bool) or not isinstance(seconds, int | float) or not 0 < seconds < 2e11:
        return None
    return datetime.fromtimestamp(seconds, UTC)


def _decoded(part: str) -> bytes:
    """Base64 as JWT writes it: of the URL alphabet, without its padding."""
    return base64.urlsafe_b64decode(part + "=" * (-len(part) % 4))
