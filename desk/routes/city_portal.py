"""Đồng bộ trạng thái: what the city's portal does not have yet, and what it has otherwise than we do."""

from __future__ import annotations

from uuid import UUID

from fastapi import APIRouter
from starlette.responses import RedirectResponse, Response

from desk.city_portal.overview import asked_day, overview
from desk.member import member
from desk.write_page import write_page
from models.audit.audit_entry import record
from models.city_portal.send_again import send_again, send_everything_again
from models.city_portal.status_comparison import DifferenceKind, StatusDifference
from models.city_portal.want_comparison import want_comparison
from models.role import Role
from web.access import find_dossier
from web.open_to import open_to
from web.page_visit import StaffPage
from web.problem import Problem

router = APIRouter(include_in_schema=False)
PATH = "/dong-bo"
TOLD = {
    "gui": "Sẽ gửi lại ngay.",
    "doi-soat": "Sẽ đối soát ngay; tải lại trang sau ít phút để xem kết quả.",
    "ngay": "Ngày cần đối soát không hợp lệ.",
    "xong": "Đã ghi nhận, bỏ khỏi danh sách.",
}


@router.get(PATH)
@open_to(Role.SUPERVISOR)
def show_lag(visit: StaffPage) -> Response:
    """How far the city's portal is behind, what it refused, and where it says something else."""
    with visit.enter() as inside:
        shown = overview(inside, member(inside).agency_id)
        told = TOLD.get(visit.request.query_params.get("tin", ""), "")
        return write_page(inside, "city_portal.html", here=PATH, shown=shown, told=told)


@router.post(f"{PATH}/gui-lai")
@open_to(Role.SUPERVISOR)
def send_all_again(visit: StaffPage) -> Response:
    """This will cut short the pauses of everything that waits."""
    with visit.enter() as inside:
        agency_id = member(inside).agency_id
        count = send_everything_again(inside.session, agency_id)
        record(inside.session, inside.caller.actor, "portal.hurried", inside.now, agency_id=agency_id, messages=count)
    return RedirectResponse(f"{PATH}?tin=gui", status_code=303)


@router.post(f"{PATH}/ho-so/{{code}}/gui-lai")
@open_to(Role.SUPERVISOR)
def send_one_again(visit: StaffPage, code: str) -> Response:
    with visit.enter() as inside:
        dossier = find_dossier(inside.session, inside.caller, code, lock=True)
        send_again(inside.session, dossier, inside.caller.actor, inside.now)
    return RedirectResponse(f"{PATH}?tin=gui", status_code=303)


@router.post(f"{PATH}/doi-soat")
@open_to(Role.SUPERVISOR)
def compare_again(visit: StaffPage) -> Response:
    with visit.enter() as inside:
        day = asked_day(visit.field("ngay"), inside.now)
        if day is None:
            return RedirectResponse(f"{PATH}?tin=ngay", status_code=303)
        want_comparison(inside.session, member(inside).agency_id, day)
    return RedirectResponse(f"{PATH}?tin=doi-soat", status_code=303)


@router.post(f"{PATH}/sai-lech/{{difference_id}}/xong")
@open_to(Role.SUPERVISOR)
def settle(visit: StaffPage, difference_id: UUID) -> Response:
    """This will take off the list what only the portal can put right: a dossier it has and we never had."""
    with visit.enter() as inside:
        row = inside.session.get(StatusDifference, difference_id, with_for_update=True)
        if row is None or row.agency_id != member(inside).agency_id or row.kind is not DifferenceKind.UNKNOWN_HERE:
            raise Problem("not-found")
        if row.settled_at is None:
            row.settled_at, row.settled_by = inside.now, inside.caller.actor.key
    return RedirectResponse(f"{PATH}?tin=xong", status_code=303)
