"""Presenting, routing, giving to somebody else, signing for it, and what came of it."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from fastapi import APIRouter
from sqlalchemy import select
from starlette.responses import Response

from desk.incoming.book_filter import PATH
from desk.incoming.receivers import Receivers, receivers_of
from desk.member import member
from desk.routes.incoming.sent import act_on
from models.acts.refusal import FormFault, FormFaults
from models.clock.agency_calendar import load_calendar
from models.clock.written_time import NotADate, in_vietnam, parse_day
from models.dossier import Dossier
from models.incoming.incoming_document import IncomingDocument, NotNow
from models.incoming.incoming_task import IncomingTask
from models.incoming.limits import read_limit
from models.incoming.routing import Direction, Receiver, present, reassign, route
from models.incoming.settle import Outcome, Result, settle, sign_for
from models.role import Role
from models.staff_member import StaffMember
from web.access import visible_dossiers
from web.open_to import OFFICE, open_to
from web.page_visit import StaffPage, StaffVisit
from web.tracking_secret import plain_code
from web.visit import Inside

router = APIRouter(prefix=PATH, include_in_schema=False)
_MOST_WORDS = 4000


@router.post("/{document_id}/trinh")
@open_to(Role.SEAL_KEEPER)
def lay_before(visit: StaffPage, document_id: UUID) -> Response:
    def act(inside: Inside, document: IncomingDocument) -> None:
        leader = receivers_of(inside).chosen(visit.field("leader"))
        if not isinstance(leader, StaffMember):
            raise FormFaults([FormFault("/leader", "Hãy chọn lãnh đạo để trình.")])
        present(inside.session, document, leader, inside.caller.actor, inside.now)

    return act_on(visit, document_id, act, "trinh")


@router.post("/{document_id}/chuyen")
@open_to(Role.CHAIRMAN, Role.DEPUTY)
def pass_on(visit: StaffPage, document_id: UUID) -> Response:
    """The leader says who leads, who coordinates, by when."""

    def act(inside: Inside, document: IncomingDocument) -> None:
        direction = _direction(visit, inside, document)
        route(inside.session, document, direction, inside.caller.actor, inside.now)

    return act_on(visit, document_id, act, "chuyen")


@router.post("/{document_id}/giao-lai/{task_id}")
@open_to(Role.CHAIRMAN, Role.DEPUTY)
def give_to_another(visit: StaffPage, document_id: UUID, task_id: UUID) -> Response:
    def act(inside: Inside, document: IncomingDocument) -> None:
        to = receivers_of(inside).chosen(visit.field("to"))
        if to is None:
            raise FormFaults([FormFault("/to", "Hãy chọn đơn vị, người nhận mới.")])
        task, reason = _task(inside, document, task_id), visit.field("reassign_reason")
        reassign(inside.session, document, task, to, reason, inside.caller.actor, inside.now)

    return act_on(visit, document_id, act, "giao-lai")


@router.post("/{document_id}/ky-nhan/{task_id}")
@open_to(*OFFICE)
def sign(visit: StaffPage, document_id: UUID, task_id: UUID) -> Response:
    def act(inside: Inside, document: IncomingDocument) -> None:
        sign_for(inside.session, document, _task(inside, document, task_id), member(inside), inside.now)

    # Two who were given the same document sign at the same time.
    return act_on(visit, document_id, act, "ky-nhan", as_shown=False)


@router.post("/{document_id}/xong")
@open_to(*OFFICE)
def done(visit: StaffPage, document_id: UUID) -> Response:
    def act(inside: Inside, document: IncomingDocument) -> None:
        result = _result(visit, inside)
        settle(inside.session, document, result, inside.caller.actor, member(inside), inside.now)

    return act_on(visit, document_id, act, "xong")


def _direction(visit: StaffVisit, inside: Inside, document: IncomingDocument) -> Direction:
    among = receivers_of(inside)
    lead, faults = among.chosen(visit.field("lead")), []
    if lead is None:
        faults.append(FormFault("/lead", "Hãy chọn đơn vị hoặc người chủ trì."))
    try:
        due_at = read_limit(visit.field("limit"), inside.now, load_calendar(inside.session, document.agency_id))
    except FormFaults as wrong:
        due_at, faults = inside.now, [*faults, *wrong.faults]
    if faults or lead is None:
        raise FormFaults(faults)
    return Direction(lead, due_at, visit.field("directive")[:_MOST_WORDS], _coordinating(visit, among, lead))


def _coordinating(visit: StaffVisit, among: Receivers, lead: Receiver) -> list[Receiver]:
    typed = dict.fromkeys(str(value) for value in visit.form.getlist("coordinate"))
    found = [among.chosen(value) for value in typed]
    if any(one is None for one in found):
        raise FormFaults([FormFault("/coordinate", "Có đơn vị, người phối hợp không còn ở cơ quan; hãy chọn lại.")])
    return [one for one in found if one is not None and one.id != lead.id]


def _task(inside: Inside, document: IncomingDocument, task_id: UUID) -> IncomingTask:
    task = inside.session.get(IncomingTask, task_id, with_for_update=True, populate_existing=True)
    if task is None or task.document_id != document.id:
        raise NotNow
    return task


def _result(visit: StaffVisit, inside: Inside) -> Result:
    try:
        outcome = Outcome(visit.field("outcome"))
    except ValueError:
        raise FormFaults([FormFault("/outcome", "Hãy chọn kết quả giải quyết.")]) from None
    return Result(
        outcome,
        visit.field("words")[:_MOST_WORDS],
        visit.field("answer")[:80],
        _answered_on(visit, inside),
        _dossier(visit, inside),
    )


def _answered_on(visit: StaffVisit, inside: Inside) -> date | None:
    typed = visit.field("answered_on")
    try:
        return parse_day(typed, today=in_vietnam(inside.now).date()) if typed else None
    except NotADate as wrong:
        raise FormFaults([FormFault("/answered_on", str(wrong))]) from None


def _dossier(visit: StaffVisit, inside: Inside) -> Dossier | None:
    code = plain_code(visit.field("dossier"))
    seen = select(Dossier).where(Dossier.code == code, visible_dossiers(inside.caller))
    return inside.session.scalars(seen).one_or_none() if code else None
