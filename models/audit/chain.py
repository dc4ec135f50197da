"""The chain over the audit entries: each seal hashes the one before it and its entry's own digest."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from sqlalchemy import insert, select, text
from sqlalchemy.orm import Session

from models.audit.audit_entry import AuditEntry, AuditSeal

GENESIS = "0" * 64
_LOCK = 0x41554449  # One sealer at a time, whichever worker it is.

# Entries of transactions that may still be running are left for later, so that no seal ever has to be put between.
_UNSEALED = text("""
SELECT e.id FROM audit_entry e
 WHERE e.id > :above
   AND e.transaction < (pg_snapshot_xmin(pg_current_snapshot())::text)::bigint
   AND NOT EXISTS (SELECT FROM audit_seal s WHERE s.entry_id = e.id)
 ORDER BY e.id
 LIMIT :count
""")
_LOOK_BACK = 10_000


@dataclass(frozen=True)
class Head:
    """The last seal: how many there are, and the hash that stands for all of them."""

    number: int
    chain_hash: str


def head_of(session: Session) -> Head:
    last = session.execute(
        select(AuditSeal.number, AuditSeal.chain_hash).order_by(AuditSeal.number.desc()).limit(1)
    ).first()
    return Head(last[0], last[1]) if last else Head(0, GENESIS)


def next_hash(previous: str, digest: str) -> str:
    return hashlib.sha256(f"{previous}{digest}".encode()).hexdigest()


def seal_entries(session: Session, count: int = 500) -> int:
    """This will seal the oldest entries that can no longer change place; 0 when another worker is at it."""
    if not session.scalar(text("SELECT pg_try_advisory_xact_lock(:key)"), {"key": _LOCK}):
        return 0
    head = head_of(session)
    newest = session.scalar(text("SELECT coalesce(max(entry_id), 0) FROM audit_seal")) or 0
    waiting = [row[0] for row in session.execute(_UNSEALED, {"above": newest - _LOOK_BACK, "count": count})]
    entries = select(AuditEntry.id, AuditEntry.digest).where(AuditEntry.id.in_(waiting)).order_by(AuditEntry.id)
    seals = []
    for entry_id, digest in session.execute(entries):
        head = Head(head.number + 1, next_hash(head.chain_hash, digest))
        seals.append({"number": head.number, "entry_id": entry_id, "chain_hash": head.chain_hash})
    if seals:
        session.execute(insert(AuditSeal), seals)
    return len(seals)


@dataclass(frozen=True)
class Flaw:
    """Where the chain does not hold: the seal's number (or the entry's id) and what is wrong with it."""

    place: int
    what: str


def verify_chain(session: Session, anchor: Head | None = None) -> list[Flaw]:
    """This will read the whole chain and give every flaw; `anchor` is a head that was kept outside the database."""
    flaws: list[Flaw] = []
    previous = GENESIS
    anchored = anchor is None or anchor.number == 0
    rows = select(AuditSeal, AuditEntry).outerjoin(AuditEntry, AuditEntry.id == AuditSeal.entry_id)
    in_order = session.execute(rows.order_by(AuditSeal.number).execution_options(yield_per=1000))
    for expected, (seal, entry) in enumerate(in_order, start=1):
        flaws += _flaws_of(seal, entry, expected, previous)
        previous = seal.chain_hash
        if anchor is not None and seal.number == anchor.number:
            anchored = seal.chain_hash == anchor.chain_hash
    if not anchored and anchor is not None:
        flaws.append(Flaw(anchor.number, "đầu chuỗi đã neo bên ngoài không còn khớp"))
    return flaws


def _flaws_of(seal: AuditSeal, entry: AuditEntry | None, expected: int, previous: str) -> list[Flaw]:
    if seal.number != expected:
        return [Flaw(seal.number, f"thiếu dấu niêm phong số {expected}")]
    if entry is None:
        return [Flaw(seal.number, "dòng nhật ký đã bị xóa")]
    if entry.digest != entry.own_digest():
        return [Flaw(seal.number, f"dòng nhật ký {entry.id} đã bị sửa")]
    if seal.chain_hash != next_hash(previous, entry.digest):
        return [Flaw(seal.number, "chuỗi băm bị đứt")]
    return []
