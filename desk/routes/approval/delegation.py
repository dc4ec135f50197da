"""Uỷ quyền: the head lets a deputy decide and sign in his place for some days, and takes it back."""

from __future__ import annotations

from uuid import UUID

from fastapi import APIRouter
from starlette.responses import RedirectResponse, Response

from desk.approval.delegations import PATH, Typed, delegations_page, read_wish
from desk.write_page import write_page
from models.acts.refusal import FormFaults
from models.approval.delegate import delegate, revoke
from models.approval.delegation import Delegation
from models.role import Role
from web.open_to import open_to
from web.page_visit import StaffPage, StaffVisit
from web.problem import Problem
from web.visit import Inside

router = APIRouter(include_in_schema=False)
_BOXES = {"begins_at": "begins", "ends_at": "ends"}
TOLD = {"giao": "Đã ghi uỷ quyền; bắt đầu và hết hiệu lực đúng ngày đã ghi.", "thu": "Đã thu hồi uỷ quyền."}


@router.get(PATH)
@open_to(Role.CHAIRMAN, Role.DEPUTY, Role.SUPERVISOR)
def show_delegations(visit: StaffPage) -> Response:
    """Who stands in for the head, for what and until when; the form that delegates."""
    told = TOLD.get(visit.request.query_params.get("tin", ""), "")
    with visit.enter() as inside:
        return _page(inside, Typed(), told=told)


@router.post(PATH)
@open_to(Role.CHAIRMAN)
def make_delegation(visit: StaffPage) -> Response:
    typed = _typed(visit)
    try:
        with visit.enter() as inside:
            delegate(inside.session, inside.caller.actor, read_wish(inside, typed), inside.now)
    except FormFaults as refused:
        with visit.enter() as inside:
            return _page(inside, _with_faults(typed, refused), status=422)
    return RedirectResponse(f"{PATH}?tin=giao", status_code=303)


@router.post(f"{PATH}/{{delegation_id}}/thu-hoi")
@open_to(Role.CHAIRMAN)
def revoke_delegation(visit: StaffPage, delegation_id: UUID) -> Response:
    with visit.enter() as inside:
        made = inside.session.get(Delegation, delegation_id)
        if made is None or made.agency_id != inside.caller.actor.agency_id:
            raise Problem("not-found")
        revoke(inside.session, inside.caller.actor, delegation_id, inside.now)
    return RedirectResponse(f"{PATH}?tin=thu", status_code=303)


def _page(inside: Inside, typed: Typed, *, told: str = "", status: int = 200) -> Response:
    content = delegations_page(inside, typed)
    return write_page(inside, "approval/delegations.html", here=PATH, status=status, told=told, **content)


def _typed(visit: StaffVisit) -> Typed:
    return Typed(
        to_id=visit.field("to_id"),
        manner=visit.field("manner"),
        lines=tuple(str(one) for one in visit.form.getlist("lines")),
        procedures=tuple(str(one) for one in visit.form.getlist("procedures")),
        begins=visit.field("begins"),
        ends=visit.field("ends"),
        reason=visit.field("reason"),
        paper=visit.field("paper"),
    )


def _with_faults(typed: Typed, refused: FormFaults) -> Typed:
    faults: dict[str, str] = {}
    for fault in refused.faults:
        name = fault.pointer.strip("/")
        box = _BOXES.get(name, name)
        faults[box] = f"{faults[box]} {fault.detail}" if box in faults else fault.detail
    return Typed(**{**vars(typed), "faults": faults})
