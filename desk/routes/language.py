"""Choosing the language of one's pages: in the header of every page, and on the log-in page before."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.responses import RedirectResponse, Response

from desk.forms.taken_up import Carried
from desk.member import member
from desk.routes.account import PATH as ACCOUNT
from desk.routes.log_in import log_in_page
from web.language.of_request import keep_language, read_language
from web.language.page_before import page_before
from web.open_to import EVERY_STAFF_ROLE, open_to
from web.page_visit import Page, StaffPage, way_back

router = APIRouter(include_in_schema=False)
PATH = "/ngon-ngu"


@router.post(PATH)
@open_to(*EVERY_STAFF_ROLE)
def choose_language(visit: StaffPage) -> Response:
    """This will note it as the member's setting and lead back to the page he was on."""
    chosen = read_language(visit.field("language"))
    with visit.enter() as inside:
        member(inside).language = chosen.value
    answer = RedirectResponse(page_before(visit.request, ACCOUNT), status_code=303)
    keep_language(answer, chosen, secure=visit.front.secure)
    return answer


@router.post("/dang-nhap/ngon-ngu")
@open_to(anyone=True)
def choose_before_log_in(visit: Page) -> Response:
    """This will show the log-in page again, with all that was typed but the password."""
    chosen = read_language(visit.field("language"))
    back_to = way_back({"tiep": visit.field("tiep", "/")})
    answer = log_in_page(chosen, back_to, visit.field("username"), carried=Carried.of(visit), chosen=True)
    keep_language(answer, chosen, secure=visit.front.secure)
    return answer
