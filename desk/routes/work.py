"""Việc của tôi and the shared queue: rows of work, taken in hand and given back."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from fastapi import APIRouter
from sqlalchemy import select
from starlette.responses import RedirectResponse, Response

from desk.lists.ranked_items import ranked_items
from desk.lists.work_filter import MY_WORK, QUEUE, RETURNS, TROUBLES, ListPlace, WorkFilter, chosen
from desk.routes.worklist.way_back import go_back
from desk.worklist.list_page import list_page
from desk.write_page import write_page
from models.acts.refusal import HeldByColleague, ItemGone, Refused
from models.dossier import Dossier
from models.progress.hold_item import claim_item, release_item
from models.progress.work_item import WorkItem
from models.role import Role
from web.access import find_item
from web.note_reading import note_search
from web.open_to import OFFICE, open_to
from web.page_visit import StaffPage, StaffVisit
from web.place_in_list import RANK
from web.visit import Inside

router = APIRouter(include_in_schema=False)
# More clerks than this never ask for the next work of one role in the same instant.
CANDIDATES = 40


@router.get(MY_WORK.path)
@open_to(*OFFICE)
def my_work(visit: StaffPage) -> Response:
    """What waits for oneself, the most urgent first."""
    return _list(visit, MY_WORK)


@router.get(QUEUE.path)
@open_to(*OFFICE)
def queue(visit: StaffPage) -> Response:
    """What waits for anybody of the office."""
    return _list(visit, QUEUE)


@router.get(TROUBLES.path)
@open_to(Role.SUPERVISOR, Role.RECEIVER)
def troubles(visit: StaffPage) -> Response:
    """Incidents, letters that did not arrive, messages that fit nothing."""
    return _list(visit, TROUBLES)


@router.get(RETURNS.path)
@open_to(Role.RETURN_DESK)
def returns(visit: StaffPage) -> Response:
    """Results that wait to be handed over; the square code of a receipt opens its dossier."""
    return _list(visit, RETURNS)


def _list(visit: StaffVisit, place: ListPlace) -> Response:
    query = visit.request.query_params
    wanted = WorkFilter.of(query, place)
    with visit.enter() as inside:
        told, fault = TOLD.get(query.get("tin", ""), ""), FAULTS.get(query.get("loi", ""), "")
        content = list_page(inside, wanted, query.get("sau", ""))
        note_search(inside, wanted.words, len(content["page"].rows))
        return write_page(inside, "work_list.html", here=place.path, told=told, fault=fault, **content)


# What a page says after an act that led back to the list.
TOLD = {
    "xong": "Đã ghi. Không còn việc nào đang chờ.",
    "het": "Không còn việc nào chưa có người nhận.",
    "muon": "Việc đó vừa có người khác nhận hoặc đã xong.",
    "tra": "Đã trả việc về hàng đợi chung.",
    "nhan": "Đã nhận việc.",
    "chuyen": "Đã chuyển việc và báo cho đồng nghiệp.",
    "goc": "Đã lưu góc nhìn.",
    "xoa": "Đã xóa góc nhìn.",
    "cot": "Đã đổi cột.",
}
# Why nothing was done.
FAULTS = {
    "chua-chon": "Chưa đánh dấu việc nào. Đánh dấu ít nhất một việc (phím X), hoặc chọn tất cả việc khớp.",
    "dong-nghiep": "Hãy chọn đồng nghiệp sẽ nhận việc.",
    "ly-do": "Hãy ghi lý do (ít nhất 5 ký tự).",
    "khong-the": "Không làm được việc này với những hồ sơ đã chọn.",
    "ten": "Hãy đặt tên góc nhìn từ 2 đến 60 ký tự.",
}


@router.post("/viec/tiep")
@open_to(*OFFICE)
def take_next(visit: StaffPage) -> Response:
    """This will take the most urgent work that nobody has in hand and open its dossier."""
    with visit.enter() as inside:
        code = next_code(inside)
    return RedirectResponse(f"/ho-so/{code}" if code else "/viec?tin=het", status_code=303)


def next_code(inside: Inside, done: WorkItem | None = None) -> str | None:
    """This will claim the next piece of work (what one holds already comes first) and give its dossier's code.

    What one holds and has passed over to do what is `done` now has been put off: it comes when nothing else waits.
    Two who ask at once get two different items: a row that a colleague is just taking is passed over.
    """
    mine, free = WorkFilter(held="mine"), WorkFilter(held="free")
    after = (done.due_at or done.opened_at, done.id) if done else None
    item = (
        _claim_first(inside, mine, after)
        or _claim_first(inside, free)
        or (_claim_first(inside, mine) if after else None)
    )
    return inside.session.get_one(Dossier, item.dossier_id).code if item else None


def _claim_first(inside: Inside, wanted: WorkFilter, after: tuple[datetime, UUID] | None = None) -> WorkItem | None:
    """Whatever became of a candidate since it was listed is seen once its row is locked."""
    ids = ranked_items(inside, wanted, CANDIDATES, after=after)
    passed: list[UUID] = []
    while True:
        candidates = select(WorkItem).where(
            WorkItem.id.in_(select(ids.c.id)), WorkItem.id.not_in(passed), chosen(inside, wanted)
        )
        one = candidates.order_by(RANK, WorkItem.id).limit(1).with_for_update(of=WorkItem, skip_locked=True)
        item = inside.session.scalars(one).first()
        if item is None:
            return None
        try:
            claim_item(inside.session, item, inside.caller.actor, inside.now)
        except Refused:
            # He prepared what is to be decided there; that is for somebody else.
            passed.append(item.id)
        else:
            return item


@router.post("/viec/{item_id}/nhan")
@open_to(*OFFICE)
def claim(visit: StaffPage, item_id: UUID) -> Response:
    """Somebody who was a moment too late is told so above the list he came from."""
    with visit.enter() as inside:
        item = locked(inside, item_id)
        try:
            claim_item(inside.session, item, inside.caller.actor, inside.now)
        except (HeldByColleague, ItemGone):
            if not visit.field("ve"):
                raise
            return go_back(visit, tin="muon", row=item_id)
        code = inside.session.get_one(Dossier, item.dossier_id).code
    return RedirectResponse(f"/ho-so/{code}", status_code=303)


@router.post("/viec/{item_id}/tra")
@open_to(*OFFICE)
def release(visit: StaffPage, item_id: UUID) -> Response:
    with visit.enter() as inside:
        try:
            release_item(inside.session, locked(inside, item_id), inside.caller.actor, inside.now)
        except Refused:
            return go_back(visit, tin="muon")
    return go_back(visit, tin="tra", row=item_id)


def locked(inside: Inside, item_id: UUID) -> WorkItem:
    """The item under its row lock, as taking it in hand demands."""
    found = find_item(inside.session, inside.caller, item_id)
    inside.session.refresh(found, with_for_update=True)
    return found
