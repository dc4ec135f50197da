"""The chain over what was exchanged with one partner: each seal hashes the one before it and the entry's binding."""

from __future__ import annotations

from sqlalchemy import insert, select, text
from sqlalchemy.orm import Session

from models.audit.chain import GENESIS, Flaw, Head, next_hash
from models.linkage.exchange import Exchange, ExchangeSeal

_LOCK = 0x45584348  # One sealer at a time, whichever worker it is.

# Entries of transactions that may still be running are left for later, so that no seal ever has to be put between.
_UNSEALED = text("""
SELECT e.id FROM exchange e
 WHERE e.transaction < (pg_snapshot_xmin(pg_current_snapshot())::text)::bigint
   AND e.id > :above
   AND NOT EXISTS (SELECT FROM exchange_seal s WHERE s.exchange_id = e.id)
 ORDER BY e.id
 LIMIT :count
""")
_LOOK_BACK = 10_000


def seal_exchanges(session: Session, count: int = 500) -> int:
    """This will seal the oldest entries that can no longer change place; 0 when another worker is at it."""
    if not session.scalar(text("SELECT pg_try_advisory_xact_lock(:key)"), {"key": _LOCK}):
        return 0
    newest = session.scalar(text("SELECT coalesce(max(exchange_id), 0) FROM exchange_seal")) or 0
    waiting = [row[0] for row in session.execute(_UNSEALED, {"above": newest - _LOOK_BACK, "count": count})]
    entries = select(Exchange.id, Exchange.partner, Exchange.binding).where(Exchange.id.in_(waiting))
    heads: dict[str, Head] = {}
    seals = []
    for entry_id, partner, binding in session.execute(entries.order_by(Exchange.id)):
        before = heads.get(partner) or head_of(session, partner)
        head = heads[partner] = Head(before.number + 1, next_hash(before.chain_hash, binding))
        seals.append(
            {"partner": partner, "number": head.number, "exchange_id": entry_id, "chain_hash": head.chain_hash}
        )
    if seals:
        session.execute(insert(ExchangeSeal), seals)
    return len(seals)


def head_of(session: Session, partner: str) -> Head:
    """This will give the last seal of the partner's chain."""
    last = session.execute(
        select(ExchangeSeal.number, ExchangeSeal.chain_hash)
        .where(ExchangeSeal.partner == partner)
        .order_by(ExchangeSeal.number.desc())
        .limit(1)
    ).first()
    return Head(last[0], last[1]) if last else Head(0, GENESIS)


def verify_exchanges(session: Session, partner: str) -> list[Flaw]:
    """This will read one partner's chain from its beginning and give every flaw."""
    rows = (
        select(ExchangeSeal, Exchange)
        .outerjoin(Exchange, Exchange.id == ExchangeSeal.exchange_id)
        .where(ExchangeSeal.partner == partner)
        .order_by(ExchangeSeal.number)
    )
    flaws: list[Flaw] = []
    previous = GENESIS
    for expected, (seal, entry) in enumerate(session.execute(rows.execution_options(yield_per=1000)), start=1):
        if seal.number != expected:
            flaws.append(Flaw(seal.number, f"thiếu dấu niêm phong số {expected}"))
        elif entry is None or entry.partner != partner:
            flaws.append(Flaw(seal.number, "lần trao đổi đã bị xóa"))
        elif entry.binding != entry.own_binding():
            flaws.append(Flaw(seal.number, f"lần trao đổi {entry.id} đã bị sửa"))
        elif seal.chain_hash != next_hash(previous, entry.binding):
            flaws.append(Flaw(seal.number, "chuỗi băm bị đứt"))
        previous = seal.chain_hash
    return flaws
