"""The page of one's own account."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.responses import RedirectResponse, Response

from desk.member import member, session_of
from desk.words.limits import limits_in_words
from desk.write_page import write_page
from models.role import Role
from models.staff.second_step import spare_codes_left, standing_second_step
from web.entry.open_sessions import open_sessions
from web.open_to import EVERY_STAFF_ROLE, open_to
from web.page_visit import StaffPage

router = APIRouter(include_in_schema=False)
PATH = "/tai-khoan"
TOLD = {
    "mat-khau": "Đã đổi mật khẩu; các phiên khác đã đóng.",
    "tat": "Đã tắt xác thực hai bước.",
    "phien": "Đã đóng phiên.",
}


@router.get(PATH)
@open_to(*EVERY_STAFF_ROLE)
def show_account(visit: StaffPage) -> Response:
    """Who one is here, within which limits, and the switch for single keys."""
    with visit.enter() as inside:
        words, staff_id = [role.words for role in Role if role in inside.caller.roles], member(inside).id
        return write_page(
            inside,
            "account.html",
            here=PATH,
            role_words=words,
            limits=limits_in_words(inside),
            two_step=standing_second_step(inside.session, staff_id),
            spare_left=spare_codes_left(inside.session, staff_id),
            sessions=open_sessions(inside.session, staff_id, visit.front.machine.now()),
            own=session_of(inside).token_hash,
            told=TOLD.get(visit.request.query_params.get("tin", ""), ""),
        )


@router.post(f"{PATH}/phim-tat")
@open_to(*EVERY_STAFF_ROLE)
def switch_keys(visit: StaffPage) -> Response:
    """Single keys may be turned off by whoever they disturb (WCAG 2.1.4)."""
    with visit.enter() as inside:
        member(inside).keys_on = visit.field("keys_on") == "true"
    return RedirectResponse(PATH, status_code=303)
