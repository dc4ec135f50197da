"""How the signature block says in whose place somebody signs (NĐ 30/2020/NĐ-CP Điều 13): two lines parted by a slash.

KT. CHỦ TỊCH            TUQ. CHỦ TỊCH
PHÓ CHỦ TỊCH            GIÁM ĐỐC TRUNG TÂM …
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.actor import Actor
from models.agency import Agency
from models.approval.delegation import Delegation, DeputisedAct, Manner
from models.progress.work_item import WorkItem
from models.staff_member import StaffMember
from procedures.other_agencies.office_kind import OfficeKind

HEADS = {
    OfficeKind.WARD: "Chủ tịch",
    OfficeKind.POLICE: "Trưởng Công an",
    OfficeKind.INSURANCE: "Giám đốc",
}


def head_of(agency: Agency) -> str:
    """What the head of this agency is called on its papers."""
    return HEADS[OfficeKind.read(agency.kind)]


def position_for(session: Session, delegation: Delegation, head: str) -> str:
    """The position of whoever signs by this delegation, as it is printed."""
    if delegation.manner is Manner.IN_PLACE:
        return f"KT. {head}/Phó {head}"
    return f"TUQ. {head}/{session.get_one(StaffMember, delegation.to_id).title}"


def position_of_answer(session: Session, dossier_id: UUID, line: str, head: str) -> str:
    """The position of whoever last answered that line of the dossier; the head's own where nobody stood in."""
    latest = (
        select(WorkItem.id)
        .where(WorkItem.dossier_id == dossier_id, WorkItem.line == line, WorkItem.ended_by.like("staff:%"))
        .order_by(WorkItem.ended_at.desc(), WorkItem.turn.desc())
        .limit(1)
    )
    by = select(Delegation).join(DeputisedAct, DeputisedAct.delegation_id == Delegation.id)
    delegation = session.scalars(by.where(DeputisedAct.work_item_id == latest.scalar_subquery())).one_or_none()
    return position_for(session, delegation, head) if delegation else head


def names_a_stand_in(position: str) -> bool:
    """Whether a printed position says that somebody signs in another's place."""
    return position.upper().startswith(("KT.", "TUQ."))


def block_of(session: Session, actor: Actor, delegation: Delegation | None, agency: Agency) -> tuple[str, str]:
    """The position and name that must stand above this person's signature."""
    name = session.get_one(StaffMember, actor.staff_id).full_name
    return (position_for(session, delegation, head_of(agency)) if delegation else head_of(agency)), name


def block_fits(session: Session, actor: Actor, delegation: Delegation | None, content: Mapping[str, Any]) -> bool:
    """Whether the block printed on a document may stand above this person's signature.

    A stand-in's must name him. The head's own block may have been drawn without a name, or for a head before him.
    """
    block = content.get("signatory") or {}
    if delegation is None:
        return not names_a_stand_in(block.get("position", ""))
    name = session.get_one(StaffMember, actor.staff_id).full_name
    return names_a_stand_in(block.get("position", "")) and block.get("name") == name
