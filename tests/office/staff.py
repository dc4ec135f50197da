"""A ward and its people, all of them made up."""

from __future__ import annotations

from uuid import UUID, uuid4

from sqlalchemy.orm import Session

from models.actor import Actor
from models.agency import Agency
from models.role import Role
from models.staff_member import StaffMember

_NAMES = {
    Role.RECEIVER: ("Lê Thị Hằng Thử", "Đặng Văn Quý Thử"),
    Role.JUSTICE_OFFICER: ("Nguyễn Đức Hiếu Thử", "Phan Thị Lan Thử"),
    Role.CHAIRMAN: ("Trần Thị Nhung Thử", "Vũ Văn Kiên Thử"),
    Role.DEPUTY: ("Lương Thị Thu Thử",),
    Role.SEAL_KEEPER: ("Hoàng Thị Mai Thử",),
    Role.RETURN_DESK: ("Bùi Văn Tám Thử",),
    Role.SUPERVISOR: ("Đỗ Quốc Khánh Thử",),
    Role.ADMINISTRATOR: ("Ngô Văn Quản Thử",),
}


def open_agency(session: Session, code: str = "H26.99.01", name: str = "Mẫu Đơn") -> Agency:
    """This will write a ward in Hà Nội."""
    agency = Agency(
        id=uuid4(),
        code=code,
        name=f"Ủy ban nhân dân phường {name}",
        place="Hà Nội",
        province_code="01",
        ward_code="09556",
        address=f"số 1 đường Hoa Sen, phường {name}",
        phone="024 0000 0001",
        one_stop_name=f"Trung tâm Phục vụ hành chính công phường {name}",
    )
    session.add(agency)
    session.flush()
    return agency


def hire(session: Session, agency: Agency) -> dict[Role, list[Actor]]:
    """This will give every role its people; two where four eyes are needed. Nobody of them can log in."""
    actors: dict[Role, list[Actor]] = {}
    for role, names in _NAMES.items():
        for number, name in enumerate(names):
            member = _member(agency.id, role, number, name)
            session.add(member)
            actors.setdefault(role, []).append(member.as_actor())
    session.flush()
    return actors


def _member(agency_id: UUID, role: Role, number: int, name: str) -> StaffMember:
    return StaffMember(
        id=uuid4(),
        agency_id=agency_id,
        username=f"{role.value}-{number}-{agency_id.hex[:6]}",
        full_name=name,
        title=role.words,
        phone="024 0000 0002",
        password_hash="!",
        roles=[role.value],
    )
