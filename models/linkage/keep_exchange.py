"""Keeping the evidence of one request and its answer: one insert, in whatever transaction the caller has open."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from models.linkage.exchange import Direction, Exchange

NO_ANSWER = 0


@dataclass(frozen=True)
class Passed:
    """What went one way and what came back, as bytes; `status` is `NO_ANSWER` when nothing came back."""

    partner: str
    direction: Direction
    method: str
    target: str
    reference: str
    request: bytes
    status: int
    answer: bytes


def keep_exchange(session: Session, passed: Passed, at: datetime) -> Exchange:
    """This will add the entry with its binding; the chain is made by `exchange_chain.seal_exchanges`."""
    entry = Exchange(
        partner=passed.partner,
        direction=passed.direction,
        method=passed.method,
        target=passed.target[:200],
        reference=passed.reference[:120],
        request_hash=hashlib.sha256(passed.request).hexdigest(),
        status=passed.status,
        answer_hash=hashlib.sha256(passed.answer).hexdigest(),
        at=at,
    )
    entry.binding = entry.own_binding()
    session.add(entry)
    return entry
