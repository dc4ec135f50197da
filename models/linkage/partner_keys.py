"""Exchanging another agency's keys without a gap: the next one is brought, agreed to by a second person, and for some
days both count; then the old one ends by itself, or at once when somebody takes it off."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from language.phrase import phrase
from models.actor import Actor
from models.acts.refusal import FormFault, FormFaults
from models.audit.audit_entry import record
from models.linkage.partner_agency import PartnerAgency
from models.linkage.partner_key import KeyFace, KeyPurpose, KeyState, PartnerKey, face_of
from models.partner_client import PartnerClient

LONGEST_OVERLAP_DAYS = 90


def bring_keys(
    session: Session,
    partner: PartnerAgency,
    faces: Sequence[KeyFace],
    known: Sequence[KeyFace],
    by: Actor,
    at: datetime,
) -> int:
    """This will propose those keys that are neither `known` (pinned) nor proposed already; gives how many."""
    waiting = select(PartnerKey.purpose, PartnerKey.fingerprint).where(
        PartnerKey.partner_id == partner.id, PartnerKey.state == KeyState.PROPOSED
    )
    have = {(purpose, fingerprint) for purpose, fingerprint in session.execute(waiting)}
    have |= {(one.purpose, one.fingerprint) for one in known}
    new = [face for face in faces if (face.purpose, face.fingerprint) not in have]
    for face in new:
        session.add(
            PartnerKey(
                partner_id=partner.id,
                purpose=face.purpose,
                fingerprint=face.fingerprint,
                public=face.public,
                added_by=by.key,
                added_at=at,
            )
        )
        record(session, by, "partner.key_brought", at, partner=partner.code, key=face.fingerprint)
    return len(new)


def agree_to_key(session: Session, key: PartnerKey, overlap_days: int, by: Actor, at: datetime) -> None:
    """This will pin the key; the others of its purpose count `overlap_days` longer. Raises `FormFaults`."""
    _still_proposed(key)
    if key.added_by == by.key:
        raise FormFaults([FormFault("/key", "Người đưa khóa vào không tự đồng ý; cần người thứ hai.")])
    if not 0 <= overlap_days <= LONGEST_OVERLAP_DAYS:
        raise FormFaults(
            [FormFault("/overlap", phrase("Thời gian gối đầu từ 0 đến {longest} ngày.", longest=LONGEST_OVERLAP_DAYS))]
        )
    partner = session.get_one(PartnerAgency, key.partner_id, with_for_update=True)
    ends_at = at + timedelta(days=overlap_days)
    for public in pinned(session, partner, key.purpose):
        _end(session, partner, face_of(key.purpose, public), ends_at)
    key.state, key.decided_by, key.decided_at, key.valid_from = KeyState.IN_FORCE, by.key, at, at
    _pin(session, partner, key.purpose, [*pinned(session, partner, key.purpose), key.public])
    record(session, by, "partner.key_agreed", at, partner=partner.code, key=key.fingerprint, overlap_days=overlap_days)


def decline_key(session: Session, partner: PartnerAgency, key: PartnerKey, by: Actor, at: datetime) -> None:
    """This will put a proposed key away; nothing ever counted by it. Raises `FormFaults` for one that counts by now."""
    _still_proposed(key)
    key.state, key.decided_by, key.decided_at = KeyState.DECLINED, by.key, at
    record(session, by, "partner.key_declined", at, partner=partner.code, key=key.fingerprint)


def retire_key(session: Session, partner: PartnerAgency, face: KeyFace, reason: str, by: Actor, at: datetime) -> None:
    """This will take the key off at once. Raises `FormFaults` for the last one: then nothing could be verified."""
    if not reason:
        raise FormFaults([FormFault("/reason", "Hãy ghi lý do thôi dùng khóa.")])
    left = [public for public in pinned(session, partner, face.purpose) if public != face.public]
    if not any(_counts(session, partner, public, at) for public in left):
        raise FormFaults(
            [FormFault("/key", "Đây là khóa cuối cùng còn hiệu lực; hãy thêm khóa mới trước, hoặc tạm dừng kết nối.")]
        )
    row = _row_of(session, partner, face)
    row.state, row.retired_by, row.retired_at, row.reason = KeyState.RETIRED, by.key, at, reason
    row.valid_to = min(row.valid_to or at, at)
    _pin(session, partner, face.purpose, left)
    record(session, by, "partner.key_retired", at, partner=partner.code, key=face.fingerprint)


def pinned(session: Session, partner: PartnerAgency, purpose: KeyPurpose) -> list[str]:
    """The keys of that purpose as they are pinned; of a client each as its own JSON Web Key."""
    if purpose is KeyPurpose.EVENTS:
        return list(partner.event_keys)
    client = session.get(PartnerClient, partner.client_id) if partner.client_id else None
    return [json.dumps(key, sort_keys=True) for key in client_keys(client)]


def client_keys(client: PartnerClient | None) -> list[dict[str, Any]]:
    """The JSON Web Keys a client may sign with; none for one that has a secret."""
    if client is None or client.public_jwk is None:
        return []
    known = json.loads(client.public_jwk)
    return list(known["keys"]) if "keys" in known else [known]


def ended_keys(session: Session, client: PartnerClient, now: datetime) -> frozenset[str]:
    """The keys of the client whose overlap is over, each as `pinned` writes it."""
    over = select(PartnerKey.public).join(PartnerAgency, PartnerAgency.id == PartnerKey.partner_id)
    over = over.where(PartnerAgency.client_id == client.id, PartnerKey.purpose == KeyPurpose.CLIENT)
    over = over.where(PartnerKey.state == KeyState.IN_FORCE, PartnerKey.valid_to <= now)
    return frozenset(session.scalars(over))


def forget_terms(session: Session, partner: PartnerAgency, at: datetime) -> None:
    """This will close the terms of all keys: whoever pins a whole set anew has decided which count."""
    living = update(PartnerKey).where(PartnerKey.partner_id == partner.id, PartnerKey.state == KeyState.IN_FORCE)
    session.execute(living.values(state=KeyState.RETIRED, retired_at=at, retired_by="system"))


def _still_proposed(key: PartnerKey) -> None:
    if key.state is not KeyState.PROPOSED:
        raise FormFaults([FormFault("/key", "Khóa này đã được quyết định rồi; hãy tải lại trang.")])


def _end(session: Session, partner: PartnerAgency, face: KeyFace, ends_at: datetime) -> None:
    row = _row_of(session, partner, face)
    row.valid_to = min(row.valid_to or ends_at, ends_at)


def _row_of(session: Session, partner: PartnerAgency, face: KeyFace) -> PartnerKey:
    """A key pinned by command gets its row now, so that its end can be written down."""
    wanted = select(PartnerKey).where(PartnerKey.partner_id == partner.id, PartnerKey.public == face.public)
    found = session.scalars(wanted.where(PartnerKey.state == KeyState.IN_FORCE)).first()
    if found is not None:
        return found
    row = PartnerKey(
        partner_id=partner.id,
        purpose=face.purpose,
        fingerprint=face.fingerprint,
        public=face.public,
        state=KeyState.IN_FORCE,
        added_by=partner.proposed_by or "system",
        added_at=partner.added_at,
        valid_from=partner.added_at,
    )
    session.add(row)
    session.flush()
    return row


def _counts(session: Session, partner: PartnerAgency, public: str, at: datetime) -> bool:
    """An earlier term of the same key may be over, while the one that stands now is not."""
    terms = select(PartnerKey.id).where(PartnerKey.partner_id == partner.id, PartnerKey.public == public)
    over = terms.where(PartnerKey.state == KeyState.IN_FORCE, PartnerKey.valid_to <= at)
    return session.scalar(over) is None


def _pin(session: Session, partner: PartnerAgency, purpose: KeyPurpose, keys: Sequence[str]) -> None:
    if purpose is KeyPurpose.EVENTS:
        partner.event_keys = list(keys)
        return
    client = session.get_one(PartnerClient, partner.client_id)
    client.public_jwk = json.dumps({"keys": [json.loads(key) for key in keys]})
