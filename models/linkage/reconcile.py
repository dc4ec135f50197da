"""What passed with one agency in a day, small enough to compare: counts, and a hash over the ids in their order.

Both sides reckon the same way. Equal hashes mean that neither has a case or an event the other never heard of.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID

from sqlalchemy import ColumnElement, select, true
from sqlalchemy.orm import Session

from models.clock.clock import VIETNAM
from models.dossier import Dossier
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


def reconcile_with(session: Session, day: date, client: PartnerClient) -> DayWithPartner:
    """This will reckon the day (in Việt Nam) with one partner, whichever agencies of ours it dealt with."""
    return _with(session, client, day, true())


def reconcile(session: Session, day: date, agency_id: UUID) -> list[DayWithPartner]:
    """This will reckon what the agency's day was with each partner that ever started a case there."""
    here = Dossier.agency_id == agency_id
    started = select(LinkedCase.client_id).join(Dossier, Dossier.id == LinkedCase.dossier_id).where(here)
    partners = select(PartnerClient).where(PartnerClient.id.in_(started)).order_by(PartnerClient.client_id)
    return [_with(session, partner, day, here) for partner in session.scalars(partners).all()]


def _with(session: Session, partner: PartnerClient, day: date, which: ColumnElement[bool]) -> DayWithPartner:
    began = datetime.combine(day, time(), VIETNAM)
    ended = began + timedelta(days=1)
    cases = (
        select(LinkedCase.linkage_id)
        .join(Dossier, Dossier.id == LinkedCase.dossier_id)
        .where(which, LinkedCase.client_id == partner.id, LinkedCase.started_at >= began, LinkedCase.started_at < ended)
    )
    events = (
        select(OutgoingEvent.id)
        .join(Dossier, Dossier.id == OutgoingEvent.dossier_id)
        .where(
            which,
            OutgoingEvent.client_id == partner.id,
            OutgoingEvent.written_at >= began,
            OutgoingEvent.written_at < ended,
        )
    )
    return DayWithPartner(
        partner.client_id,
        tally(session.scalars(cases)),
        tally(session.scalars(events)),
        tally(session.scalars(events.where(OutgoingEvent.state != EventState.SENT))),
    )
