"""The public keys another agency is known by: who brought each, who agreed, and from when until when it counts.

A partner's row and its client hold what is pinned (`partner_agency.event_keys`, `partner_client.public_jwk`); the rows
here say how it came there and when it ends. A key pinned by command alone has none and counts until it is taken off.
"""

from __future__ import annotations

import base64
import hashlib
import json
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import ForeignKey, Index, String, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Coded, Identified

_EVENT_KEY = "whpk_"


class KeyPurpose(StrEnum):
    """What is signed with it: what they tell us, or who they are at our door."""

    EVENTS = "events"
    CLIENT = "client"

    @property
    def words(self) -> str:
        return "Ký thông điệp" if self is KeyPurpose.EVENTS else "Xin mã truy cập"


class KeyState(StrEnum):
    PROPOSED = "proposed"
    IN_FORCE = "in_force"
    DECLINED = "declined"
    RETIRED = "retired"


class PartnerKey(Identified, Base):
    """`public` is a `whpk_` key or a JSON Web Key, never a private half. `valid_to` is the end of an overlap."""

    __tablename__ = "partner_key"
    __table_args__ = (
        Index(
            "uq_partner_key_living",
            "partner_id",
            "purpose",
            "fingerprint",
            unique=True,
            postgresql_where=text("state IN ('proposed', 'in_force')"),
        ),
    )

    partner_id: Mapped[UUID] = mapped_column(ForeignKey("partner_agency.id"), index=True)
    purpose: Mapped[KeyPurpose] = mapped_column(Coded(KeyPurpose))
    fingerprint: Mapped[str] = mapped_column(String(64))
    public: Mapped[str] = mapped_column(Text)
    state: Mapped[KeyState] = mapped_column(Coded(KeyState), default=KeyState.PROPOSED)
    added_by: Mapped[str] = mapped_column(String(80))
    added_at: Mapped[datetime]
    decided_by: Mapped[str | None] = mapped_column(String(80))
    decided_at: Mapped[datetime | None]
    valid_from: Mapped[datetime | None]
    valid_to: Mapped[datetime | None]
    retired_by: Mapped[str | None] = mapped_column(String(80))
    retired_at: Mapped[datetime | None]
    reason: Mapped[str | None] = mapped_column(Text)


@dataclass(frozen=True)
class KeyFace:
    """One public key as it is shown and kept: `fingerprint` in hexadecimal, `public` as whoever verifies takes it."""

    purpose: KeyPurpose
    fingerprint: str
    public: str


def face_of(purpose: KeyPurpose, public: str) -> KeyFace:
    """This will give the face of a `whpk_` key or of a JSON Web Key written as text."""
    return KeyFace(purpose, hashlib.sha256(_raw(public)).hexdigest(), public)


def grouped(fingerprint: str) -> str:
    """The first half of a fingerprint in groups of four, as two people read it to one another."""
    return " ".join(fingerprint[place : place + 4] for place in range(0, 32, 4))


def _raw(public: str) -> bytes:
    """The 32 bytes of an Ed25519 key; of any other key everything that is published of it."""
    if public.startswith(_EVENT_KEY):
        return base64.b64decode(public.removeprefix(_EVENT_KEY))
    key = json.loads(public)
    if key.get("crv") == "Ed25519":
        return base64.urlsafe_b64decode(str(key["x"]) + "=" * (-len(str(key["x"])) % 4))
    return json.dumps(key, sort_keys=True).encode()
