"""Kiểm tra chữ ký: what somebody pasted, and the check of it. Nothing of it is kept."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from desk.links.find_partner import client_of
from gateways.outgoing.key_pair import EVENTS, keys_for, verifying_keys
from gateways.signature.examine import Examined, KnownKey, examine
from gateways.signature.pasted import LONGEST_BODY, NotBase64, read_pasted
from language.phrase import phrase
from models.linkage.find_agency import keys_of_agencies
from models.linkage.partner_agency import PartnerAgency
from models.linkage.partner_key import KeyPurpose, KeyState, PartnerKey, face_of, grouped
from models.linkage.partner_keys import pinned
from models.progress.inbox_message import InboxMessage
from web.front_door import FrontDoor
from web.page_visit import StaffVisit
from web.visit import Inside


@dataclass(frozen=True)
class PastedForm:
    """The boxes as they were typed, not even trimmed: a blank at the end may be what is looked for."""

    headers: str = ""
    body: str = ""
    base64_given: bool = False
    fault: str = ""


def read_pasted_form(visit: StaffVisit) -> PastedForm:
    headers, body = (str(visit.form.get(name, "")) for name in ("tieu-de", "noi-dung"))
    too_long = len(body) > LONGEST_BODY
    fault = phrase("Nội dung dài quá {most} KB.", most=LONGEST_BODY // 1024) if too_long else ""
    return PastedForm(headers, "" if too_long else body, visit.field("base64") == "on", fault)


def check_pasted(inside: Inside, front: FrontDoor, partner: PartnerAgency, typed: PastedForm) -> Examined | PastedForm:
    """The check step by step; the form with its fault where there is nothing that can be checked."""
    if typed.fault or not typed.headers.strip():
        fault = typed.fault or "Hãy dán các dòng tiêu đề webhook-id, webhook-timestamp, webhook-signature."
        return PastedForm(typed.headers, typed.body, typed.base64_given, fault)
    try:
        pasted = read_pasted(typed.headers, typed.body, base64_given=typed.base64_given)
    except NotBase64:
        fault = "Nội dung không phải base64; bỏ dấu chọn nếu đã dán nội dung nguyên văn."
        return PastedForm(typed.headers, typed.body, typed.base64_given, fault)
    now = front.machine.now()
    return examine(
        pasted,
        counting_keys(inside.session, partner, now),
        other_keys(inside.session, front, partner, now),
        now,
        heard_before(inside.session, partner.code),
    )


def counting_keys(session: Session, partner: PartnerAgency, now: datetime) -> list[KnownKey]:
    """The keys the door would try for this agency now."""
    return [_known("khóa ký thông điệp của họ", key) for key in keys_of_agencies(session, now).get(partner.code, ())]


def other_keys(session: Session, front: FrontDoor, partner: PartnerAgency, now: datetime) -> list[KnownKey]:
    """Keys that do not count here, and would explain why a signature does not fit."""
    counting = {one.key for one in counting_keys(session, partner, now)}
    found = [_known("khóa đã hết hạn hoặc đang bị tạm dừng", key) for key in partner.event_keys if key not in counting]
    found += [_known(_told(row), row.public) for row in _terms(session, partner)]
    if client_of(session, partner) is not None:
        found += _of_their_client(session, partner)
    ours = keys_for(EVENTS, {"keys": [dict(key) for key in front.published_keys]})
    found += [_known("khóa của chính ta (đây là thông điệp ta gửi đi)", key) for key in verifying_keys(ours)]
    for code, keys in keys_of_agencies(session, now).items():
        if code != partner.code:
            found += [_known(phrase("khóa của cơ quan {code}", code=code), key) for key in keys]
    return found


def heard_before(session: Session, source: str) -> Callable[[str], datetime | None]:
    def heard(event_id: str) -> datetime | None:
        known = select(InboxMessage.received_at).where(
            InboxMessage.source == source, InboxMessage.event_id == event_id[:120]
        )
        return session.scalar(known)

    return heard


def _terms(session: Session, partner: PartnerAgency) -> list[PartnerKey]:
    gone = (KeyState.RETIRED, KeyState.PROPOSED, KeyState.DECLINED)
    rows = select(PartnerKey).where(PartnerKey.partner_id == partner.id, PartnerKey.state.in_(gone))
    return list(session.scalars(rows.where(PartnerKey.purpose == KeyPurpose.EVENTS).limit(20)))


def _told(row: PartnerKey) -> str:
    words = {KeyState.RETIRED: "đã thôi dùng", KeyState.PROPOSED: "chờ đồng ý", KeyState.DECLINED: "không được đồng ý"}
    return phrase("khóa của họ {state}", state=words[row.state])


def _of_their_client(session: Session, partner: PartnerAgency) -> list[KnownKey]:
    """Their client key signs requests for tokens; a signer who mixes the two up is told so."""
    jwks = [face_of(KeyPurpose.CLIENT, public) for public in pinned(session, partner, KeyPurpose.CLIENT)]
    return [
        KnownKey("khóa xin mã truy cập của họ, không phải khóa ký thông điệp", grouped(face.fingerprint), key)
        for face in jwks
        for key in _as_event_key(face.public)
    ]


def _as_event_key(jwk: str) -> list[str]:
    key = json.loads(jwk)
    return verifying_keys([key]) if key.get("crv") == "Ed25519" else []


def _known(whose: str, key: str) -> KnownKey:
    return KnownKey(whose, grouped(face_of(KeyPurpose.EVENTS, key).fingerprint), key)
