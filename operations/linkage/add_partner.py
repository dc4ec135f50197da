"""Getting acquainted: the other installation's public keys are fetched, shown to compare, and pinned."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import httpx
from sqlalchemy import select
from sqlalchemy.orm import Session

from gateways.outgoing.allowed_address import ForbiddenAddress, pin
from gateways.outgoing.key_pair import CLIENT, EVENTS, fingerprint, keys_for, verifying_keys
from models.actor import SYSTEM
from models.agency import Agency
from models.audit.audit_entry import record
from models.linkage.partner_agency import PartnerAgency
from models.partner_client import PartnerClient
from operations.plain_error import PlainError
from procedures.catalogue import UnknownProcedure, find

KEYS = "/.well-known/jwks.json"
PATIENCE_S = 10.0
VERBS = ("case:create", "case:read")


@dataclass(frozen=True)
class Acquaintance:
    """What somebody says of the other agency; `code` is its mã định danh and its name on both sides."""

    code: str
    base_url: str
    name: str
    may_file: tuple[str, ...]
    we_file: tuple[str, ...]
    networks: tuple[str, ...]
    answers_for: tuple[str, ...] = ()
    known_as: str = ""


def fetch_keys(base_url: str, networks: Sequence[str]) -> dict[str, Any]:
    """This will fetch what the other side publishes, from an allowed address only, following nobody elsewhere."""
    try:
        pin(base_url, networks)
        answer = httpx.get(f"{base_url}{KEYS}", timeout=PATIENCE_S, follow_redirects=False, trust_env=False)
        published = answer.json() if answer.status_code == httpx.codes.OK else None
    except ForbiddenAddress as forbidden:
        raise PlainError(
            f"Không được gọi địa chỉ {base_url} ({forbidden.reason}); mạng riêng phải khai bằng --network."
        ) from None
    except (httpx.HTTPError, ValueError):
        published = None
    if not keys_for(EVENTS, published) or not keys_for(CLIENT, published):
        raise PlainError(f"Không lấy được khóa công khai tại {base_url}{KEYS}.")
    assert isinstance(published, dict), "keys were found in it"
    return published


def check_fingerprint(published: object, expected: str | None) -> str:
    """This will give the fingerprint, or refuse keys that are not those two people have compared."""
    found = fingerprint(published)
    if expected is not None and expected.replace(" ", "").lower() != found.replace(" ", ""):
        raise PlainError(f"Dấu vân tay khóa là {found}, khác với dấu đã thống nhất; chưa thêm gì.")
    return found


def add_partner(session: Session, who: Acquaintance, published: Mapping[str, Any], now: datetime) -> None:
    """This will write the partner and its client, or bring both up to date; the caller commits."""
    client = _client(session, who, keys_for(CLIENT, published))
    known_as = who.known_as or _own_code(session)
    partner = session.scalars(select(PartnerAgency).where(PartnerAgency.code == who.code)).one_or_none()
    if partner is None:
        partner = PartnerAgency(code=who.code, added_at=now)
    partner.name = who.name
    partner.base_url = who.base_url
    partner.event_keys = verifying_keys(keys_for(EVENTS, published))
    partner.our_client_id = known_as
    partner.client_id = client.id
    partner.files_there = _codes(who.we_file)
    partner.networks = list(who.networks)
    partner.answers_for = list(who.answers_for)
    partner.active = True
    session.add(partner)
    record(session, SYSTEM, "partner.added", now, partner=who.code, keys=fingerprint(published))
    session.flush()


def _client(session: Session, who: Acquaintance, keys: list[dict[str, Any]]) -> PartnerClient:
    client = session.scalars(select(PartnerClient).where(PartnerClient.client_id == who.code)).one_or_none()
    if client is None:
        client = PartnerClient(client_id=who.code)
    client.name = who.name
    client.public_jwk = json.dumps({"keys": keys})
    client.scopes = [f"{verb}:{code}" for code in _codes(who.may_file) for verb in VERBS]
    client.active = True
    session.add(client)
    session.flush()
    return client


def _codes(given: Sequence[str]) -> list[str]:
    try:
        return [find(code).code for code in given]
    except UnknownProcedure as unknown:
        raise PlainError(str(unknown)) from None


def _own_code(session: Session) -> str:
    codes = session.scalars(select(Agency.code).order_by(Agency.code)).all()
    if not codes:
        raise PlainError("Hệ thống chưa có cơ quan nào; hãy chạy motcua migrate trước.")
    return codes[0]
