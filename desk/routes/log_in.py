"""Logging in and out at the desk."""

from __future__ import annotations

from uuid import UUID

from fastapi import APIRouter
from starlette.responses import RedirectResponse, Response

from desk.forms.taken_up import Carried, take_up
from desk.member import member, session_of
from desk.navigation import first_page
from desk.write_page import PAGES, write_page
from models.staff.language import Language
from models.staff_member import StaffMember
from web.caller import Caller
from web.entry.device import device_words
from web.entry.second_step import go_on, open_half_way, wants_code
from web.language.of_request import language_of_request, read_language
from web.open_to import EVERY_STAFF_ROLE, open_to
from web.page_visit import Page, PageVisit, StaffPage, drop_cookie, set_cookie, way_back
from web.problem import Problem
from web.staff_session import LoggedIn, check_password, find_session, log_out, open_session
from web.visit import Inside

router = APIRouter(include_in_schema=False)


def log_in_page(
    language: Language,
    back_to: str,
    username: str = "",
    fault: str = "",
    status: int = 200,
    carried: Carried | None = None,
    *,
    half_way: str = "",
    chosen: bool = False,
) -> Response:
    """The page of name and password; with `half_way`, the page that asks for the code.

    A language `chosen` on it becomes the setting of whoever logs in.
    """
    return PAGES.answer(
        "second_step.html" if half_way else "log_in.html",
        status=status,
        language=language,
        chosen=chosen,
        me=None,
        agency_name="Đăng nhập",
        back_to=back_to,
        username=username,
        fault=fault,
        half_way=half_way,
        path=carried.path if carried else "",
        typed=carried.typed if carried else {},
    )


@router.get("/dang-nhap")
@open_to(anyone=True)
def show_log_in(visit: Page) -> Response:
    """The door for members of staff."""
    return log_in_page(language_of_request(visit.request), way_back(visit.request.query_params))


@router.post("/dang-nhap")
@open_to(anyone=True)
def enter(visit: Page) -> Response:
    """This will open a session and go on to the page first asked for, or say on the same page why not.

    Whoever has set up the second step is asked for a code first.
    """
    back_to = way_back({"tiep": visit.field("tiep", "/")})
    username, carried = visit.field("username"), Carried.of(visit)
    # A password may begin or end with a blank, so it is taken exactly as it was typed.
    password = visit.form.get("password")
    try:
        staff_id = check_password(visit.front, username, password if isinstance(password, str) else "", visit.address)
    except Problem as refused:
        return _again(visit, back_to, username, carried, refused)
    if wants_code(visit.front, staff_id):
        half_way = open_half_way(visit.front, staff_id)
        language, chosen = _language(visit)
        return log_in_page(language, back_to, carried=carried, half_way=half_way, chosen=chosen)
    return _let_in(visit, staff_id, back_to, carried)


@router.post("/dang-nhap/ma")
@open_to(anyone=True)
def enter_code(visit: Page) -> Response:
    """This will take the code of the telephone, or a spare one; a mistyped one loses nothing."""
    back_to, carried = way_back({"tiep": visit.field("tiep", "/")}), Carried.of(visit)
    half_way = visit.field("luot")
    try:
        staff_id = go_on(visit.front, half_way, visit.field("code"))
    except Problem as refused:
        still = "" if refused.kind.slug == "log-in-required" else half_way
        return _again(visit, back_to, "", carried, refused, still)
    return _let_in(visit, staff_id, back_to, carried)


def _again(
    visit: PageVisit, back_to: str, username: str, carried: Carried, refused: Problem, half_way: str = ""
) -> Response:
    """The same page with what was wrong."""
    (language, chosen), told, status = _language(visit), str(refused.detail), refused.status_code
    return log_in_page(language, back_to, username, told, status, carried, half_way=half_way, chosen=chosen)


def _language(visit: PageVisit) -> tuple[Language, bool]:
    """In which language the page is written, and whether that was chosen on the log-in page."""
    return language_of_request(visit.request), bool(visit.field("language"))


def _let_in(visit: PageVisit, staff_id: UUID, back_to: str, carried: Carried) -> Response:
    device = device_words(visit.request.headers.get("user-agent", ""))
    opened = open_session(visit.front, staff_id, "page", device)
    if visit.field("language"):
        _keep_choice(visit, opened)
    wanted = first_page(opened.staff.as_actor().roles) if back_to == "/" else back_to
    answer = _go_on(visit, opened, carried) if carried.typed else RedirectResponse(wanted, status_code=303)
    set_cookie(answer, visit.front, opened)
    return answer


def _keep_choice(visit: PageVisit, opened: LoggedIn) -> None:
    with visit.front.database.transaction() as session:
        session.get_one(StaffMember, opened.staff.id).language = read_language(visit.field("language")).value


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
@open_to(*EVERY_STAFF_ROLE, unfinished=True)
def leave(visit: StaffPage) -> Response:
    with visit.enter() as inside:
        log_out(inside.session, session_of(inside), member(inside), inside.now, visit.front.machine.now())
    answer = RedirectResponse("/dang-nhap", status_code=303)
    drop_cookie(answer, visit.front)
    return answer
