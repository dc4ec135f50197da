"""The pages about people, in the order in which they stand on each of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import select
from starlette.responses import HTMLResponse

from desk.member import member
from desk.navigation import PEOPLE
from desk.write_page import write_page
from models.staff.administer import Desk
from models.staff.unit import Unit
from models.staff_member import StaffMember
from web.page_visit import StaffVisit
from web.problem import Problem
from web.visit import Inside


@dataclass(frozen=True)
class PeoplePlace:
    path: str
    title: str


MEMBERS = PeoplePlace(PEOPLE.path, "Người dùng")
ROLES = PeoplePlace("/quan-tri/vai-tro", "Vai trò")
UNITS = PeoplePlace("/quan-tri/don-vi", "Đơn vị")
PLACES = (MEMBERS, ROLES, UNITS)


def write_people(
    inside: Inside, template: str, place: PeoplePlace, *, status: int = 200, **content: Any
) -> HTMLResponse:
    """This will answer with `administration/<template>.html`, marked in both rows of links."""
    page = f"administration/{template}.html"
    return write_page(inside, page, here=PEOPLE.path, status=status, place=place, places=PLACES, **content)


def desk_of(visit: StaffVisit, inside: Inside) -> Desk:
    return Desk(inside.session, inside.caller.actor, inside.now, visit.front.machine.now())


def colleague(inside: Inside, staff_id: UUID) -> StaffMember:
    """Somebody of the asker's own agency; anybody else is not found."""
    found = inside.session.get(StaffMember, staff_id)
    if found is None or found.agency_id != member(inside).agency_id:
        raise Problem("not-found")
    return found


def unit_here(inside: Inside, unit_id: UUID) -> Unit:
    found = inside.session.get(Unit, unit_id)
    if found is None or found.agency_id != member(inside).agency_id:
        raise Problem("not-found")
    return found


def units_of(inside: Inside) -> list[Unit]:
    """Every unit of the agency, closed ones too, by name."""
    wanted = select(Unit).where(Unit.agency_id == member(inside).agency_id)
    return list(inside.session.scalars(wanted.order_by(Unit.name)))
