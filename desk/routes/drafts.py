"""Keeping what is typed before it is recorded, and what the desk finds of each component."""

from __future__ import annotations

from uuid import UUID

from fastapi import APIRouter
from sqlalchemy import select
from starlette.responses import RedirectResponse, Response

from desk.beside.judging import Finding, note_finding, open_check
from desk.member import member
from desk.panels.task import draft_place, forms_for
from desk.routes.beside.papers import show_clashes
from desk.typed_form import boxes_of
from models.acts.answer import lock_dossier
from models.acts.checks_components import CHECKS_COMPONENTS
from models.acts.refusal import Refused
from models.dossier import Dossier
from models.intake.component import Component, Verdict
from models.progress.form_draft import drop_draft_shown, save_draft
from models.progress.hold_item import prolong_claim
from models.progress.work_item import ItemState
from web.access import find_item
from web.open_to import OFFICE, open_to
from web.page_visit import StaffPage, StaffVisit
from web.problem import Problem
from web.visit import Inside

router = APIRouter(include_in_schema=False)


@router.post("/viec/{item_id}/nhap/{outcome}")
@open_to(*OFFICE)
def keep_draft(visit: StaffPage, item_id: UUID, outcome: str) -> Response:
    """This will keep the boxes as they stand; the page calls it every ten seconds and on leaving."""
    with visit.enter() as inside:
        item = find_item(inside.session, inside.caller, item_id)
        if item.state is not ItemState.OPEN or outcome not in {form.name for form in forms_for(inside, item)}:
            raise Problem("item-gone")
        boxes = boxes_of(visit.form, outcome)
        save_draft(inside.session, draft_place(item, outcome), member(inside).id, boxes, inside.now)
        prolong_claim(inside.session, item.id, member(inside).id, inside.now)
    return Response(status_code=204)


@router.post("/viec/{item_id}/bo-nhap/{outcome}")
@open_to(*OFFICE)
def drop(visit: StaffPage, item_id: UUID, outcome: str) -> Response:
    with visit.enter() as inside:
        item = find_item(inside.session, inside.caller, item_id)
        # The draft the page had opened: one's own, else a colleague's. Whoever only looks on throws nothing away.
        if item.state is not ItemState.OPEN or outcome not in {form.name for form in forms_for(inside, item)}:
            raise Problem("item-gone")
        drop_draft_shown(inside.session, draft_place(item, outcome), member(inside).id)
        code = inside.session.get_one(Dossier, item.dossier_id).code
    return RedirectResponse(f"/ho-so/{code}?viec={item_id}", status_code=303)


@router.post("/viec/{item_id}/ket-qua-xem")
@open_to(CHECKS_COMPONENTS.role)
def judge(visit: StaffPage, item_id: UUID) -> Response:
    """This will note the verdict of each component; "Đạt tất cả" finds everything good that nobody has judged.

    Where a colleague found something else meanwhile, holds the work or has finished it, nothing is written over: what
    this person chose is shown beside what stands.
    """
    with visit.enter() as inside:
        item = find_item(inside.session, inside.caller, item_id)
        if item.line != CHECKS_COMPONENTS.line:
            raise Problem("not-awaited")
        dossier = lock_dossier(inside.session, item.dossier_id)
        code, left = dossier.code, _note_all(inside, dossier, _every_found(visit, inside, dossier))
        prolong_claim(inside.session, item.id, member(inside).id, inside.now)
    if left:
        with visit.enter() as inside:
            return show_clashes(visit, inside, code, left)
    return RedirectResponse(f"/ho-so/{code}?viec={item_id}&tin=xem", status_code=303)


def _every_found(visit: StaffVisit, inside: Inside, dossier: Dossier) -> list[tuple[Component, Finding]]:
    present = select(Component).where(Component.dossier_id == dossier.id, Component.replaced_at.is_(None))
    rows = inside.session.scalars(present.execution_options(populate_existing=True))
    return [(component, found) for component in rows if (found := _found(visit, component))]


def _note_all(inside: Inside, dossier: Dossier, found: list[tuple[Component, Finding]]) -> dict[UUID, Finding]:
    """This will write what was found and give what was not written."""
    try:
        open_check(inside, dossier)
    except Refused:
        return {component.id: finding for component, finding in found}
    return {component.id: finding for component, finding in found if not note_finding(inside, component, finding)}


def _found(visit: StaffVisit, component: Component) -> Finding | None:
    """What this person changed about one component; None when he left it as his page had shown it."""
    present = str(component.verdict)
    chosen = visit.field(f"verdict.{component.id}", present)
    shown = visit.field(f"shown.{component.id}", present)
    if chosen not in set(Verdict):
        raise Problem("malformed-request")
    note = component.verdict_note or ""
    unjudged = (Verdict.UNSEEN, Verdict.IN_PROGRESS)
    if visit.field("all") == "good" and Verdict(chosen) in unjudged and component.verdict in unjudged:
        return Finding(Verdict.GOOD, note)
    if chosen == shown:
        return None
    return Finding(Verdict(chosen), note, visit.field(f"was.{component.id}"))
