"""What passed with one agency in a day, small enough to compare: counts, and a hash over the ids in their order.

Both sides reckon the same way. Equal hashes mean that neither has a case or an event the other never heard of.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.clock.clock import VIETNAM
from models.linkage.linked_case import LinkedCase
from models.linkage.outgoing_event import EventState, OutgoingEvent
from models.partner_client import PartnerClient


@dataclass(frozen=True)
class Tally:
    """How many, and the hash of their ids: SHA-256 over the ids sorted as text, one a line."""

    count: int
    ids_hash: str


@dataclass(frozen=True)
class DayWithPartner:
    """`cases` by the partner's linkage ids, events by their own ids; `untaken` have not been taken yet."""

    partner: str
    cases: Tally
    events: Tally
    untaken: Tally


def tally(ids: Iterable[object]) -> Tally:
    """This will count and hash; nothing at all has the hash of nothing."""
    lines = sorted(str(one) for one in ids)
    return Tally(len(lines), hashlib.sha256("\n".join(lines).encode()).hexdigest())


def reconcile(session: Session, day: date, clients: Sequence[UUID] | None = None) -> list[DayWithPartner]:
    """This will reckon the day (in Việt Nam) with each of these partners, or with all that ever started a case."""
    began = datetime.combine(day, time(), VIETNAM)
    ended = began + timedelta(days=1)
    known = select(PartnerClient).where(PartnerClient.id.in_(select(LinkedCase.client_id).distinct()))
    wanted = known if clients is None else select(PartnerClient).where(PartnerClient.id.in_(clients))
    partners = session.scalars(wanted.order_by(PartnerClient.client_id)).all()
    return [_with(session, partner, began, ended) for partner in partners]


def _with(session: Session, partner: PartnerClient, began: datetime, ended: datetime) -> DayWithPartner:
    cases = select(LinkedCase.linkage_id).where(
        LinkedCase.client_id == partner.id, LinkedCase.started_at >= began, LinkedCase.started_at < ended
    )
    events = select(OutgoingEvent.id).where(
        OutgoingEvent.client_id == partner.id, OutgoingEvent.written_at >= began, OutgoingEvent.written_at < ended
    )
    return DayWithPartner(
        partner.client_id,
        tally(session.scalars(cases)),
        tally(session.scalars(events)),
        tally(session.scalars(events.where(OutgoingEvent.state != EventState.SENT))),
    )
