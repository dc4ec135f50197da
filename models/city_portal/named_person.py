"""Actors as the portal shows them: the name and post of a member of staff, else what kind of actor it was."""

from __future__ import annotations

from typing import NamedTuple

from sqlalchemy.orm import Session

from models.actor import Actor
from models.staff_member import StaffMember


class Named(NamedTuple):
    name: str
    post: str


_KINDS = {
    "applicant": Named("Người nộp hồ sơ", "Công dân"),
    "partner": Named("Cơ quan phối hợp", "Cơ quan, đơn vị phối hợp"),
    "client": Named("Cơ quan phối hợp", "Cơ quan, đơn vị phối hợp"),
}
_SYSTEM = Named("Hệ thống một cửa", "Tự động")


def named_person(session: Session, key: str) -> Named:
    """This will name whoever has this actor key."""
    staff_id = Actor(key).staff_id
    staff = session.get(StaffMember, staff_id) if staff_id else None
    if staff is not None:
        return Named(staff.full_name, staff.title)
    return _KINDS.get(key.partition(":")[0], _SYSTEM)
