"""Many approvals of one procedure at once: begun with one's password, watched, and gone on with after a crash."""

from __future__ import annotations

from uuid import UUID

from fastapi import APIRouter
from sqlalchemy import select
from starlette.background import BackgroundTask
from starlette.responses import RedirectResponse, Response

from desk.approval.carry_out import carry_out
from desk.approval.confirm import WRONG, is_confirmed
from desk.approval.review import review_of
from desk.approval.runs import find_run, run_page
from desk.approval.waiting import MOST_AT_ONCE, PATH, Wanted, chosen_rows, usual_form
from desk.write_page import write_page
from models.acts.every_act import every_act
from models.approval.run_through import Seen, open_run
from models.progress.work_item import WorkItem
from models.role import Role
from web.access import visible_items
from web.open_to import open_to
from web.page_visit import StaffPage, StaffVisit
from web.problem import Problem
from web.visit import Inside

router = APIRouter(include_in_schema=False)
RUNS = f"{PATH}/dot"
# A browser without scripts looks again by itself while there is something to see.
_LOOK_AGAIN = {"Refresh": "2"}
_ACTS = frozenset(act.key for act in every_act())


@router.post(RUNS)
@open_to(Role.CHAIRMAN, Role.DEPUTY)
def begin(visit: StaffPage) -> Response:
    """This will write down what was shown and chosen, and begin; what changed since is left out when its turn comes."""
    with visit.enter():
        act, seen = visit.field("act"), _seen(visit)
    form = usual_form(act) if act in _ACTS else None
    if form is None or not seen:
        return RedirectResponse(f"{PATH}?tin=chua-chon", status_code=303)
    if not is_confirmed(visit, visit.field("password")):
        return _review_again(visit, [one.item_id for one in seen])
    run_id = _id(visit.field("run"))
    with visit.enter() as inside:
        open_run(inside.session, inside.caller.actor, run_id, form.name, _visible(inside, seen), inside.now)
        # A number that a colleague's run bears already carries on nobody's run in one's own name.
        find_run(inside, run_id)
    return RedirectResponse(f"{RUNS}/{run_id}", status_code=303, background=BackgroundTask(carry_out, visit, run_id))


def _visible(inside: Inside, seen: list[Seen]) -> list[Seen]:
    """What is done already stays on the list, so that its outcome is told; another agency's work never comes on it."""
    ids = [one.item_id for one in seen]
    mine = select(WorkItem.id).where(WorkItem.id.in_(ids), visible_items(inside.caller))
    may = set(inside.session.scalars(mine))
    if not may:
        raise Problem("not-found")
    return [one for one in seen if one.item_id in may]


def _review_again(visit: StaffVisit, ids: list[UUID]) -> Response:
    with visit.enter() as inside:
        content = review_of(inside, chosen_rows(inside, Wanted(visit.field("act")), ids))
        return write_page(
            inside, "approval/review.html", here=PATH, status=422, wanted=Wanted(), fault=WRONG, **content
        )


@router.get(f"{RUNS}/{{run_id}}")
@open_to(Role.CHAIRMAN, Role.DEPUTY)
def watch(visit: StaffPage, run_id: UUID) -> Response:
    """How a run over many approvals goes, dossier by dossier."""
    return _page(visit, run_id)


def _page(visit: StaffVisit, run_id: UUID, fault: str = "", status: int = 200) -> Response:
    with visit.enter() as inside:
        page = run_page(inside, find_run(inside, run_id))
        answer = write_page(inside, "approval/run.html", here=PATH, status=status, page=page, fault=fault)
    if page.going and not fault:
        answer.headers.update(_LOOK_AGAIN)
    return answer


@router.post(f"{RUNS}/{{run_id}}/tiep")
@open_to(Role.CHAIRMAN, Role.DEPUTY)
def go_on(visit: StaffPage, run_id: UUID) -> Response:
    """This will do what is left of a run that stopped, after who began it has said again that it is he."""
    with visit.enter() as inside:
        find_run(inside, run_id)
    if not is_confirmed(visit, visit.field("password")):
        return _page(visit, run_id, WRONG, 422)
    with visit.enter() as inside:
        run = find_run(inside, run_id)
        run.active_at = inside.now
    return RedirectResponse(f"{RUNS}/{run_id}", status_code=303, background=BackgroundTask(carry_out, visit, run_id))


def _seen(visit: StaffVisit) -> list[Seen]:
    """What was ticked, with the version and the hash that stood beside it."""
    found = {}
    for text in visit.form.getlist("viec")[:MOST_AT_ONCE]:
        item_id, version = _id(str(text)), visit.field(f"version.{text}")
        if version.isdecimal():
            found[item_id] = Seen(item_id, int(version), visit.field(f"hash.{text}")[:64])
    return list(found.values())


def _id(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        raise Problem("malformed-request", "Trang đã cũ hoặc bị sửa. Hãy mở lại danh sách chờ duyệt.") from None
