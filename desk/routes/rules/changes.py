"""One proposal: its page, publishing it by a second person, taking it back, leaving it unpublished."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from fastapi import APIRouter
from starlette.responses import RedirectResponse, Response

from desk.rules.change_page import find_change, show_change
from desk.rules.places import CHANGES, open_to_proposers, open_to_readers
from language.phrase import phrase
from models.acts.refusal import Refused
from models.rules.decide import publish, refuse, withdraw
from web.page_visit import StaffPage, StaffVisit
from web.visit import Inside

router = APIRouter(prefix=CHANGES, include_in_schema=False)
SHORTEST_REASON, LONGEST_REASON = 5, 1000
TOLD = {
    "de-xuat": "Đã ghi đề xuất. Chưa có gì thay đổi: người thứ hai xem tác động và công bố.",
    "cong-bo": "Đã công bố; mọi người trong cơ quan được báo.",
    "rut": "Đã rút đề xuất.",
    "tu-choi": "Đã ghi không công bố; người đề xuất được báo lý do.",
}


@router.get("/{change_id}")
@open_to_readers
def show(visit: StaffPage, change_id: UUID) -> Response:
    told = TOLD.get(visit.request.query_params.get("tin", ""), "")
    with visit.enter() as inside:
        return show_change(visit, inside, find_change(inside, change_id), told=told)


@router.post("/{change_id}/cong-bo")
@open_to_readers
def publish_change(visit: StaffPage, change_id: UUID) -> Response:
    """This will put it in force as it was shown; where the effect is another by now, it is shown again instead."""
    shown_hash = visit.field("shown_hash")

    def act(inside: Inside) -> None:
        publish(inside.session, change_id, shown_hash, inside.caller.actor, inside.now)

    return _end(visit, change_id, act, "cong-bo")


@router.post("/{change_id}/rut")
@open_to_proposers
def withdraw_change(visit: StaffPage, change_id: UUID) -> Response:
    reason = visit.field("ly-do")

    def act(inside: Inside) -> None:
        withdraw(inside.session, change_id, reason, inside.caller.actor, inside.now)

    return _end(visit, change_id, act, "rut", reason)


@router.post("/{change_id}/tu-choi")
@open_to_readers
def refuse_change(visit: StaffPage, change_id: UUID) -> Response:
    reason = visit.field("ly-do")

    def act(inside: Inside) -> None:
        refuse(inside.session, change_id, reason, inside.caller.actor, inside.now)

    return _end(visit, change_id, act, "tu-choi", reason)


def _end(
    visit: StaffVisit, change_id: UUID, act: Callable[[Inside], None], news: str, reason: str | None = None
) -> Response:
    """What is refused leaves nothing behind, and is told on the page with everything that was typed."""
    with visit.enter() as inside:
        change = find_change(inside, change_id)
        if reason is not None and not SHORTEST_REASON <= len(reason) <= LONGEST_REASON:
            fault = phrase("Hãy ghi lý do, ít nhất {shortest} ký tự.", shortest=SHORTEST_REASON)
            return show_change(visit, inside, change, fault=fault, news=news, reason=reason)
        try:
            with inside.session.begin_nested():
                act(inside)
        except Refused as refused:
            inside.session.refresh(change)
            return show_change(visit, inside, change, fault=str(refused), news=news, reason=reason or "")
    return RedirectResponse(f"{CHANGES}/{change_id}?tin={news}", status_code=303)
