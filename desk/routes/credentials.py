"""One's own password, second step and sessions."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from fastapi import APIRouter
from starlette.responses import RedirectResponse, Response

from desk.member import member, session_of
from desk.routes.account import PATH
from desk.routes.administration.members import by_box
from desk.write_page import write_page
from documents.qr import qr_svg
from language.phrase import one_after_another
from models.acts.refusal import FormFaults
from models.agency import Agency
from models.audit.audit_entry import record
from models.staff import second_step
from models.staff.one_time_code import address_for_app
from models.staff_member import StaffMember
from web.entry.open_sessions import end_sessions
from web.entry.own_password import SHORTEST, check_present, new_hash
from web.entry.second_step import check_code
from web.open_to import EVERY_STAFF_ROLE, open_to
from web.page_visit import StaffPage, StaffVisit, way_back
from web.problem import Problem
from web.staff_session import what_comes_first
from web.visit import Inside

router = APIRouter(prefix=PATH, include_in_schema=False)
WRONG_CODE = "Mã chưa đúng, đã hết hạn hoặc đã dùng. Hãy chờ mã mới hiện trong ứng dụng rồi nhập lại."


@router.get("/mat-khau")
@open_to(*EVERY_STAFF_ROLE, unfinished=True)
def show_password(visit: StaffPage) -> Response:
    with visit.enter() as inside:
        return _password_page(visit, inside)


@router.post("/mat-khau")
@open_to(*EVERY_STAFF_ROLE, unfinished=True)
def change_password(visit: StaffPage) -> Response:
    """This will change it and end every other session; a hash is made while no connection is held."""
    present, new, again = (_secret(visit, name) for name in ("present", "new", "again"))
    with visit.enter() as inside:
        username, kept = member(inside).username, member(inside).password_hash
    try:
        check_present(visit.front, username, kept, present, visit.address)
        hashed = new_hash(username, present, new, again)
    except FormFaults as wrong:
        with visit.enter() as inside:
            return _password_page(visit, inside, by_box(wrong.faults), status=422)
    with visit.enter() as inside:
        staff = member(inside)
        staff.password_hash, staff.first_code_until = hashed, None
        _end_others(visit, inside)
        record(inside.session, inside.caller.actor, "password.changed", inside.now)
        return _go_on(visit, inside)


@router.get("/hai-buoc")
@open_to(*EVERY_STAFF_ROLE, unfinished=True)
def show_two_step(visit: StaffPage) -> Response:
    """Whom the rule has ceased to concern meanwhile is let go on."""
    with visit.enter() as inside:
        opened = session_of(inside)
        if opened.before and not what_comes_first(inside.session, member(inside)):
            opened.before = ""
            return RedirectResponse(_wanted_next(visit), status_code=303)
        return _two_step_page(visit, inside)


@router.post("/hai-buoc")
@open_to(*EVERY_STAFF_ROLE, unfinished=True)
def begin(visit: StaffPage) -> Response:
    """This will make the secret that the next page shows; one that stands is not shown again."""
    with visit.enter() as inside:
        _see_that_password_is_changed(inside)
        second_step.begin(inside.session, member(inside), inside.now)
    return RedirectResponse(_here(visit, "hai-buoc"), status_code=303)


@router.post("/hai-buoc/xac-nhan")
@open_to(*EVERY_STAFF_ROLE, unfinished=True)
def confirm(visit: StaffPage) -> Response:
    """This will put it into force and show the spare codes, this once; other sessions end."""
    with visit.enter() as inside:
        _see_that_password_is_changed(inside)
    if faults := _password_faults(visit):
        with visit.enter() as inside:
            return _two_step_page(visit, inside, faults, status=422)
    with visit.enter() as inside:
        staff, machine_now = member(inside), visit.front.machine.now()
        codes = second_step.confirm(inside.session, staff, visit.field("code"), inside.now, machine_now)
        if codes is None:
            return _two_step_page(visit, inside, {"code": WRONG_CODE}, status=422)
        session_of(inside).before = what_comes_first(inside.session, staff)
        _end_others(visit, inside)
        return _codes_page(visit, inside, codes)


@router.post("/hai-buoc/ma-du-phong")
@open_to(*EVERY_STAFF_ROLE)
def new_codes(visit: StaffPage) -> Response:
    """This will make ten new spare codes for whoever shows a code; the old ones are good no more."""
    with visit.enter() as inside:
        staff_id = member(inside).id
    try:
        check_code(visit.front, staff_id, visit.field("code"))
    except Problem as wrong:
        with visit.enter() as inside:
            return _two_step_page(visit, inside, {"code": str(wrong.detail)}, status=_status(wrong))
    with visit.enter() as inside:
        return _codes_page(visit, inside, second_step.new_spare_codes(inside.session, member(inside), inside.now))


@router.post("/hai-buoc/tat")
@open_to(*EVERY_STAFF_ROLE)
def turn_off(visit: StaffPage) -> Response:
    """This will end it for whoever shows password and code, unless one of his roles must have it."""
    with visit.enter() as inside:
        staff = member(inside)
        staff_id = staff.id
        if second_step.is_required(inside.session, staff):
            words = "Vai trò của bạn bắt buộc xác thực hai bước. Đổi điện thoại thì nhờ người quản trị đặt lại."
            return _two_step_page(visit, inside, {"off": words}, status=422)
    faults = _password_faults(visit)
    try:
        if not faults:
            check_code(visit.front, staff_id, visit.field("code"))
    except Problem as wrong:
        faults = {"off": str(wrong.detail)}
    with visit.enter() as inside:
        if faults:
            return _two_step_page(visit, inside, {"off": one_after_another(" ", faults.values())}, status=422)
        second_step.take_away(inside.session, member(inside), inside.caller.actor, inside.now)
        _end_others(visit, inside)
    return RedirectResponse(f"{PATH}?tin=tat", status_code=303)


@router.post("/phien")
@open_to(*EVERY_STAFF_ROLE)
def end_session(visit: StaffPage) -> Response:
    """This will end one of one's other sessions, or all of them; the present one is ended by logging out."""
    with visit.enter() as inside:
        _end_others(visit, inside, mark=visit.field("phien"))
    return RedirectResponse(f"{PATH}?tin=phien#phien", status_code=303)


def _status(wrong: Problem) -> int:
    """Whoever is logged in and mistypes a code is no stranger; only waiting is told as such."""
    return wrong.status_code if wrong.kind.slug == "rate-limited" else 422


def _end_others(visit: StaffVisit, inside: Inside, *, mark: str = "") -> None:
    own, machine_now = session_of(inside).token_hash, visit.front.machine.now()
    count = end_sessions(inside.session, member(inside).id, machine_now, mark=mark, but=own)
    if count:
        record(inside.session, inside.caller.actor, "session.others_closed", inside.now, count=count)


def _go_on(visit: StaffVisit, inside: Inside) -> Response:
    """To what comes next before anything else, or to where somebody wanted to go."""
    opened, was_first = session_of(inside), bool(session_of(inside).before)
    opened.before = what_comes_first(inside.session, member(inside)) if was_first else ""
    if opened.before:
        return RedirectResponse(_here(visit, "hai-buoc"), status_code=303)
    back = way_back({"tiep": visit.field("tiep", "/")})
    return RedirectResponse(back if was_first and back != "/" else f"{PATH}?tin=mat-khau", status_code=303)


def _here(visit: StaffVisit, page: str) -> str:
    back = way_back({"tiep": visit.field("tiep", "/")})
    return f"{PATH}/{page}" if back == "/" else f"{PATH}/{page}?tiep={quote(back, safe='')}"


def _see_that_password_is_changed(inside: Inside) -> None:
    """A code that an administrator knows sets up no second step."""
    if member(inside).first_code_until is not None:
        raise Problem("not-allowed", "Hãy đổi mật khẩu trước khi bật xác thực hai bước.")


def _password_faults(visit: StaffVisit) -> dict[str, str]:
    with visit.enter() as inside:
        username, kept = member(inside).username, member(inside).password_hash
    try:
        check_present(visit.front, username, kept, _secret(visit, "present"), visit.address)
    except FormFaults as wrong:
        return by_box(wrong.faults)
    return {}


def _secret(visit: StaffVisit, name: str) -> str:
    """A password may begin or end with a blank, so it is taken exactly as it was typed."""
    value = visit.form.get(name)
    return value if isinstance(value, str) else ""


def _wanted_next(visit: StaffVisit) -> str:
    return way_back({"tiep": visit.field("tiep") or visit.request.query_params.get("tiep", "/")})


def _password_page(
    visit: StaffVisit, inside: Inside, faults: dict[str, str] | None = None, *, status: int = 200
) -> Response:
    return _write(visit, inside, "password", status, faults=faults or {}, shortest=SHORTEST)


def _two_step_page(
    visit: StaffVisit, inside: Inside, faults: dict[str, str] | None = None, *, status: int = 200
) -> Response:
    staff = member(inside)
    standing = second_step.standing_second_step(inside.session, staff.id)
    secret = "" if standing else second_step.begun_secret(inside.session, staff.id)
    return _write(
        visit,
        inside,
        "two_step",
        status,
        faults=faults or {},
        standing=standing,
        spare_left=second_step.spare_codes_left(inside.session, staff.id) if standing else 0,
        required=second_step.is_required(inside.session, staff),
        secret=" ".join(secret[at : at + 4] for at in range(0, len(secret), 4)),
        picture=qr_svg(_address(inside, staff, secret)) if secret else "",
    )


def _address(inside: Inside, staff: StaffMember, secret: str) -> str:
    return address_for_app(secret, staff.username, inside.session.get_one(Agency, staff.agency_id).code)


def _codes_page(visit: StaffVisit, inside: Inside, codes: list[str]) -> Response:
    return _write(visit, inside, "spare_codes", 200, codes=codes)


def _write(visit: StaffVisit, inside: Inside, page: str, status: int, **content: Any) -> Response:
    """While something comes first, the header offers no other place."""
    first = session_of(inside).before
    next_page = _wanted_next(visit)
    return write_page(
        inside, f"account/{page}.html", here=PATH, status=status, comes_first=first, back_to=next_page, **content
    )
