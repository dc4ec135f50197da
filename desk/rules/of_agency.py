"""What the agency itself entered into its calendar, and what the country's calendar says of the same days."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from sqlalchemy import or_, select

from desk.member import member
from models.calendar_day import CalendarDay
from models.clock.calendar_past import days_entered
from models.clock.national_days import national_days
from models.clock.special_day import SpecialDay
from web.visit import Inside


@dataclass(frozen=True)
class EnteredDays:
    """`own` are the days on which the agency differs: one that it gave back to the country's calendar is none."""

    own: frozenset[date]
    country: dict[date, SpecialDay]


def entered_days(inside: Inside, as_of: datetime | None = None) -> EnteredDays:
    """As they stand, or as they were known at that instant."""
    agency_id = member(inside).agency_id
    if as_of is not None:
        national = days_entered(inside.session, None, as_of)
        return _compared(days_entered(inside.session, agency_id, as_of), national)
    known = select(CalendarDay).where(or_(CalendarDay.agency_id == agency_id, CalendarDay.agency_id.is_(None)))
    rows = inside.session.scalars(known).all()
    own = [row.as_special_day() for row in rows if row.agency_id is not None]
    return _compared(own, [row.as_special_day() for row in rows if row.agency_id is None])


def _compared(own: Iterable[SpecialDay], national: Sequence[SpecialDay]) -> EnteredDays:
    country = {special.on: special for special in national or national_days()}
    last = {special.on: special for special in own}
    return EnteredDays(frozenset(on for on, special in last.items() if not _same(special, country.get(on))), country)


def _same(special: SpecialDay, national: SpecialDay | None) -> bool:
    return national is not None and special == replace(national, foreseen=special.foreseen)
