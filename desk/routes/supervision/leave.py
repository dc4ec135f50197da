"""Tải việc, lịch nghỉ: what each has in hand, who is away; entering an absence and taking it back."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from fastapi import APIRouter
from sqlalchemy import select
from starlette.responses import RedirectResponse, Response

from desk.member import member
from desk.supervision.leave import HALVES, NotTyped, TypedAbsence, absence_rows, days_of, people_rows
from desk.supervision.look import look
from desk.supervision.people import staff_of
from desk.supervision.places import LEAVE, open_to_board
from desk.supervision.write import write_supervision
from language.phrase import phrase
from models.acts.refusal import FormFault, FormFaults
from models.staff.absence import Absence, AbsenceKind
from models.staff.enter_absence import enter_absence, withdraw_absence
from models.staff_member import StaffMember
from web.page_visit import StaffPage
from web.problem import Problem
from web.visit import Inside

router = APIRouter(prefix=LEAVE.path, include_in_schema=False)
TOLD = {
    "ghi": "Đã ghi lịch vắng mặt. Không ai giao được việc cho người này trong những ngày đó.",
    "rut": "Đã bỏ lịch vắng mặt.",
}


@router.get("")
@open_to_board
def show_leave(visit: StaffPage) -> Response:
    """Who holds how much work and who is away on which days."""
    query = visit.request.query_params
    with visit.enter() as inside:
        return _page(inside, TypedAbsence(), told=TOLD.get(query.get("tin", ""), ""))


@router.post("")
@open_to_board
def enter(visit: StaffPage) -> Response:
    """This will note an absence; what is wrong with it is told at the box, and everything typed stays."""
    typed = TypedAbsence.of({name: visit.field(name) for name in ("person", "from", "to", "half", "kind", "deputy")})
    with visit.enter() as inside:
        try:
            with inside.session.begin_nested():
                _enter(inside, typed)
        except FormFaults as wrong:
            return _page(inside, typed, faults={fault.pointer[1:]: fault.detail for fault in wrong.faults}, status=422)
    return RedirectResponse(f"{LEAVE.path}?tin=ghi", status_code=303)


@router.post("/{absence_id}/rut")
@open_to_board
def withdraw(visit: StaffPage, absence_id: UUID) -> Response:
    with visit.enter() as inside:
        absence = inside.session.get(Absence, absence_id)
        if absence is None or absence.agency_id != member(inside).agency_id:
            raise Problem("not-found")
        withdraw_absence(inside.session, absence, inside.caller.actor, inside.now)
    return RedirectResponse(f"{LEAVE.path}?tin=rut", status_code=303)


def _enter(inside: Inside, typed: TypedAbsence) -> None:
    person = _colleague(inside, typed.person)
    deputy = _colleague(inside, typed.deputy)
    if person is None:
        raise FormFaults([FormFault("/person", "Hãy chọn người vắng mặt.")])
    if typed.deputy and deputy is None:
        raise FormFaults([FormFault("/deputy", "Hãy chọn một đồng nghiệp khác của cơ quan làm người thay.")])
    try:
        begins_at, ends_at = typed.span(inside.now)
        kind = typed.of_kind()
    except NotTyped as unread:
        raise FormFaults([unread.fault]) from None
    enter_absence(inside.session, person, begins_at, ends_at, kind, deputy, inside.caller.actor, inside.now)


def _colleague(inside: Inside, typed: str) -> StaffMember | None:
    try:
        wanted = UUID(typed)
    except ValueError:
        return None
    known = select(StaffMember).where(StaffMember.id == wanted, StaffMember.agency_id == member(inside).agency_id)
    return inside.session.scalars(known.where(StaffMember.active)).one_or_none()


def _page(
    inside: Inside,
    typed: TypedAbsence,
    *,
    faults: Mapping[str, str] | None = None,
    told: str = "",
    status: int = 200,
) -> Response:
    seen = look(inside)
    staff = staff_of(seen)
    return write_supervision(
        inside,
        "leave",
        LEAVE,
        status=status,
        days=days_of(seen),
        people=people_rows(seen, staff),
        absences=absence_rows(seen, staff),
        staff_options=[
            (one.id, phrase("{name} – {title}", name=one.full_name, title=one.title)) for one in staff.people
        ],
        kind_options=[(kind.value, kind.words) for kind in AbsenceKind],
        halves=HALVES,
        typed=typed,
        faults=faults or {},
        told=told,
    )
