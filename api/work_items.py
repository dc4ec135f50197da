"""The work that waits for staff: the list, and one piece of work with the forms it can be answered by."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Query
from pydantic import AwareDatetime, BaseModel, Field
from sqlalchemy import Row, Select, select

from api.documented import PREFIX
from api.shapes.outcomes import OutcomeOffered, outcomes_of
from models.approval.standing import standing_of
from models.clock.due_of_item import explain_due
from models.clock.written_time import in_vietnam
from models.dossier import Dossier, has_word
from models.progress.hold_item import holder_of
from models.progress.work_item import ItemState, WorkItem
from models.role import Role
from models.vietnamese_text import fold
from web.access import answerable_items, find_item, visible_items
from web.machines.api_visit import Api
from web.note_reading import note_reading, note_search
from web.open_to import OFFICE, open_to
from web.place_in_list import RANK, NoPlace, after_place, write_place
from web.problem import faulty
from web.visit import Inside

router = APIRouter(prefix=f"{PREFIX}/work-items", tags=["Việc của cán bộ"])


class ItemListed(BaseModel):
    id: UUID
    dossier: Annotated[str, Field(title="Mã hồ sơ")]
    procedure: str
    name: Annotated[str, Field(title="Tên bước")]
    title: str
    role: Role
    also_role: Role | None
    version: int
    opened_at: datetime
    due_at: datetime | None
    assignee: Annotated[UUID | None, Field(title="Cán bộ đang giữ việc")]
    aside: Annotated[bool, Field(title="Việc bên lề, không giữ hồ sơ lại")]


class WorkList(BaseModel):
    items: list[ItemListed]
    next: Annotated[str | None, Field(title="Gửi lại trong `after` để xem trang sau; null là hết")]


class ItemShown(ItemListed):
    shown_hash: Annotated[str | None, Field(title="Mã băm của nội dung phải xem; gửi lại khi trả lời")]
    subject: Annotated[UUID | None, Field(title="Việc nói về dự thảo, giấy tờ hoặc phiếu nào")]
    state: ItemState
    due_explained: Annotated[list[str], Field(title="Cách tính thời hạn của việc, từng bước")]
    outcomes: Annotated[list[OutcomeOffered], Field(title="Các cách trả lời mà cán bộ này được chọn")]


class Wanted(BaseModel):
    """Which work is listed; everything may be combined."""

    mine: Annotated[bool, Field(title="Chỉ việc tôi đang giữ")] = False
    role: Annotated[Role | None, Field(title="Chỉ việc của vai trò này")] = None
    procedure: Annotated[str | None, Field(max_length=40, title="Mã thủ tục")] = None
    dossier: Annotated[str | None, Field(max_length=60, title="Mã hồ sơ")] = None
    due_before: Annotated[AwareDatetime | None, Field(title="Đến hạn trước lúc")] = None
    q: Annotated[str, Field(max_length=100, title="Mã hồ sơ hoặc tên, không cần dấu")] = ""
    after: Annotated[str | None, Field(max_length=80, title="Trang sau của `next`")] = None
    limit: Annotated[int, Field(ge=1, le=200, title="Số dòng mỗi trang")] = 40


@router.get("", summary="Danh sách việc")
@open_to(*OFFICE)
def work_items(visit: Api, wanted: Annotated[Wanted, Query()]) -> WorkList:
    """Việc gấp nhất trước. Cán bộ thấy việc của vai trò mình; người giám sát thấy mọi việc của cơ quan."""
    with visit.enter() as inside:
        rows = inside.session.execute(_chosen(inside, wanted).limit(wanted.limit + 1)).all()
        shown = rows[: wanted.limit]
        note_search(inside, f"{wanted.q} {wanted.dossier or ''}", len(shown))
        more = len(rows) > wanted.limit
        mark = write_place(shown[-1].rank, shown[-1].WorkItem.id) if more else None
        return WorkList(items=[ItemListed(**_listed(row, inside.now)) for row in shown], next=mark)


@router.get("/{item_id}", summary="Một việc và các cách trả lời")
@open_to(*OFFICE)
def work_item(visit: Api, item_id: UUID) -> ItemShown:
    """`outcomes` nêu từng cách trả lời kèm JSON Schema và ví dụ của toàn bộ nội dung gửi tới `complete`."""
    with visit.enter() as inside:
        item = find_item(inside.session, inside.caller, item_id)
        row = inside.session.execute(_query().where(WorkItem.id == item.id)).one()
        dossier = inside.session.get_one(Dossier, item.dossier_id)
        note_reading(inside, dossier, "work_item", item=item.id)
        standing = standing_of(inside.session, dossier, item, inside.caller.actor, inside.now)
        return ItemShown(
            **_listed(row, inside.now),
            shown_hash=item.shown_hash,
            subject=item.subject_id,
            state=item.state,
            due_explained=list(explain_due(inside.session, item, inside.now)),
            outcomes=outcomes_of(item, standing.actor.roles, in_vietnam(inside.now).date()),
        )


def _query() -> Select[WorkItem, str, str, datetime]:
    return select(WorkItem, Dossier.code, Dossier.procedure, RANK.label("rank")).join(
        Dossier, Dossier.id == WorkItem.dossier_id
    )


def _chosen(inside: Inside, wanted: Wanted) -> Select[WorkItem, str, str, datetime]:
    caller = inside.caller
    watches = Role.SUPERVISOR in caller.roles
    reach = visible_items(caller) if watches else answerable_items(caller)
    query = _query().where(reach, WorkItem.state == ItemState.OPEN).order_by(RANK, WorkItem.id)
    if wanted.mine:
        query = query.where(WorkItem.assignee_id == caller.actor.staff_id, WorkItem.claimed_until > inside.now)
    if wanted.role is not None:
        query = query.where((WorkItem.role == wanted.role) | (WorkItem.also_role == wanted.role))
    if wanted.procedure:
        query = query.where(Dossier.procedure == wanted.procedure)
    if wanted.dossier:
        query = query.where(Dossier.code == wanted.dossier.strip().upper())
    if wanted.due_before is not None:
        query = query.where(WorkItem.due_at < wanted.due_before)
    for word in fold(wanted.q).split():
        query = query.where(has_word(word))
    if wanted.after:
        try:
            query = query.where(after_place(wanted.after))
        except NoPlace:
            raise faulty("query:after", "Mã trang sau không đúng; hãy dùng giá trị `next` của trang trước.") from None
    return query


def _listed(row: Row[WorkItem, str, str, datetime], now: datetime) -> dict[str, Any]:
    item = row.WorkItem
    return {
        "id": item.id,
        "dossier": row.code,
        "procedure": row.procedure,
        "name": item.line,
        "title": item.title,
        "role": item.role,
        "also_role": item.also_role,
        "version": item.version,
        "opened_at": item.opened_at,
        "due_at": item.due_at,
        "assignee": holder_of(item, now),
        "aside": item.aside,
    }
