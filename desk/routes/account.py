"""The page of one's own account."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.responses import RedirectResponse, Response

from desk.member import member
from desk.words.limits import limits_in_words
from desk.write_page import write_page
from models.role import Role
from web.open_to import EVERY_STAFF_ROLE, open_to
from web.page_visit import StaffPage

router = APIRouter(include_in_schema=False)
PATH = "/tai-khoan"


@router.get(PATH)
@open_to(*EVERY_STAFF_ROLE)
def show_account(visit: StaffPage) -> Response:
    """Who one is here, within which limits, and the switch for single keys."""
    with visit.enter() as inside:
        words = [role.words for role in Role if role in inside.caller.roles]
        return write_page(inside, "account.html", here=PATH, role_words=words, limits=limits_in_words(inside))


@router.post(f"{PATH}/phim-tat")
@open_to(*EVERY_STAFF_ROLE)
def switch_keys(visit: StaffPage) -> Response:
    """Single keys may be turned off by whoever they disturb (WCAG 2.1.4)."""
    with visit.enter() as inside:
        member(inside).keys_on = visit.field("keys_on") == "true"
    return RedirectResponse(PATH, status_code=303)
