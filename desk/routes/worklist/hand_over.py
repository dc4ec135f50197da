"""Bàn giao: the end of a shift, or a colleague who is ill; all or some of a desk goes to somebody or to the queue."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from fastapi import APIRouter
from sqlalchemy import Row
from starlette.background import BackgroundTask
from starlette.responses import RedirectResponse, Response

from desk.member import member
from desk.routes.worklist.bulk import PATH as RUNS
from desk.routes.worklist.bulk import ids_of
from desk.worklist.bulk.carry_on import carry_on
from desk.worklist.bulk.frozen import Wanted, freeze, ticked
from desk.worklist.colleagues import colleagues, desks, find_colleague
from desk.worklist.own_desk import all_held, held_by
from desk.write_page import write_page
from language.phrase import phrase
from models.audit.audit_entry import record
from models.progress.hold_item import GIVES_OUT
from models.staff_member import StaffMember
from models.work.bulk_run import BulkAct, BulkRun, RunState
from web.open_to import OFFICE, open_to
from web.page_visit import StaffPage, StaffVisit
from web.problem import Problem
from web.visit import Inside

router = APIRouter(include_in_schema=False)
PATH = "/ban-giao"
SHORTEST, LONGEST = 5, 300
_QUEUE = "hang-doi"


@router.get(PATH)
@open_to(*OFFICE)
def own_desk(visit: StaffPage) -> Response:
    """Hands one's work to a colleague or back to the queue at the end of a shift."""
    with visit.enter() as inside:
        return _page(visit, inside, member(inside))


@router.get(f"{PATH}/{{staff_id}}")
@open_to(*GIVES_OUT)
def other_desk(visit: StaffPage, staff_id: UUID) -> Response:
    """The desk of a colleague who is ill, or who has left."""
    with visit.enter() as inside:
        return _page(visit, inside, _whose(inside, staff_id))


@router.post(PATH)
@open_to(*OFFICE)
def hand_over(visit: StaffPage) -> Response:
    """This will hand the chosen pieces of one's own desk on, each with the note that was written for it."""
    return _hand_over(visit, None)


@router.post(f"{PATH}/{{staff_id}}")
@open_to(*GIVES_OUT)
def take_over_desk(visit: StaffPage, staff_id: UUID) -> Response:
    """This will do the same with a colleague's desk."""
    return _hand_over(visit, staff_id)


def _hand_over(visit: StaffVisit, staff_id: UUID | None) -> Response:
    with visit.enter() as inside:
        whose = _whose(inside, staff_id) if staff_id else member(inside)
        to, faults = _receiver(visit, inside, own=staff_id is None)
        rows = _chosen(visit, inside, whose)
        if not rows:
            faults["viec"] = "Chưa chọn việc nào."
        if faults:
            return _page(visit, inside, whose, faults=faults, status=422)
        run = _run(visit, inside, whose, to, rows)
    work = BackgroundTask(carry_on, visit, run.id)
    return RedirectResponse(f"{RUNS}/{run.id}", status_code=303, background=work)


def _receiver(visit: StaffVisit, inside: Inside, *, own: bool) -> tuple[StaffMember | None, dict[str, str]]:
    """Whoever gets the work, None for the queue; and what is wrong with the form."""
    chosen = visit.field("cho")
    to = find_colleague(inside, chosen)
    faults = {} if to or chosen == _QUEUE else {"cho": "Hãy chọn người nhận hoặc hàng đợi chung."}
    if not own and len(visit.field("ly-do")) < SHORTEST:
        faults["ly-do"] = "Hãy ghi lý do (ít nhất 5 ký tự); đồng nghiệp sẽ đọc được."
    return to, faults


def _chosen(visit: StaffVisit, inside: Inside, whose: StaffMember) -> Sequence[Row[Any]]:
    """Only what stands under the name; everything, where the one button for the whole desk was pressed."""
    held = all_held(inside, whose.id)
    wanted = held if visit.field("tat-ca") else held & set(ids_of(visit, "viec"))
    return ticked(inside, wanted) if wanted else ()


def _run(
    visit: StaffVisit, inside: Inside, whose: StaffMember, to: StaffMember | None, rows: Sequence[Row[Any]]
) -> BulkRun:
    """The page itself was the preview, so the run begins at once."""
    notes = {row.id: note[:LONGEST] for row in rows if (note := visit.field(f"loi-nhan.{row.id}"))}
    act = BulkAct.ASSIGN if to else BulkAct.RELEASE
    wanted = Wanted(act, to, None, visit.field("ly-do")[:LONGEST] or "Bàn giao cuối ca", notes)
    run = freeze(inside, wanted, rows, chosen_by=phrase("Bàn làm việc của {whose}", whose=whose.full_name), back_to="")
    run.state, run.begun_at = RunState.RUNNING, inside.now
    record(inside.session, inside.caller.actor, "desk.handed_over", inside.now, run=run.id, whose=whose.id)
    return run


def _whose(inside: Inside, staff_id: UUID) -> StaffMember:
    found = inside.session.get(StaffMember, staff_id)
    if found is None or found.agency_id != member(inside).agency_id:
        raise Problem("not-found")
    return found


def _page(
    visit: StaffVisit,
    inside: Inside,
    whose: StaffMember,
    *,
    faults: dict[str, str] | None = None,
    status: int = 200,
) -> Response:
    own = whose.id == member(inside).id
    typed = {name: value for name, value in visit.form.multi_items() if isinstance(value, str)}
    may_look = bool(inside.caller.roles & GIVES_OUT)
    return write_page(
        inside,
        "worklist/hand_over.html",
        here=PATH,
        status=status,
        whose=whose,
        own=own,
        rows=held_by(inside, whose.id),
        count=len(all_held(inside, whose.id)),
        colleagues=[one for one in colleagues(inside) if one.id != whose.id],
        desks=desks(inside) if may_look else [],
        action=PATH if own else f"{PATH}/{whose.id}",
        typed=typed,
        ticked=set(map(str, visit.form.getlist("viec"))) if visit.form else None,
        faults=faults or {},
    )
