"""Changing the working calendar: the day or the hours, who says so, and a new look at every dossier they may move."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from models.actor import Actor
from models.audit.audit_entry import record
from models.calendar_day import CalendarDay
from models.clock.agency_calendar import seed_national_days
from models.clock.office_hours import OfficeHours
from models.clock.special_day import SpecialDay
from models.dossier import Dossier
from models.working_hours import WorkingHours


def enter_day(session: Session, agency_id: UUID | None, special: SpecialDay, *, by: Actor, at: datetime) -> None:
    """This will enter the day, or correct what was entered for it; without an agency it is the whole country's."""
    look_again(session, agency_id, at)
    if agency_id is None:
        # The whole country's days are the file's until somebody corrects one; then they are all in the table.
        seed_national_days(session, at)
    same_day = select(CalendarDay).where(CalendarDay.day == special.on)
    entered = same_day.where(CalendarDay.agency_id.is_not_distinct_from(agency_id))
    row = session.scalars(entered).first() or CalendarDay(agency_id=agency_id, day=special.on)
    row.kind, row.name, row.source = special.kind, special.name, special.source
    row.in_place_of, row.foreseen = special.in_place_of, special.foreseen
    row.entered_by, row.entered_at = by.key, at
    session.add(row)
    record(session, by, "calendar.day_entered", at, agency_id=agency_id, day=special.on, kind=special.kind)


def enter_hours(session: Session, agency_id: UUID, hours: OfficeHours, *, by: Actor, at: datetime) -> None:
    """This will enter opening hours; the later ones of a day go before the earlier."""
    look_again(session, agency_id, at)
    session.add(WorkingHours.enter(agency_id, hours, by=by.key, at=at))
    record(session, by, "calendar.hours_entered", at, agency_id=agency_id, valid_from=hours.valid_from)


def look_again(session: Session, agency_id: UUID | None, at: datetime) -> int:
    """This will have every open dossier of the agency, or of all, looked at now; returns how many.

    They are locked before the calendar is touched, as everybody locks: whoever counts by the old calendar meanwhile
    has ended, or will count again.
    """
    still_open = select(Dossier.id).where(Dossier.ending.is_(None))
    if agency_id is not None:
        still_open = still_open.where(Dossier.agency_id == agency_id)
    ids = session.scalars(still_open.order_by(Dossier.id).with_for_update(key_share=True)).all()
    session.execute(update(Dossier).where(Dossier.id.in_(ids)).values(next_look_at=at))
    return len(ids)
