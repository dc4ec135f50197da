"""Người dùng: the list, one member, adding and changing one."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from fastapi import APIRouter
from starlette.responses import RedirectResponse, Response

from desk.people.foreseen import foresee
from desk.people.member_list import STATES, STEPS, MemberFilter, member_page
from desk.people.member_page import Shown, choices
from desk.people.member_page import member_page as one_member
from desk.people.places import MEMBERS, colleague, desk_of, write_people
from desk.people.typed_member import TypedMember, differences
from desk.people.words import Names
from language.phrase import one_after_another
from models.acts.refusal import FormFault, FormFaults, StaleVersion
from models.role import Role
from models.staff.administer import Wish, add_member, change_wish, faults_of
from models.staff.first_code import new_first_code
from models.staff.rights import Rights
from models.staff_member import StaffMember
from web.open_to import open_to
from web.page_visit import StaffPage, StaffVisit
from web.passwords import hash_password
from web.visit import Inside

router = APIRouter(prefix=MEMBERS.path, include_in_schema=False)
TOLD = {
    "ghi": "Đã ghi thay đổi.",
    "dung": "Đã tạm dừng tài khoản: mọi phiên đã đóng; việc đang giữ đi đâu, xem “Thay đổi gần đây”.",
    "thoi": "Đã ghi thôi làm việc: mọi phiên đã đóng; việc đang giữ đi đâu, xem “Thay đổi gần đây”.",
    "mo": "Đã mở lại tài khoản.",
    "hai-buoc": "Đã đặt lại xác thực hai bước; người dùng được thông báo và phải đăng nhập lại.",
    "phien": "Đã đóng phiên.",
}


@router.get("")
@open_to(Role.ADMINISTRATOR)
def show_members(visit: StaffPage) -> Response:
    query = visit.request.query_params
    chosen = MemberFilter.of(query)
    with visit.enter() as inside:
        names = Names.of(inside)
        return write_people(
            inside,
            "members",
            MEMBERS,
            page=member_page(inside, chosen, query.get("sau", ""), names.units),
            chosen=chosen,
            role_options=[(role.value, role.words) for role in Role if role.is_staff],
            unit_options=[(str(unit_id), name) for unit_id, name in names.units.items()],
            states=STATES,
            steps=STEPS,
        )


@router.get("/moi")
@open_to(Role.ADMINISTRATOR)
def show_new(visit: StaffPage) -> Response:
    with visit.enter() as inside:
        return _new_page(inside, TypedMember.empty(), {})


@router.post("/moi")
@open_to(Role.ADMINISTRATOR)
def add(visit: StaffPage) -> Response:
    """This will take somebody on and show the code of his first log-in, this once.

    Sending the form again finds the log-in name taken, so no reload makes a second code.
    """
    typed = TypedMember.of_form(visit.form)
    with visit.enter():
        code = new_first_code()
    # A hash takes a fifth of a second, in which no connection is held.
    hashed = hash_password(code)
    with visit.enter() as inside:
        try:
            staff = add_member(desk_of(visit, inside), typed.texts["username"], typed.wish(), hashed)
        except FormFaults as wrong:
            return _new_page(inside, typed, by_box(wrong.faults), status=422)
        return code_page(inside, staff, code)


@router.get("/{staff_id}")
@open_to(Role.ADMINISTRATOR)
def show_member(visit: StaffPage, staff_id: UUID) -> Response:
    with visit.enter() as inside:
        told = TOLD.get(visit.request.query_params.get("tin", ""), "")
        return one_member(visit, inside, colleague(inside, staff_id), Shown(told=told))


@router.post("/{staff_id}")
@open_to(Role.ADMINISTRATOR)
def change(visit: StaffPage, staff_id: UUID) -> Response:
    """This will write the change; where rights change, what that does is shown first."""
    typed = TypedMember.of_form(visit.form)
    with visit.enter() as inside:
        staff = colleague(inside, staff_id)
        wish = typed.wish()
        if visit.field("then") != "save" and wish.rights != Rights.of(staff):
            return _preview(visit, inside, staff, typed)
        try:
            with inside.session.begin_nested():
                change_wish(desk_of(visit, inside), staff, wish, shown_version(visit))
        except FormFaults as wrong:
            faults = by_box(wrong.faults)
            return one_member(visit, inside, staff, Shown(typed, faults, about="change"), status=422)
        except StaleVersion:
            return _both(visit, inside, staff, typed)
    return RedirectResponse(f"{MEMBERS.path}/{staff_id}?tin=ghi", status_code=303)


def _preview(visit: StaffVisit, inside: Inside, staff: StaffMember, typed: TypedMember) -> Response:
    if staff.version != shown_version(visit):
        return _both(visit, inside, staff, typed)
    if faults := by_box(faults_of(inside.session, staff.agency_id, typed.wish(), staff)):
        return one_member(visit, inside, staff, Shown(typed, faults, about="change"), status=422)
    shown = Shown(typed, foreseen=foresee(inside, staff, typed.wish()), about="change")
    return one_member(visit, inside, staff, shown)


def _both(visit: StaffVisit, inside: Inside, staff: StaffMember, typed: TypedMember) -> Response:
    """Somebody was faster: what stands now beside what was typed, which stays in the boxes."""
    inside.session.refresh(staff)
    both = differences(Wish.of(staff), typed.wish(), Names.of(inside))
    return one_member(visit, inside, staff, Shown(typed, both=both, about="stale"), status=409)


def _new_page(inside: Inside, typed: TypedMember, faults: dict[str, str], status: int = 200) -> Response:
    more = choices(inside, typed, Names.of(inside))
    return write_people(inside, "new_member", MEMBERS, status=status, faults=faults, **more)


def code_page(inside: Inside, staff: StaffMember, code: str) -> Response:
    """The one page on which a code stands; it is kept nowhere."""
    return write_people(inside, "first_code", MEMBERS, member=staff, code=code, until=staff.first_code_until)


def by_box(faults: Iterable[FormFault]) -> dict[str, str]:
    """What is wrong, by the name of the box; several things about one box stand together."""
    told: dict[str, str] = {}
    for fault in faults:
        name = fault.pointer[1:]
        told[name] = one_after_another(" ", (told[name], fault.detail)) if name in told else fault.detail
    return told


def shown_version(visit: StaffVisit) -> int:
    """The version that stood on the page; without one it is older than any."""
    version = visit.field("version")
    return int(version) if version.isdecimal() and len(version) < 10 else 0
