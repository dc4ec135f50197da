"""Work changes hands: taken over from a colleague, or given to one; both need a reason, and both sides are told."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from fastapi import APIRouter
from sqlalchemy import select
from starlette.responses import RedirectResponse, Response

from desk.lists.held_words import held_words
from desk.member import member
from desk.panels.task import forms_for
from desk.routes.work import locked
from desk.routes.worklist.way_back import go_back, list_address
from desk.worklist.colleagues import colleagues, find_colleague
from desk.worklist.may_hand_on import may_hand_on
from desk.write_page import write_page
from models.acts.refusal import ItemGone, Refused
from models.dossier import Dossier
from models.progress.form_draft import FormDraft
from models.progress.hold_item import assign_item, held_by_other, holder_of, take_over_item
from models.progress.work_item import ItemState, WorkItem
from models.staff_member import StaffMember
from web.access import find_item
from web.open_to import OFFICE, open_to
from web.page_visit import StaffPage, StaffVisit
from web.problem import Problem, problem_of
from web.visit import Inside

router = APIRouter(include_in_schema=False)
SHORTEST, LONGEST = 5, 300
_TOO_SHORT = "Hãy ghi lý do (ít nhất 5 ký tự); đồng nghiệp sẽ đọc được."
_CHANGED_HANDS = "Từ lúc bạn mở trang này, người giữ việc đã thay đổi. Hãy xem lại rồi bấm nút một lần nữa."


@router.get("/viec/{item_id}/chuyen")
@open_to(*OFFICE)
def show_moving(visit: StaffPage, item_id: UUID) -> Response:
    """Takes work over from a colleague, or gives it to one, with a reason."""
    with visit.enter() as inside:
        return _page(visit, inside, find_item(inside.session, inside.caller, item_id))


@router.post("/viec/{item_id}/tiep-quan")
@open_to(*OFFICE)
def take_over(visit: StaffPage, item_id: UUID) -> Response:
    """This will take the work from the colleague who holds it; what he typed stands in its forms."""
    reason = visit.field("ly-do")[:LONGEST]
    with visit.enter() as inside:
        item = locked(inside, item_id)
        if item.state is not ItemState.OPEN:
            return _gone(visit, inside, item)
        if _has_moved(visit, inside, item):
            return _page(visit, inside, item, message=_CHANGED_HANDS, status=409)
        if len(reason) < SHORTEST:
            return _page(visit, inside, item, faults={"ly-do": _TOO_SHORT}, status=422)
        try:
            take_over_item(inside.session, item, inside.caller.actor, inside.now, reason=reason)
        except Refused as refused:
            return _refused(visit, inside, item, refused)
        code = inside.session.get_one(Dossier, item.dossier_id).code
    return RedirectResponse(f"/ho-so/{code}?viec={item_id}", status_code=303)


@router.post("/viec/{item_id}/giao")
@open_to(*OFFICE)
def assign(visit: StaffPage, item_id: UUID) -> Response:
    """This will give the work to a colleague."""
    reason = visit.field("ly-do")[:LONGEST]
    with visit.enter() as inside:
        item = locked(inside, item_id)
        if item.state is not ItemState.OPEN:
            return _gone(visit, inside, item)
        if not may_hand_on(inside, item):
            raise Problem("not-allowed", "Chỉ người đang giữ, người giám sát hoặc lãnh đạo giao được việc này.")
        to = find_colleague(inside, visit.field("dong-nghiep"))
        if _has_moved(visit, inside, item, to):
            return _page(visit, inside, item, message=_CHANGED_HANDS, status=409)
        faults = _faults(to, reason)
        if to is None or faults:
            return _page(visit, inside, item, faults=faults, status=422)
        try:
            assign_item(inside.session, item, to, inside.caller.actor, inside.now, reason=reason)
        except Refused as refused:
            return _refused(visit, inside, item, refused)
    return go_back(visit, tin="chuyen", row=item_id)


def _has_moved(visit: StaffVisit, inside: Inside, item: WorkItem, to: StaffMember | None = None) -> bool:
    """Whether a colleague holds it by now whom the page did not name: the reason was not meant for him.

    Whoever is to get it may have it already, where the button was pressed twice.
    """
    shown, holder = visit.form.get("dang-giu"), holder_of(item, inside.now)
    return shown not in (None, str(holder)) and holder not in (None, member(inside).id, to.id if to else None)


def _gone(visit: StaffVisit, inside: Inside, item: WorkItem) -> Response:
    """What is done is done, whoever asks for it; what was typed stays on the page."""
    return _refused(visit, inside, item, ItemGone(item.state, item.ended_by))


def _refused(visit: StaffVisit, inside: Inside, item: WorkItem, refused: Refused) -> Response:
    return _page(visit, inside, item, message=str(refused), status=problem_of(refused).status_code)


def _faults(to: StaffMember | None, reason: str) -> dict[str, str]:
    faults = {} if to else {"dong-nghiep": "Hãy chọn đồng nghiệp sẽ nhận việc."}
    return faults if len(reason) >= SHORTEST else {**faults, "ly-do": _TOO_SHORT}


def _page(
    visit: StaffVisit,
    inside: Inside,
    item: WorkItem,
    *,
    faults: dict[str, str] | None = None,
    message: str = "",
    status: int = 200,
) -> Response:
    return write_page(
        inside,
        "worklist/moving.html",
        status=status,
        faults=faults or {},
        message=message,
        typed={name: visit.field(name) for name in ("dong-nghiep", "ly-do")},
        sent=visit.request.url.path.rpartition("/")[2],
        back_to=list_address(visit),
        **_content(inside, item),
    )


def _content(inside: Inside, item: WorkItem) -> dict[str, Any]:
    session, holder_id = inside.session, holder_of(item, inside.now)
    drafts = select(FormDraft.saved_at).where(FormDraft.place.startswith(f"item:{item.id}/"))
    return {
        "item": item,
        "is_open": item.state is ItemState.OPEN,
        "dossier": session.get_one(Dossier, item.dossier_id),
        "holder_id": holder_id or "",
        "holder": session.get_one(StaffMember, holder_id).full_name if holder_id else "",
        "held_words": held_words(item.claimed_until, inside.now) if holder_id and item.claimed_until else "",
        "may_take": held_by_other(item, inside.caller.actor, inside.now) and bool(forms_for(inside, item)),
        "may_assign": may_hand_on(inside, item),
        "drafted_at": session.scalar(drafts.order_by(FormDraft.saved_at.desc()).limit(1)),
        "colleagues": [one for one in colleagues(inside) if {item.role, item.also_role} & set(one.roles)],
    }
