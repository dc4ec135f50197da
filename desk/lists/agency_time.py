"""The calendar of whoever's list it is, and who of the agency is no longer at work: asked for once a page."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import select

from desk.member import member
from desk.words.remaining import Horizon
from models.clock.agency_calendar import load_calendar
from models.clock.working_calendar import WorkingCalendar
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
    """Those who are no longer at work; what they had in hand nobody has."""
    kept = inside.session.info.setdefault(_KEPT, {})
    if "gone" not in kept:
        left = select(StaffMember.id).where(
            StaffMember.agency_id == member(inside).agency_id, StaffMember.active.is_(False)
        )
        kept["gone"] = frozenset(inside.session.scalars(left))
    gone: frozenset[UUID] = kept["gone"]
    return gone
