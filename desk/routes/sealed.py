"""Hồ sơ mật: sealing a dossier, who may see it, and opening one in need."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from fastapi import APIRouter
from sqlalchemy import select
from starlette.responses import RedirectResponse, Response

from desk.member import member
from desk.sealed.sealed_page import broken_glass, colleagues, seal_of, sealed_dossiers
from desk.write_page import write_page
from models.actor import Actor
from models.acts.refusal import FormFaults, ItemGone
from models.dossier import Dossier
from models.staff.dossier_seal import SealPass
from models.staff.seal_dossier import SEALERS, break_glass, drop_person, lift_seal, name_person, seal_dossier, take_note
from web.access import find_dossier, within_reach
from web.note_reading import note_reading
from web.open_to import OFFICE, open_to
from web.page_visit import StaffPage, StaffVisit
from web.problem import Problem
from web.tracking_secret import plain_code
from web.visit import Inside

router = APIRouter(include_in_schema=False)
PATH = "/ho-so-mat"
_NONE = "Không có hồ sơ mật mang mã này trong phạm vi được giao. Lần hỏi này đã được ghi nhật ký."
TOLD = {
    "mat": "Đã chuyển thành hồ sơ mật. Chỉ những người có tên dưới đây còn thấy hồ sơ.",
    "them": "Đã thêm người được xem.",
    "bot": "Đã bỏ người khỏi danh sách.",
    "xem": "Đã ghi nhận.",
    "bo": "Đã bỏ chế độ mật.",
}


@router.get(PATH)
@open_to(*OFFICE)
def show_sealed(visit: StaffPage) -> Response:
    """The sealed dossiers one may see, and opening another in need."""
    with visit.enter() as inside:
        return _sealed(visit, inside)


def _sealed(visit: StaffVisit, inside: Inside, fault: str = "", status: int = 200) -> Response:
    watches = bool(inside.caller.roles & SEALERS)
    return write_page(
        inside,
        "sealed/sealed.html",
        here=PATH,
        status=status,
        rows=sealed_dossiers(inside),
        broken=broken_glass(inside) if watches else [],
        watches=watches,
        typed_code=visit.field("code"),
        typed_reason=visit.field("reason"),
        fault=fault,
        told=TOLD.get(visit.request.query_params.get("tin", ""), ""),
    )


@router.post(f"{PATH}/mo")
@open_to(*OFFICE)
def open_in_need(visit: StaffPage) -> Response:
    """This will open a sealed dossier for an hour to whoever gives a reason; supervisors and chairmen are alerted."""
    with visit.enter() as inside:
        code = plain_code(visit.field("code"))
        wanted = select(Dossier).where(Dossier.code == code, within_reach(inside.caller))
        dossier = inside.session.scalars(wanted).one_or_none()
        if dossier is not None and dossier.sealed and dossier.id in inside.caller.reach.opened:
            return RedirectResponse(f"/ho-so/{dossier.code}", status_code=303)
        try:
            now = visit.front.machine.now()
            opened = break_glass(inside.session, dossier, visit.field("reason"), inside.caller.actor, inside.now, now)
        except FormFaults as wrong:
            return _sealed(visit, inside, wrong.faults[0].detail, 422)
        if not opened or dossier is None:
            return _sealed(visit, inside, _NONE, 422)
        return RedirectResponse(f"/ho-so/{dossier.code}", status_code=303)


@router.post(f"{PATH}/mo/{{pass_id}}/xem")
@open_to(*SEALERS)
def note_opening(visit: StaffPage, pass_id: UUID) -> Response:
    with visit.enter() as inside:
        opened = inside.session.get(SealPass, pass_id, with_for_update=True)
        if opened is None or opened.agency_id != member(inside).agency_id or opened.until is None:
            raise Problem("not-found")
        take_note(inside.session, opened, inside.caller.actor, inside.now)
    return RedirectResponse(f"{PATH}?tin=xem", status_code=303)


@router.get("/ho-so/{code}/mat")
@open_to(*SEALERS)
def show_seal(visit: StaffPage, code: str) -> Response:
    """Who may see a dossier: sealing it, naming people, lifting the seal."""
    with visit.enter() as inside:
        dossier = find_dossier(inside.session, inside.caller, code)
        note_reading(inside, dossier, "seal")
        return _seal(visit, inside, dossier)


def _seal(visit: StaffVisit, inside: Inside, dossier: Dossier, fault: str = "", status: int = 200) -> Response:
    return write_page(
        inside,
        "sealed/seal.html",
        status=status,
        dossier=dossier,
        seal=seal_of(inside, dossier),
        colleagues=colleagues(inside, dossier),
        chosen=set(visit.form.getlist("staff")),
        typed_reason=visit.field("reason"),
        fault=fault,
        told=TOLD.get(visit.request.query_params.get("tin", ""), ""),
    )


@router.post("/ho-so/{code}/mat")
@open_to(*SEALERS)
def seal(visit: StaffPage, code: str) -> Response:
    """This will seal the dossier; the page before has named everybody who would still see it."""
    named = [_id(text) for text in visit.form.getlist("staff") if isinstance(text, str)]
    reason = visit.field("reason")
    return _act(
        visit, code, "mat", lambda at, dossier, by: seal_dossier(at.session, dossier, reason, named, by, at.now)
    )


@router.post("/ho-so/{code}/mat/nguoi")
@open_to(*SEALERS)
def add_person(visit: StaffPage, code: str) -> Response:
    staff_id = _id(visit.field("staff"))
    return _act(visit, code, "them", lambda at, dossier, by: name_person(at.session, dossier, staff_id, by, at.now))


@router.post("/ho-so/{code}/mat/nguoi/{staff_id}/bo")
@open_to(*SEALERS)
def remove_person(visit: StaffPage, code: str, staff_id: UUID) -> Response:
    return _act(visit, code, "bot", lambda at, dossier, by: drop_person(at.session, dossier, staff_id, by, at.now))


@router.post("/ho-so/{code}/mat/bo")
@open_to(*SEALERS)
def lift(visit: StaffPage, code: str) -> Response:
    reason = visit.field("reason")
    return _act(visit, code, "bo", lambda at, dossier, by: lift_seal(at.session, dossier, reason, by, at.now))


def _act(visit: StaffVisit, code: str, done: str, act: Callable[[Inside, Dossier, Actor], None]) -> Response:
    """This will do it under the dossier's lock, or show the page again with what was typed and why it was not done."""
    with visit.enter() as inside:
        dossier = find_dossier(inside.session, inside.caller, code, lock=True)
        try:
            act(inside, dossier, inside.caller.actor)
        except FormFaults as wrong:
            return _seal(visit, inside, dossier, wrong.faults[0].detail, 422)
        except ItemGone as gone:
            return _seal(visit, inside, dossier, str(gone), 409)
    return RedirectResponse(f"/ho-so/{code}/mat?tin={done}", status_code=303)


def _id(text: str) -> UUID:
    """Whoever was chosen; what is nobody's id is refused like the id of somebody who does not work here."""
    try:
        return UUID(text)
    except ValueError:
        return UUID(int=0)
