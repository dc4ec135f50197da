"""Dự báo, điều chuyển: what will break next week, what would if somebody were away, and moving his work in one go."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from fastapi import APIRouter
from starlette.responses import RedirectResponse, Response

from desk.supervision.look import Look, look
from desk.supervision.outlook import Outlook, outlook
from desk.supervision.people import staff_of
from desk.supervision.places import FORECAST, open_to_board
from desk.supervision.what_if import Supposed, WhatIf, read_stretch, what_if
from desk.supervision.write import write_supervision
from language.phrase import phrase
from models.acts.refusal import FormFaults
from models.supervision.rebalancing import Move, Moved, rebalance
from web.access import find_item
from web.page_visit import StaffPage, StaffVisit
from web.visit import Inside

router = APIRouter(prefix=FORECAST.path, include_in_schema=False)
_PICK, _MOVE = "cho.", "viec."
TOLD = {"xong": "Đã chuyển việc; người nhận thấy việc trong danh sách của mình."}


@router.get("")
@open_to_board
def show_forecast(visit: StaffPage) -> Response:
    """Which promises will be broken, what somebody's absence would do, and moving his work."""
    with visit.enter() as inside:
        return _page(visit, inside, visit.request.query_params)


@router.post("")
@open_to_board
def move_work(visit: StaffPage) -> Response:
    """This will move the work that was ticked, or only show what other colleagues would change.

    What could not go over is told piece by piece.
    """
    typed = {name: value for name, value in visit.form.items() if isinstance(value, str)}
    with visit.enter() as inside:
        if visit.field("then") == "preview":
            return _page(visit, inside, typed)
        moves = [move for name in typed if name.startswith(_MOVE) and (move := _read_move(inside, typed, name))]
        try:
            outcomes = rebalance(inside.session, moves, visit.field("reason"), inside.caller.actor, inside.now)
        except FormFaults as refused:
            return _page(visit, inside, typed, fault=refused.faults[0].detail, status=422)
        if any(one.refusal for one in outcomes):
            return _page(visit, inside, typed, outcomes=outcomes, status=409)
    return RedirectResponse(f"{FORECAST.path}?tin=xong", status_code=303)


def _read_move(inside: Inside, typed: Mapping[str, str], name: str) -> Move | None:
    """A tick carries the version and the holder that were shown; the colleague stands in the box beside it."""
    item_id = name.removeprefix(_MOVE)
    version, _, holder = typed[name].partition("~")
    try:
        item = find_item(inside.session, inside.caller, UUID(item_id))
        return Move(item.id, int(version), UUID(holder) if holder else None, UUID(typed.get(_PICK + item_id, "")))
    except ValueError:
        return None


def _page(
    visit: StaffVisit,
    inside: Inside,
    query: Mapping[str, str],
    *,
    outcomes: list[Moved] | None = None,
    fault: str = "",
    status: int = 200,
) -> Response:
    seen = look(inside)
    staff = staff_of(seen)
    view = outlook(seen, staff)
    supposed = Supposed.of(query)
    tried, faults = _try(seen, view, supposed, query)
    return write_supervision(
        inside,
        "forecast",
        FORECAST,
        status=status,
        view=view,
        breaches=view.breaches(),
        staff=staff,
        supposed=supposed,
        tried=tried,
        faults=faults,
        typed_reason=query.get("reason", ""),
        outcomes=_told(outcomes or [], view),
        fault=fault,
        told=TOLD.get(visit.request.query_params.get("tin", ""), ""),
    )


def _try(
    seen: Look, view: Outlook, supposed: Supposed, query: Mapping[str, str]
) -> tuple[WhatIf | None, dict[str, str]]:
    if not supposed.person:
        return None, {}
    person = view.staff.find(supposed.person)
    stretch, faults = read_stretch(supposed, seen.now)
    if person is None:
        faults["vang"] = "Hãy chọn một người của cơ quan."
    if person is None or stretch is None:
        return None, faults
    chosen = {name.removeprefix(_PICK): value for name, value in query.items() if name.startswith(_PICK)}
    return what_if(seen, view, person, stretch, chosen), {}


def _told(outcomes: list[Moved], view: Outlook) -> list[tuple[str, str]]:
    codes = {
        wait.item_id: phrase("{case}: {wait}", case=case.code, wait=wait.title)
        for case in view.cases
        for wait in case.waits
    }
    return [(codes.get(one.move.item_id, "Việc"), one.refusal or "đã chuyển") for one in outcomes]
