"""What an administrator does with somebody's account: close it, open it, reset what he logs in with, end sessions."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from uuid import UUID

from fastapi import APIRouter
from starlette.responses import RedirectResponse, Response

from desk.member import member, session_of
from desk.people.member_page import Shown
from desk.people.member_page import member_page as one_member
from desk.people.places import MEMBERS, colleague, desk_of
from desk.people.typed_member import TypedMember
from desk.routes.administration.members import by_box, code_page, shown_version
from models.acts.refusal import FormFault, FormFaults, StaleVersion
from models.role import Role
from models.staff.administer import (
    Desk,
    check_reason,
    close_account,
    reinstate,
    reset_password,
    reset_second_step,
)
from models.staff.first_code import new_first_code
from models.staff.hand_on import NOBODY_THERE
from models.staff.people_change import ChangeKind, note_change
from models.staff.staff_notice import NoticeKind, tell_of_account
from models.staff_member import StaffMember
from web.entry.open_sessions import end_sessions
from web.open_to import open_to
from web.page_visit import StaffPage, StaffVisit
from web.passwords import hash_password
from web.visit import Inside

router = APIRouter(prefix=f"{MEMBERS.path}/{{staff_id}}", include_in_schema=False)
Deed = Callable[[Inside, StaffMember], None]
Change = Callable[[Desk, StaffMember, int, str], None]


@router.post("/tam-dung")
@open_to(Role.ADMINISTRATOR)
def suspend(visit: StaffPage, staff_id: UUID) -> Response:
    return _change(visit, staff_id, partial(_close, visit, leaves=False), "close", "dung")


@router.post("/thoi-viec")
@open_to(Role.ADMINISTRATOR)
def leave(visit: StaffPage, staff_id: UUID) -> Response:
    return _change(visit, staff_id, partial(_close, visit, leaves=True), "close", "thoi")


@router.post("/mo-lai")
@open_to(Role.ADMINISTRATOR)
def open_again(visit: StaffPage, staff_id: UUID) -> Response:
    return _change(visit, staff_id, reinstate, "open", "mo")


@router.post("/hai-buoc")
@open_to(Role.ADMINISTRATOR)
def reset_two_step(visit: StaffPage, staff_id: UUID) -> Response:
    return _change(visit, staff_id, reset_second_step, "two_step", "hai-buoc")


@router.post("/mat-khau")
@open_to(Role.ADMINISTRATOR)
def new_code(visit: StaffPage, staff_id: UUID) -> Response:
    """This will show the new code, this once; sending the form again finds another version and changes nothing."""
    with visit.enter() as inside:
        colleague(inside, staff_id)
    code = new_first_code()
    hashed = hash_password(code)
    with visit.enter() as inside:
        staff = colleague(inside, staff_id)
        refused = _try(
            visit,
            inside,
            staff,
            lambda: reset_password(desk_of(visit, inside), staff, shown_version(visit), visit.field("reason"), hashed),
            "password",
        )
        return refused or code_page(inside, staff, code)


@router.post("/phien")
@open_to(Role.ADMINISTRATOR)
def end(visit: StaffPage, staff_id: UUID) -> Response:
    """This will close one of his sessions, or all; one's own present one stays."""

    def deed(inside: Inside, staff: StaffMember) -> None:
        reason = visit.field("reason")
        if faults := check_reason(reason):
            raise FormFaults(faults)
        own = session_of(inside).token_hash if staff.id == member(inside).id else ""
        machine_now = visit.front.machine.now()
        count = end_sessions(inside.session, staff.id, machine_now, mark=visit.field("phien"), but=own)
        note_change(
            inside.session,
            ChangeKind.SESSIONS,
            inside.caller.actor,
            inside.now,
            agency_id=staff.agency_id,
            staff_id=staff.id,
            after={"sessions": count},
            reason=reason,
        )
        tell_of_account(
            inside.session, staff.id, NoticeKind.SESSIONS_ENDED, inside.caller.actor.staff_id, inside.now, reason
        )

    return _do(visit, staff_id, deed, "sessions", "phien")


def _close(visit: StaffVisit, desk: Desk, staff: StaffMember, shown: int, reason: str, *, leaves: bool) -> None:
    """This will close the account, and hand what he holds to whoever was chosen; an empty choice is the queue."""
    chosen = visit.field("to")
    try:
        to_id = UUID(chosen) if chosen else None
    except ValueError:
        raise FormFaults([FormFault("/to", NOBODY_THERE)]) from None
    close_account(desk, staff, shown, reason, leaves=leaves, to_id=to_id)


def _change(visit: StaffVisit, staff_id: UUID, change: Change, about: str, told: str) -> Response:
    """This will make the change of the account as it was shown, for the reason that was typed."""

    def deed(inside: Inside, staff: StaffMember) -> None:
        change(desk_of(visit, inside), staff, shown_version(visit), visit.field("reason"))

    return _do(visit, staff_id, deed, about, told)


def _do(visit: StaffVisit, staff_id: UUID, deed: Deed, about: str, told: str) -> Response:
    with visit.enter() as inside:
        staff = colleague(inside, staff_id)
        if refused := _try(visit, inside, staff, lambda: deed(inside, staff), about):
            return refused
    return RedirectResponse(f"{MEMBERS.path}/{staff_id}?tin={told}", status_code=303)


def _try(
    visit: StaffVisit, inside: Inside, staff: StaffMember, deed: Callable[[], None], about: str
) -> Response | None:
    """This will do it, or undo it whole and give the page that says why not, with the reason that was typed."""
    try:
        with inside.session.begin_nested():
            deed()
    except FormFaults as wrong:
        inside.session.refresh(staff)
        return one_member(visit, inside, staff, _typed_reason(visit, staff, by_box(wrong.faults), about), status=422)
    except StaleVersion:
        inside.session.refresh(staff)
        return one_member(visit, inside, staff, _typed_reason(visit, staff, {}, f"stale-{about}"), status=409)
    return None


def _typed_reason(visit: StaffVisit, staff: StaffMember, faults: dict[str, str], about: str) -> Shown:
    typed = TypedMember.of(staff)
    with_reason = TypedMember({**typed.texts, "reason": visit.field("reason")}, typed.lists)
    return Shown(with_reason, faults, about=about, to=visit.field("to"))
