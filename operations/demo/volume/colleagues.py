"""More people at the same desks, so that many dossiers have many hands."""

from __future__ import annotations

from datetime import datetime
from uuid import uuid4

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from models.actor import SYSTEM
from models.agency import Agency
from models.audit.audit_entry import record
from models.role import Role
from models.staff_member import StaffMember
from procedures.other_agencies.office_kind import OfficeKind

# One chairman signs for a ward; the others sit side by side.
_NAMES = {
    Role.RECEIVER: ("Lý Thu Thảo Mẫu", "Mai Văn Đạt Mẫu", "Cao Thị Yến Mẫu"),
    Role.JUSTICE_OFFICER: ("Tạ Quang Huy Mẫu", "Đinh Thị Hoa Mẫu", "Hồ Văn Lộc Mẫu"),
    Role.RETURN_DESK: ("Trịnh Thị Nga Mẫu", "Chu Văn Bình Mẫu"),
}


def hire_colleagues(session: Session, now: datetime) -> int:
    """This will add whoever is not there yet, opened by the same password as the first of the desk; how many."""
    hired = 0
    for agency in session.scalars(select(Agency).where(Agency.kind == OfficeKind.WARD).order_by(Agency.code)):
        for role, names in _NAMES.items():
            first = session.scalars(
                select(StaffMember)
                .where(StaffMember.agency_id == agency.id, StaffMember.roles.contains([role.value]))
                .order_by(StaffMember.username)
            ).first()
            if first is not None:
                hired += sum(_hire(session, first, number, name) for number, name in enumerate(names, start=2))
    if hired:
        record(session, SYSTEM, "demo.hired", now, added=hired)
    return hired


def _hire(session: Session, first: StaffMember, number: int, name: str) -> int:
    new = insert(StaffMember).values(
        id=uuid4(),
        agency_id=first.agency_id,
        username=f"{first.username.partition('.')[0]}.{number}",
        full_name=name,
        title=first.title,
        phone=first.phone,
        password_hash=first.password_hash,
        roles=list(first.roles),
        active=True,
        keys_on=True,
    )
    return len(session.execute(new.on_conflict_do_nothing().returning(StaffMember.id)).all())
