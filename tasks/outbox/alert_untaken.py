"""What an agency has not taken within two working hours is put on a person's desk (NĐ 63/2024 Đ7.4).

Attempts to deliver lie hours apart in the end, so nobody waits for the next of them to look at the clock.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import ColumnElement, and_, exists, select
from sqlalchemy.orm import Session

from engine.office import Office
from models.acts.answer import lock_dossier
from models.acts.aside.retells_agency import RETELLS_AGENCY
from models.clock.agency_calendar import load_calendar
from models.clock.due import derive_due
from models.dossier import Dossier
from models.linkage.outgoing_event import EventState, OutgoingEvent
from models.linkage.partner_agency import PartnerAgency
from models.progress.open_aside import open_aside
from models.progress.work_item import ItemState, WorkItem
from procedures.limits import WorkingHours

TAKEN_WITHIN = WorkingHours(2)


def alert_untaken_events(office: Office, count: int = 20) -> int:
    """This will alert a person of at most `count` events whose two working hours are over; returns how many."""
    now = office.clock.now()
    with office.database.transaction() as session:
        waiting = select(OutgoingEvent.id, OutgoingEvent.written_at, Dossier.agency_id).join(
            Dossier, Dossier.id == OutgoingEvent.dossier_id
        )
        oldest = waiting.where(is_unknown(), OutgoingEvent.written_at <= now - timedelta(hours=TAKEN_WITHIN.hours))
        rows = session.execute(oldest.order_by(OutgoingEvent.written_at).limit(count)).all()
        overdue = [event_id for event_id, written_at, agency in rows if _is_over(session, agency, written_at, now)]
    return sum(_alert_of(office, event_id, now) for event_id in overdue)


def is_unknown() -> ColumnElement[bool]:
    """What has not been taken and nobody knows of. Who has given no address reads its events itself, when it likes."""
    has_address = exists().where(PartnerAgency.client_id == OutgoingEvent.client_id)
    return and_(OutgoingEvent.state == EventState.WAITING, OutgoingEvent.alerted_at.is_(None), has_address)


def alert(session: Session, dossier: Dossier, event: OutgoingEvent, now: datetime) -> None:
    """One piece of work a dossier, however many of its events wait: whoever does it sends all of them."""
    event.alerted_at = now
    asides = select(WorkItem.state).where(WorkItem.dossier_id == dossier.id, WorkItem.act == RETELLS_AGENCY.key)
    before = session.scalars(asides).all()
    if ItemState.OPEN not in before:
        turn = len(before) + 1
        open_aside(session, dossier, RETELLS_AGENCY, leg="linkage", turn=turn, at=now, about=event.id)


def _alert_of(office: Office, event_id: UUID, now: datetime) -> bool:
    with office.database.transaction() as session:
        about = select(OutgoingEvent.dossier_id).where(OutgoingEvent.id == event_id)
        dossier = lock_dossier(session, session.scalars(about).one())
        event = session.get_one(OutgoingEvent, event_id, with_for_update=True)
        untaken = event.state is EventState.WAITING and event.alerted_at is None
        if untaken:
            alert(session, dossier, event, now)
        return untaken


def _is_over(session: Session, agency_id: UUID, written_at: datetime, now: datetime) -> bool:
    return derive_due(TAKEN_WITHIN, written_at, load_calendar(session, agency_id)).at <= now
