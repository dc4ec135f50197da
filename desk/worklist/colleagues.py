"""The people of the agency who may be given work, and whose desks can be looked at."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import func, select

from desk.lists.agency_time import gone_from
from desk.member import member
from language.phrase import one_after_another
from models.progress.work_item import ItemState, WorkItem
from models.role import Role
from models.staff_member import StaffMember
from web.access import visible_items
from web.open_to import OFFICE
from web.visit import Inside


@dataclass(frozen=True)
class Desk:
    """A colleague and how many pieces of work stand under his name, those whose time has run out among them.

    `away` is somebody who comes back.
    """

    staff_id: UUID
    name: str
    roles: str
    active: bool
    count: int
    away: bool


def colleagues(inside: Inside) -> list[StaffMember]:
    """Those at work who handle dossiers, whoever asks among them, by name."""
    office = sorted(OFFICE)
    own = select(StaffMember).where(
        StaffMember.agency_id == member(inside).agency_id, StaffMember.active, StaffMember.roles.overlap(office)
    )
    found = inside.session.scalars(own.order_by(StaffMember.full_name, StaffMember.id)).all()
    return [one for one in found if one.id not in gone_from(inside)]


def find_colleague(inside: Inside, given: str) -> StaffMember | None:
    """The colleague of that id; somebody of another agency, or no longer at work, is none."""
    return next((one for one in colleagues(inside) if str(one.id) == given), None)


def desks(inside: Inside) -> list[Desk]:
    """The agency's desks with the work under each name that whoever asks may see; those who have left come first."""
    held = select(WorkItem.assignee_id, func.count().label("count"))
    held = held.where(visible_items(inside.caller), WorkItem.state == ItemState.OPEN)
    held = held.where(WorkItem.assignee_id.is_not(None)).group_by(WorkItem.assignee_id)
    counted = held.subquery()
    query = select(StaffMember, counted.c.count).join(counted, counted.c.assignee_id == StaffMember.id)
    found = inside.session.execute(query.order_by(StaffMember.active, StaffMember.full_name))
    gone = gone_from(inside)
    return [
        Desk(one.id, one.full_name, _roles(one), one.active, count, one.active and one.id in gone)
        for one, count in found
    ]


def _roles(staff: StaffMember) -> str:
    return one_after_another(", ", (Role(role).words for role in staff.roles))
