"""One approval: looked at, approved or signed with one's password, or given back with a reason; then the next."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from fastapi import APIRouter
from starlette.responses import RedirectResponse, Response

from desk.approval.confirm import WRONG, is_confirmed
from desk.approval.redraw import redraw_for_signer
from desk.approval.return_reasons import faults_of_reason, reason_in_words
from desk.approval.screen import Tried, screen_of
from desk.approval.waiting import PATH, beside, usual_form
from desk.routes.approval.waiting import wanted_of
from desk.write_page import write_page
from language.phrase import one_after_another
from models.acts.decides import Return
from models.acts.refusal import FormFaults, Refused, ShownSomethingElse
from models.dossier import Dossier
from models.progress.work_item import WorkItem
from models.role import Role
from web.access import find_item
from web.answer_work_item import Answer, answer_work_item
from web.note_reading import note_reading
from web.open_to import open_to
from web.page_visit import StaffPage, StaffVisit
from web.problem import Problem, problem_of
from web.visit import Inside

router = APIRouter(include_in_schema=False)
TOLD = {
    "duyet": "Đã ghi việc trước. Đây là hồ sơ tiếp theo.",
    "tra": "Đã trả lại hồ sơ trước. Đây là hồ sơ tiếp theo.",
    "lap-lai": "Đã lập lại văn bản theo người ký. Hãy xem bản mới rồi ký.",
}


@router.get(f"{PATH}/viec/{{item_id}}")
@open_to(Role.CHAIRMAN, Role.DEPUTY)
def show_one(visit: StaffPage, item_id: UUID) -> Response:
    """One approval on one screen: proposal, what differs, the paper, the password, the way back."""
    with visit.enter() as inside:
        item = find_item(inside.session, inside.caller, item_id)
        dossier = inside.session.get_one(Dossier, item.dossier_id)
        if usual_form(item.act) is None:
            return RedirectResponse(f"/ho-so/{dossier.code}?viec={item.id}", status_code=303)
    return _page(visit, item_id, Tried())


def _page(visit: StaffVisit, item_id: UUID, tried: Tried, status: int = 200) -> Response:
    told = TOLD.get(visit.request.query_params.get("tin", ""), "")
    with visit.enter() as inside:
        item = _to_be_approved(inside, item_id)
        note_reading(inside, inside.session.get_one(Dossier, item.dossier_id), "dossier")
        content = screen_of(inside, item, wanted_of(visit), visit.front.base_url, tried)
        return write_page(inside, "approval/one.html", here=PATH, status=status, told=told, **content)


def _to_be_approved(inside: Inside, item_id: UUID) -> WorkItem:
    """The work by which something shown is approved; every other work has its place on the dossier's page."""
    item = find_item(inside.session, inside.caller, item_id)
    if usual_form(item.act) is None:
        raise Problem("not-found")
    return item


@router.post(f"{PATH}/viec/{{item_id}}/duyet")
@open_to(Role.CHAIRMAN, Role.DEPUTY)
def approve(visit: StaffPage, item_id: UUID) -> Response:
    """This will decide or sign exactly what was shown."""
    following, outcome, fields, present = _look(visit, item_id)
    if visit.field("shown_hash") != present:
        # Before the password: the page that asks for it once more would show what nobody had looked at.
        return _page(visit, item_id, Tried(message=str(ShownSomethingElse())), 409)
    if not is_confirmed(visit, visit.field("password")):
        return _page(visit, item_id, Tried(faults={"password": WRONG}), 422)
    given = Answer(outcome, fields, _version(visit), visit.field("shown_hash") or None)
    return _answer(visit, item_id, given, following, "duyet")


def _look(visit: StaffVisit, item_id: UUID) -> tuple[str, str, dict[str, Any], str]:
    """Where to go on to, what the one button of the page says yes to, and the hash of what it would be said to."""
    with visit.enter() as inside:
        item = _to_be_approved(inside, item_id)
        content = screen_of(inside, item, wanted_of(visit), visit.front.base_url, Tried())
        if content["yes"] is None:
            raise Problem("not-found")
        following = content["after"] or content["before"]
        return following, content["yes"].name, content["fields"], item.shown_hash or ""


@router.post(f"{PATH}/viec/{{item_id}}/tra-lai")
@open_to(Role.CHAIRMAN, Role.DEPUTY)
def give_back(visit: StaffPage, item_id: UUID) -> Response:
    """This will send the proposal back to the officer with its ground and what exactly is to be put right."""
    ground, words = visit.field("ground"), visit.field("words")
    faults = faults_of_reason(ground, words)
    if faults:
        return _page(visit, item_id, Tried(faults=faults, typed={"ground": ground, "words": words}), 422)
    with visit.enter() as inside:
        item = _to_be_approved(inside, item_id)
        before, after = beside(inside, item, wanted_of(visit))
        following = after or before
    reason = {"reason": reason_in_words(ground, words)}
    given = Answer(Return.name, reason, _version(visit), visit.field("shown_hash") or None)
    return _answer(visit, item_id, given, following, "tra", {"ground": ground, "words": words})


@router.post(f"{PATH}/viec/{{item_id}}/lap-lai")
@open_to(Role.CHAIRMAN, Role.DEPUTY)
def redraw(visit: StaffPage, item_id: UUID) -> Response:
    """This will draw the paper up anew with the block of who is going to sign it, and show it."""
    with visit.enter() as inside:
        _to_be_approved(inside, item_id)
    try:
        redraw_for_signer(visit, item_id)
    except Refused as refused:
        return _page(visit, item_id, Tried(message=_said(refused)), problem_of(refused).status_code)
    return RedirectResponse(wanted_of(visit).address(f"{PATH}/viec/{item_id}", tin="lap-lai"), status_code=303)


def _answer(
    visit: StaffVisit,
    item_id: UUID,
    given: Answer,
    following: str,
    told: str,
    typed: dict[str, str] | None = None,
) -> Response:
    try:
        answer_work_item(visit, item_id, given)
    except Refused as refused:
        tried = Tried(message=_said(refused), typed=typed or {})
        return _page(visit, item_id, tried, problem_of(refused).status_code)
    wanted = wanted_of(visit)
    onward = f"{following}{'&' if '?' in following else '?'}tin={told}"
    return RedirectResponse(onward if following else wanted.address(PATH, tin=told), status_code=303)


def _said(refused: Refused) -> str:
    """The sentences of the faults themselves; there is no box on this page beside which they could stand."""
    if isinstance(refused, FormFaults):
        return one_after_another(" ", (fault.detail for fault in refused.faults))
    return str(refused)


def _version(visit: StaffVisit) -> int:
    version = visit.field("version")
    if not version.isdecimal():
        raise Problem("malformed-request", "Trang thiếu số phiên bản của việc. Hãy mở lại hồ sơ.")
    return int(version)
