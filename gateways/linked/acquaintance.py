"""Getting acquainted with another agency: what is said of it, and the keys it publishes, become its row and client."""

from __future__ import annotations

import ipaddress
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from gateways.outgoing.key_pair import CLIENT, EVENTS, fingerprint, keys_for, verifying_keys
from models.actor import SYSTEM, Actor
from models.agency import Agency
from models.audit.audit_entry import record
from models.linkage.partner_agency import PartnerAgency
from models.linkage.partner_keys import forget_terms
from models.partner_client import SEND_DOCUMENTS, PartnerClient
from procedures.catalogue import UnknownProcedure, find

VERBS = ("case:create", "case:read")


class CannotMeet(Exception):
    """`pointer` names what was said wrongly, as a JSON pointer; `detail` says so to a person."""

    def __init__(self, pointer: str, detail: str) -> None:
        super().__init__(detail)
        self.pointer = pointer
        self.detail = detail


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


def add_partner(
    session: Session, who: Acquaintance, published: Mapping[str, Any], now: datetime, proposed_by: Actor | None = None
) -> PartnerAgency:
    """This will write the partner and its client, or bring both up to date; the caller commits.

    Whoever is `proposed_by` somebody at a page lets nothing pass until a second person has activated it; so what runs
    already is never written over from there. Raises `CannotMeet`.
    """
    partner = session.scalars(select(PartnerAgency).where(PartnerAgency.code == who.code)).one_or_none()
    if proposed_by is not None and (partner is not None or _has_client(session, who.code)):
        raise CannotMeet("/code", "Đã có kết nối hoặc máy khác mang mã này.")
    client = _client(session, who, keys_for(CLIENT, published), active=proposed_by is None)
    known_as = who.known_as or _own_code(session)
    if partner is None:
        partner = PartnerAgency(code=who.code, added_at=now)
    partner.name = who.name
    partner.base_url = who.base_url
    partner.event_keys = verifying_keys(keys_for(EVENTS, published))
    partner.our_client_id = known_as
    partner.client_id = client.id
    partner.files_there = codes(who.we_file)
    partner.networks = networks(who.networks)
    partner.answers_for = list(who.answers_for)
    partner.active = proposed_by is None
    partner.proposed_by = proposed_by.key if proposed_by else None
    partner.suspended_at = None
    session.add(partner)
    session.flush()
    forget_terms(session, partner, now)
    actor = proposed_by or SYSTEM
    record(session, actor, "partner.added", now, partner=who.code, keys=fingerprint(published))
    session.flush()
    return partner


def codes(given: Sequence[str]) -> list[str]:
    """The procedures of these codes, as the catalogue writes them. Raises `CannotMeet`."""
    try:
        return [find(code).code for code in given]
    except UnknownProcedure as unknown:
        raise CannotMeet("/we_file", unknown.args[0]) from None


def networks(given: Sequence[str]) -> list[str]:
    """Private networks as CIDR. Raises `CannotMeet`."""
    try:
        return [str(ipaddress.ip_network(one)) for one in given]
    except ValueError:
        raise CannotMeet("/networks", "Mạng riêng viết dạng 10.0.0.0/8.") from None


def _client(session: Session, who: Acquaintance, keys: list[dict[str, Any]], *, active: bool) -> PartnerClient:
    client = session.scalars(select(PartnerClient).where(PartnerClient.client_id == who.code)).one_or_none()
    if client is None:
        client = PartnerClient(client_id=who.code)
    client.name = who.name
    client.public_jwk = json.dumps({"keys": keys})
    filing = [f"{verb}:{code}" for code in codes(who.may_file) for verb in VERBS]
    client.scopes = [*filing, f"{SEND_DOCUMENTS}:*"]
    client.active = active
    session.add(client)
    session.flush()
    return client


def _has_client(session: Session, code: str) -> bool:
    return session.scalar(select(PartnerClient.id).where(PartnerClient.client_id == code)) is not None


def _own_code(session: Session) -> str:
    found = session.scalars(select(Agency.code).order_by(Agency.code)).first()
    if found is None:
        raise CannotMeet("/known_as", "Hệ thống chưa có cơ quan nào; hãy chạy motcua migrate trước.")
    return found
