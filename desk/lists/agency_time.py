"""The calendar of whoever's list it is, and who of the agency is no longer at work: asked for once a page."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import exists, or_, select

from desk.member import member
from desk.words.remaining import Horizon
from models.clock.agency_calendar import load_calendar
from models.clock.working_calendar import WorkingCalendar
from models.staff.absence import Absence, stands_at
from models.staff_member import StaffMember
from web.visit import Inside

_KEPT = "desk.lists.agency_time"


def calendar_of(inside: Inside) -> WorkingCalendar:
    kept = inside.session.info.setdefault(_KEPT, {})
    if "calendar" not in kept:
        kept["calendar"] = load_calendar(inside.session, member(inside).agency_id)
    calendar: WorkingCalendar = kept["calendar"]
    return calendar


def horizon_of(inside: Inside) -> Horizon:
    """The instants that part the groups of urgency."""
    return Horizon.of(inside.now, calendar_of(inside))


def gone_from(inside: Inside) -> frozenset[UUID]:
    """Those who are not at work, for good or for some days; what they had in hand nobody has."""
    kept = inside.session.info.setdefault(_KEPT, {})
    if "gone" not in kept:
        away = exists().where(Absence.staff_id == StaffMember.id, stands_at(inside.now))
        theirs = StaffMember.agency_id == member(inside).agency_id
        away_or_left = select(StaffMember.id).where(theirs, or_(StaffMember.active.is_(False), away))
        kept["gone"] = frozenset(inside.session.scalars(away_or_left))
    gone: frozenset[UUID] = kept["gone"]
    return gone
