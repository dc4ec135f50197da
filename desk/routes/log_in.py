"""Logging in and out at the desk."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.responses import RedirectResponse, Response

from desk.forms.taken_up import Carried, take_up
from desk.member import member, session_of
from desk.navigation import first_page
from desk.write_page import PAGES, write_page
from web.caller import Caller
from web.open_to import EVERY_STAFF_ROLE, open_to
from web.page_visit import Page, PageVisit, StaffPage, drop_cookie, set_cookie, way_back
from web.problem import Problem
from web.staff_session import LoggedIn, find_session, log_in, log_out
from web.visit import Inside

router = APIRouter(include_in_schema=False)


def _page(
    back_to: str, username: str = "", fault: str = "", status: int = 200, carried: Carried | None = None
) -> Response:
    return PAGES.answer(
        "log_in.html",
        status=status,
        me=None,
        agency_name="Đăng nhập",
        back_to=back_to,
        username=username,
        fault=fault,
        path=carried.path if carried else "",
        typed=carried.typed if carried else {},
    )


@router.get("/dang-nhap")
@open_to(anyone=True)
def show_log_in(visit: Page) -> Response:
    """The door for members of staff."""
    return _page(way_back(visit.request.query_params))


@router.post("/dang-nhap")
@open_to(anyone=True)
def enter(visit: Page) -> Response:
    """This will open a session and go on to the page first asked for, or say on the same page why not."""
    back_to = way_back({"tiep": visit.field("tiep", "/")})
    username, carried = visit.field("username"), Carried.of(visit)
    # A password may begin or end with a blank, so it is taken exactly as it was typed.
    password = visit.form.get("password")
    try:
        opened = log_in(visit.front, username, password if isinstance(password, str) else "", "page", visit.address)
    except Problem as refused:
        return _page(back_to, username, str(refused.detail), refused.status_code, carried)
    wanted = first_page(opened.staff.as_actor().roles) if back_to == "/" else back_to
    answer = _go_on(visit, opened, carried) if carried.typed else RedirectResponse(wanted, status_code=303)
    set_cookie(answer, visit.front, opened)
    return answer


def _go_on(visit: PageVisit, opened: LoggedIn, carried: Carried) -> Response:
    """What was typed when the last session ended comes back as a draft, or, where none can hold it, as text."""
    with visit.front.database.transaction() as session:
        found = find_session(session, opened.token, "page", visit.front.machine.now())
        assert found is not None, "it was opened a moment ago"
        caller = Caller.of_staff(found.staff, found.opened, found.reach)
        inside = Inside(session, caller, visit.front.clock.now())
        where = take_up(inside, carried)
        return RedirectResponse(where, 303) if where else write_page(inside, "carried.html", typed=carried.typed)


@router.post("/dang-xuat")
@open_to(*EVERY_STAFF_ROLE)
def leave(visit: StaffPage) -> Response:
    with visit.enter() as inside:
        log_out(inside.session, session_of(inside), member(inside), inside.now, visit.front.machine.now())
    answer = RedirectResponse("/dang-nhap", status_code=303)
    drop_cookie(answer, visit.front)
    return answer
