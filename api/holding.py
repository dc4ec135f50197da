"""Taking work in hand, giving it back, giving it to a colleague."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter
from pydantic import BaseModel, ConfigDict, Field
from sqlalchemy import select

from api.documented import PREFIX
from models.progress.hold_item import assign_item, claim_item, release_item
from models.progress.work_item import WorkItem
from models.role import Role
from models.staff_member import StaffMember
from web.access import find_item
from web.machines.api_visit import Api, ApiVisit
from web.machines.json_body import StrictRoute
from web.open_to import OFFICE, open_to
from web.problem import faulty
from web.visit import Inside

router = APIRouter(prefix=f"{PREFIX}/work-items", tags=["Việc của cán bộ"], route_class=StrictRoute)


class Held(BaseModel):
    id: UUID
    version: int
    assignee: UUID | None
    held_until: datetime | None


class Assignment(BaseModel):
    model_config = ConfigDict(strict=True, extra="forbid", json_schema_extra={"example": {"username": "mot-cua"}})

    username: Annotated[str, Field(min_length=1, max_length=80, title="Tên đăng nhập của đồng nghiệp")]


@router.post("/{item_id}/claim", summary="Nhận việc")
@open_to(*OFFICE)
def claim(visit: Api, item_id: UUID) -> Held:
    """Giữ việc 8 giờ; nhận lại thì kéo dài. Không cần khóa chống gửi trùng: nhận hai lần như nhận một lần."""
    return _hold(visit, item_id, lambda at, item: claim_item(at.session, item, at.caller.actor, at.now))


@router.post("/{item_id}/release", summary="Trả lại việc")
@open_to(*OFFICE)
def release(visit: Api, item_id: UUID) -> Held:
    """Việc trở lại hàng đợi chung; người giám sát hoặc lãnh đạo trả lại được việc đồng nghiệp đang giữ."""
    return _hold(visit, item_id, lambda at, item: release_item(at.session, item, at.caller.actor, at.now))


@router.post("/{item_id}/assign", summary="Giao việc cho đồng nghiệp")
@open_to(Role.SUPERVISOR, Role.CHAIRMAN)
def assign(visit: Api, item_id: UUID, body: Assignment) -> Held:
    """Giao cho người cùng cơ quan có đúng vai trò, giữ 5 ngày."""

    def give(inside: Inside, item: WorkItem) -> None:
        known = select(StaffMember).where(
            StaffMember.username == body.username, StaffMember.agency_id == item.agency_id, StaffMember.active
        )
        to = inside.session.scalars(known).one_or_none()
        if to is None:
            raise faulty("/username", "Cơ quan không có cán bộ nào dùng tên này.")
        assign_item(inside.session, item, to, inside.caller.actor, inside.now)

    return _hold(visit, item_id, give)


def _hold(visit: ApiVisit, item_id: UUID, change: Callable[[Inside, WorkItem], None]) -> Held:
    with visit.enter() as inside:
        find_item(inside.session, inside.caller, item_id)
        locked = select(WorkItem).where(WorkItem.id == item_id).with_for_update()
        item = inside.session.scalars(locked.execution_options(populate_existing=True)).one()
        change(inside, item)
        return Held(id=item.id, version=item.version, assignee=item.assignee_id, held_until=item.claimed_until)
