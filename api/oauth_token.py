"""Tokens for partners' machines: OAuth 2.0 client credentials, by signed assertion or (in the demo) shared secret."""

from __future__ import annotations

import base64
import binascii
from dataclasses import dataclass
from typing import Annotated, Literal
from urllib.parse import unquote

from fastapi import APIRouter, Form
from pydantic import BaseModel, Field
from sqlalchemy.orm import Session

from api.documented import PREFIX
from models.actor import Actor
from models.audit.audit_entry import record
from models.linkage.partner_keys import ended_keys
from models.partner_client import PartnerClient
from web.machines.api_visit import Api, ApiVisit
from web.machines.client_credentials import (
    TOKEN_LASTS,
    claimed_client,
    find_client,
    give_token,
    read_assertion,
    use_assertion,
)
from web.open_to import open_to
from web.passwords import is_password
from web.problem import Problem
from web.rate_limit import TOKEN, spend

router = APIRouter(prefix=f"{PREFIX}/oauth", tags=["Cơ quan phối hợp"])
ASSERTION_TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"
PATH = f"{PREFIX}/oauth/token"


class Given(BaseModel):
    access_token: Annotated[str, Field(title="Mã truy cập")]
    token_type: Literal["Bearer"] = "Bearer"  # noqa: S105 - a kind, no secret
    expires_in: Annotated[int, Field(title="Số giây còn hiệu lực")]
    scope: Annotated[str, Field(title="Phạm vi được cấp")]


@dataclass(frozen=True)
class _Shown:
    client_id: str
    secret: str
    assertion: str


@router.post("/token", summary="Xin mã truy cập cho cơ quan phối hợp", responses={200: {"model": Given}})
@open_to(anyone=True)
def token(
    visit: Api,
    grant_type: Annotated[str, Form(max_length=80, examples=["client_credentials"])] = "",
    client_id: Annotated[str, Form(max_length=80)] = "",
    client_secret: Annotated[str, Form(max_length=200)] = "",
    client_assertion_type: Annotated[str, Form(max_length=200, examples=[ASSERTION_TYPE])] = "",
    client_assertion: Annotated[str, Form(max_length=8000)] = "",
    scope: Annotated[str, Form(max_length=2000)] = "",
) -> Given:
    """Xác thực bằng `private_key_jwt` (RFC 7523); khóa thử nghiệm dùng thêm được `client_secret`. Mã dùng trong 10
    phút. `aud` của chứng thư là địa chỉ gốc của hệ thống hoặc địa chỉ này."""
    spend(visit.front.limits, TOKEN, visit.address)
    if grant_type != "client_credentials":
        raise _refused("malformed-request", "unsupported_grant_type", "grant_type phải là client_credentials.")
    if client_assertion and client_assertion_type != ASSERTION_TYPE:
        raise _refused("malformed-request", "invalid_request", f"client_assertion_type phải là {ASSERTION_TYPE}.")
    shown = _shown(visit, client_id, client_secret, client_assertion)
    _check_secret(visit, shown)
    # Whoever asks here has no token yet, and may show his secret where others show theirs: nobody is identified.
    with visit.front.database.transaction() as session:
        client = _proven(visit, session, shown)
        scopes = _scopes(client, scope)
        given = give_token(session, client, scopes, visit.front.machine.now())
        actor = Actor(f"client:{client.client_id}", agency_id=client.agency_id)
        record(session, actor, "token.given", visit.front.clock.now())
    return Given(access_token=given, expires_in=int(TOKEN_LASTS.total_seconds()), scope=" ".join(sorted(scopes)))


def _shown(visit: ApiVisit, client_id: str, secret: str, assertion: str) -> _Shown:
    scheme, _, encoded = visit.request.headers.get("authorization", "").partition(" ")
    if scheme.lower() == "basic":
        try:
            client_id, _, secret = base64.b64decode(encoded, validate=True).decode().partition(":")
        except (binascii.Error, UnicodeDecodeError):
            raise _unknown() from None
        client_id, secret = unquote(client_id), unquote(secret)
    return _Shown(client_id or claimed_client(assertion), secret, assertion)


def _check_secret(visit: ApiVisit, shown: _Shown) -> None:
    """Slow on purpose, and so done with no transaction open; secrets are for trying out only."""
    if shown.assertion:
        return
    with visit.front.database.transaction() as session:
        client = find_client(session, shown.client_id)
        kept = client.secret_hash if client else None
    if not is_password(shown.secret, kept if visit.front.demo else None):
        raise _unknown()


def _proven(visit: ApiVisit, session: Session, shown: _Shown) -> PartnerClient:
    client, now = find_client(session, shown.client_id), visit.front.machine.now()
    if client is None:
        raise _unknown()
    if shown.assertion:
        audiences = (visit.front.base_url, f"{visit.front.base_url}{PATH}")
        said = read_assertion(shown.assertion, client, audiences, now, ended_keys(session, client, now))
        if said is None or not use_assertion(session, client, said, now):
            raise _unknown()
    return client


def _scopes(client: PartnerClient, asked: str) -> frozenset[str]:
    """Those asked for, or all; asking for one that was never granted is told, not passed over."""
    granted, wanted = frozenset(client.scopes), frozenset(asked.split())
    if not wanted <= granted:
        raise _refused("scope-missing", "invalid_scope", "Phạm vi xin cấp vượt quá phạm vi đã đăng ký.")
    return wanted or granted


def _unknown() -> Problem:
    return _refused("bad-credentials", "invalid_client", "Không xác thực được cơ quan phối hợp.")


def _refused(slug: str, error: str, detail: str) -> Problem:
    """RFC 6749 wants `error`; it stands among the members of the problem."""
    headers = {"WWW-Authenticate": "Basic"} if slug == "bad-credentials" else None
    return Problem(slug, detail, headers=headers, extra={"error": error})
