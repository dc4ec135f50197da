"""Who of an agency has a role: for telling all of them something."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.role import Role
from models.staff_member import StaffMember


def people_with(session: Session, agency_id: UUID, *roles: Role) -> set[UUID]:
    """Everybody of the agency who has one of these roles."""
    wanted = select(StaffMember.id).where(
        StaffMember.agency_id == agency_id,
        StaffMember.active,
        StaffMember.roles.overlap([role.value for role in roles]),
    )
    return set(session.scalars(wanted))
