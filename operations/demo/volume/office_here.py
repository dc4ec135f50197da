"""The office into which copies are written: its wards, their people and calendars, and how many dossiers it has."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models.agency import Agency
from models.city_portal.portal_message import PortalMessage
from models.clock.agency_calendar import load_calendar
from models.clock.working_calendar import WorkingCalendar
from models.dossier import Dossier
from models.staff_member import StaffMember

# So long ago the ward was joined to the city's portal; of what came before, the portal was told nothing.
JOINED = timedelta(days=60)


@dataclass(frozen=True)
class WardHere:
    """`people` are ids and names by role. Nothing received before `joined` was told to the city's portal."""

    id: UUID
    code: str
    calendar: WorkingCalendar
    people: dict[str, list[tuple[str, str]]]
    joined: datetime


@dataclass(frozen=True)
class OfficeHere:
    """`open_ones` are the dossiers under way before anything was copied: nobody touches them."""

    wards: dict[str, WardHere]
    dossiers: int
    open_ones: frozenset[UUID]


def look_around(session: Session, now: datetime) -> OfficeHere:
    """This will read whom and what the copies can belong to."""
    wards = {}
    for agency in session.scalars(select(Agency)):
        calendar = load_calendar(session, agency.id)
        wards[agency.code] = WardHere(
            agency.id, agency.code, calendar, _people(session, agency.id), _joined(session, agency.id, now)
        )
    open_ones = frozenset(session.scalars(select(Dossier.id).where(Dossier.ending.is_(None))))
    return OfficeHere(wards, session.scalar(select(func.count()).select_from(Dossier)) or 0, open_ones)


def _people(session: Session, agency_id: UUID) -> dict[str, list[tuple[str, str]]]:
    people: dict[str, list[tuple[str, str]]] = {}
    members = select(StaffMember).where(StaffMember.agency_id == agency_id, StaffMember.active)
    for member in session.scalars(members.order_by(StaffMember.username)):
        for role in member.roles:
            people.setdefault(role, []).append((str(member.id), member.full_name))
    return people


def _joined(session: Session, agency_id: UUID, now: datetime) -> datetime:
    """Where the portal has been told earlier than that already, that is when it began."""
    first = session.scalar(select(func.min(PortalMessage.written_at)).where(PortalMessage.agency_id == agency_id))
    return min(first or now, now - JOINED)
