"""Who did or read what, append-only; a sealer chains the entries afterwards so that the chain is no hot lock."""

from __future__ import annotations

import hashlib
import json
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import BigInteger, ForeignKey, Identity, Index, String, Text, text
from sqlalchemy.orm import Mapped, Session, mapped_column

from models.actor import Actor
from models.base import Base


class AuditEntry(Base):
    """`details` is JSON of ids, enums and hashes; never a name, a number of a person or a free text."""

    __tablename__ = "audit_entry"
    __table_args__ = (
        Index("ix_audit_entry_dossier", "dossier_id", "id", postgresql_where=text("dossier_id IS NOT NULL")),
        Index("ix_audit_entry_agency_at", "agency_id", "at", "id"),
        Index("ix_audit_entry_actor_at", "actor", "at", "id"),
        Index("ix_audit_entry_searches", "agency_id", "at", "id", postgresql_where=text("action = 'search.read'")),
    )

    id: Mapped[int] = mapped_column(BigInteger, Identity(always=True), primary_key=True)
    at: Mapped[datetime]
    actor: Mapped[str] = mapped_column(String(80))
    action: Mapped[str] = mapped_column(String(80))
    agency_id: Mapped[UUID | None] = mapped_column(ForeignKey("agency.id"))
    dossier_id: Mapped[UUID | None] = mapped_column(ForeignKey("dossier.id"))
    details: Mapped[str] = mapped_column(Text)
    digest: Mapped[str] = mapped_column(String(64))
    transaction: Mapped[int] = mapped_column(BigInteger, server_default=text("(pg_current_xact_id()::text)::bigint"))

    def own_digest(self) -> str:
        """This will give the digest of what the entry says, to compare with the one it carries."""
        parts = [self.at.isoformat(), self.actor, self.action, str(self.agency_id), str(self.dossier_id), self.details]
        return hashlib.sha256("\n".join(parts).encode()).hexdigest()


class AuditSeal(Base):
    """The place of an entry in the chain: hash over the previous hash and the entry's digest."""

    __tablename__ = "audit_seal"

    number: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    entry_id: Mapped[int] = mapped_column(ForeignKey("audit_entry.id"), unique=True)
    chain_hash: Mapped[str] = mapped_column(String(64))


def record(
    session: Session,
    actor: Actor,
    action: str,
    at: datetime,
    *,
    dossier_id: UUID | None = None,
    agency_id: UUID | None = None,
    **details: Any,
) -> AuditEntry:
    """This will write an audit entry in the caller's transaction."""
    entry = AuditEntry(
        at=at,
        actor=actor.key,
        action=action,
        agency_id=agency_id or actor.agency_id,
        dossier_id=dossier_id,
        details=json.dumps(details, sort_keys=True, ensure_ascii=False, default=str),
    )
    entry.digest = entry.own_digest()
    session.add(entry)
    return entry
