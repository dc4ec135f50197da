"""What the agency itself entered into its calendar, and what the country's calendar says of the same days."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import or_, select

from desk.member import member
from models.calendar_day import CalendarDay
from models.clock.national_days import national_days
from models.clock.special_day import SpecialDay
from web.visit import Inside


@dataclass(frozen=True)
class EnteredDays:
    own: frozenset[date]
    country: dict[date, SpecialDay]


def entered_days(inside: Inside) -> EnteredDays:
    agency_id = member(inside).agency_id
    known = select(CalendarDay).where(or_(CalendarDay.agency_id == agency_id, CalendarDay.agency_id.is_(None)))
    rows = inside.session.scalars(known).all()
    national = [row.as_special_day() for row in rows if row.agency_id is None] or national_days()
    return EnteredDays(
        frozenset(row.day for row in rows if row.agency_id is not None), {special.on: special for special in national}
    )
