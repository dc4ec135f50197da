"""People who join the office with limits of their own, and what they see of it."""

from __future__ import annotations

from collections.abc import Collection
from uuid import UUID, uuid4

from models.actor import Actor
from models.agency import Agency
from models.role import Role
from models.staff.unit import Unit, UnitKind
from models.staff_member import StaffMember
from tests.desk.desk_house import DeskHouse, Visitor
from tests.office.open_office import OpenOffice

HA_DONG, KIEN_HUNG = "09556", "09552"


def join(
    office: OpenOffice,
    *roles: Role,
    agency: Agency | None = None,
    unit_id: UUID | None = None,
    territories: Collection[str] = (),
    procedures: Collection[str] = (),
    steps: Collection[str] = (),
) -> Actor:
    """This will hire somebody; he is found again as the last one of his first role."""
    member = StaffMember(
        id=uuid4(),
        agency_id=(agency or office.agency).id,
        username=f"nguoi-{uuid4().hex[:10]}",
        full_name=f"Cán Bộ Thử {uuid4().hex[:4]}",
        title="Chuyên viên",
        password_hash="!",
        roles=[role.value for role in roles],
        unit_id=unit_id,
        territories=list(territories),
        procedures=list(procedures),
        steps=list(steps),
    )
    with office.database.transaction() as session:
        session.add(member)
        actor = member.as_actor()
    office.people[roles[0]].append(actor)
    return actor


def visitor_of(desk: DeskHouse, actor: Actor) -> Visitor:
    role = next(role for role, people in desk.office.people.items() if actor in people)
    return desk.visitor(role, desk.office.people[role].index(actor))


def open_unit(
    office: OpenOffice, name: str, *, territories: Collection[str] = (), procedures: Collection[str] = ()
) -> UUID:
    unit = Unit(
        id=uuid4(),
        agency_id=office.agency.id,
        name=name,
        kind=UnitKind.SPECIALISED,
        territories=list(territories),
        procedures=list(procedures),
    )
    with office.database.transaction() as session:
        session.add(unit)
    return unit.id
