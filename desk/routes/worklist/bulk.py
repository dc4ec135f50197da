"""One act on many pieces of work: shown first, then done piece by piece, stopped, taken up again, undone."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from urllib.parse import parse_qsl
from uuid import UUID

from fastapi import APIRouter
from sqlalchemy import Row
from starlette.background import BackgroundTask
from starlette.responses import RedirectResponse, Response

from desk.lists.work_filter import PLACES, WorkFilter
from desk.member import member
from desk.routes.worklist.way_back import go_back, list_address
from desk.worklist.bulk.carry_on import carry_on
from desk.worklist.bulk.frozen import Wanted, freeze, held_by, matching, ticked
from desk.worklist.bulk.plain_answers import plain_answers
from desk.worklist.bulk.run_page import find_run, run_page
from desk.worklist.colleagues import find_colleague
from desk.worklist.filter_words import sentence
from desk.write_page import write_page
from language.phrase import phrase
from models.audit.audit_entry import record
from models.failpoint import failpoint
from models.progress.hold_item import GIVES_OUT
from models.work.bulk_run import BulkAct, BulkRun, RunState
from web.open_to import OFFICE, open_to
from web.page_visit import StaffPage, StaffVisit
from web.problem import Problem
from web.visit import Inside

router = APIRouter(include_in_schema=False)
PATH = "/hang-loat"
SHORTEST, LONGEST = 5, 300
# From which state an act of the run's page leads to which.
_MOVES = {
    "bat-dau": ((RunState.SHOWN, RunState.STOPPED), RunState.RUNNING),
    "dung": ((RunState.RUNNING,), RunState.STOPPED),
    "hoan-tac": ((RunState.DONE, RunState.STOPPED), RunState.UNDOING),
}


class _CannotDo(Exception):
    """The choices of the form do not make an act; the message is the name of what the list says."""


@router.post(PATH)
@open_to(*OFFICE)
def prepare(visit: StaffPage) -> Response:
    """This will freeze the list and lead to its page; nothing is done to any piece yet."""
    with visit.enter() as inside:
        try:
            run = _freeze(visit, inside)
        except _CannotDo as fault:
            return go_back(visit, loi=str(fault))
    return RedirectResponse(f"{PATH}/{run.id}", status_code=303)


def _freeze(visit: StaffVisit, inside: Inside) -> BulkRun:
    place = PLACES.get(visit.field("noi"))
    if place is None:
        raise Problem("malformed-request")
    wanted = WorkFilter.of(dict(parse_qsl(visit.field("loc"))), place)
    everything = visit.field("pham-vi") == "tat-ca"
    items = matching(inside, wanted) if everything else ticked(inside, ids_of(visit, "viec"))
    if not items:
        raise _CannotDo("chua-chon")
    said = (
        sentence(inside, wanted) if everything else phrase("{place}: những việc đã đánh dấu", place=wanted.place.title)
    )
    act = _act(visit, inside, items)
    return freeze(inside, act, items, chosen_by=said, back_to=list_address(visit))


def _act(visit: StaffVisit, inside: Inside, items: Sequence[Row[Any]]) -> Wanted:
    name, _, outcome = visit.field("viec-lam").partition(":")
    reason = visit.field("ly-do")[:LONGEST] or ("Chia đều việc" if name == BulkAct.SHARE else "")
    if name not in set(BulkAct):
        raise _CannotDo("khong-the")
    act, colleague = BulkAct(name), find_colleague(inside, visit.field("dong-nghiep"))
    if act is BulkAct.ANSWER and outcome not in {form.name for form in plain_answers(item.act for item in items)}:
        raise _CannotDo("khong-the")
    if act is BulkAct.SHARE and not inside.caller.roles & GIVES_OUT:
        raise Problem("not-allowed", "Chỉ người giám sát hoặc lãnh đạo chia việc cho người khác.")
    if act is BulkAct.ASSIGN and colleague is None:
        raise _CannotDo("dong-nghiep")
    if len(reason) < SHORTEST and (act is BulkAct.ASSIGN or (act is BulkAct.RELEASE and _takes(inside, items))):
        raise _CannotDo("ly-do")
    return Wanted(act, colleague if act is BulkAct.ASSIGN else None, outcome or None, reason)


def _takes(inside: Inside, items: Sequence[Row[Any]]) -> bool:
    """Whether work would be taken out of a colleague's hands, who is told why."""
    others = (held_by(inside, item) not in (None, member(inside).id) for item in items)
    return bool(inside.caller.roles & GIVES_OUT) and any(others)


def ids_of(visit: StaffVisit, name: str) -> list[UUID]:
    """The ids of the ticked rows; whatever is no id was not ticked on our page."""
    try:
        return [UUID(str(one)) for one in visit.form.getlist(name)]
    except ValueError:
        raise Problem("malformed-request") from None


@router.get(f"{PATH}/{{run_id}}")
@open_to(*OFFICE)
def show_run(visit: StaffPage, run_id: UUID) -> Response:
    """A run over many pieces of work: what it will do, what became of each, undoing it."""
    after = visit.request.query_params.get("sau", "")
    with visit.enter() as inside:
        content = run_page(inside, find_run(inside, run_id), int(after) if after.isdecimal() else 0)
        return write_page(inside, "worklist/run.html", **content)


@router.post(f"{PATH}/{{run_id}}/lam-tiep")
@open_to(*OFFICE)
def go_on(visit: StaffPage, run_id: UUID) -> Response:
    """This will carry on a run whose process died or whose clerk went away; nothing is done a second time."""
    with visit.enter() as inside:
        _own(inside, run_id)
    return _work(visit, run_id)


@router.post(f"{PATH}/{{run_id}}/{{move}}")
@open_to(*OFFICE)
def move_run(visit: StaffPage, run_id: UUID, move: str) -> Response:
    """This will begin, stop or undo the run; whoever presses twice has pressed once."""
    with visit.enter() as inside:
        run = _own(inside, run_id)
        if move not in _MOVES:
            raise Problem("not-found")
        before, after = _MOVES[move]
        # The piece in hand ends first: what is said to have been stopped has stopped, and what is undone is complete.
        inside.session.refresh(run, with_for_update=True)
        if run.state in before:
            _move(inside, run, after)
    failpoint("bulk.after_move")
    return _work(visit, run_id)


def _move(inside: Inside, run: BulkRun, after: RunState) -> None:
    if after is RunState.UNDOING and not run_page(inside, run)["may_undo"]:
        raise Problem("not-allowed", "Lần làm này không hoàn tác được nữa.")
    run.state, run.begun_at = after, run.begun_at or inside.now
    if after is RunState.STOPPED:
        run.ended_at = inside.now
    record(inside.session, inside.caller.actor, f"bulk.{after.value}", inside.now, run=run.id, act=run.act)


def _work(visit: StaffVisit, run_id: UUID) -> Response:
    """The answer goes out at once; the work is done behind it, and goes on when the browser is closed."""
    return RedirectResponse(f"{PATH}/{run_id}", status_code=303, background=BackgroundTask(carry_on, visit, run_id))


def _own(inside: Inside, run_id: UUID) -> BulkRun:
    run = find_run(inside, run_id)
    if run.staff_id != member(inside).id:
        raise Problem("not-allowed", "Chỉ người đã chọn danh sách này thực hiện được.")
    return run
