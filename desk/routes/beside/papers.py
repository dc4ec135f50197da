"""The page of papers: looking at each beside the declaration, and saying what was found."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from uuid import UUID

from fastapi import APIRouter
from starlette.responses import RedirectResponse, Response

from desk.beside.judging import Finding, clash_of, note_finding, open_check, read_finding
from desk.beside.papers_page import next_paper, papers_page
from desk.beside.small_form import PAPER, TriedForm, drop_own_draft, small_forms, tried_form
from desk.folder.folder import read_folder
from desk.member import member
from desk.typed_form import boxes_of
from desk.write_page import write_page
from models.acts.checks_components import CHECKS_COMPONENTS
from models.acts.refusal import FormFaults, Refused, StaleVersion
from models.intake.component import Component
from web.access import find_dossier
from web.note_reading import note_reading
from web.open_to import OFFICE, open_to
from web.page_visit import StaffPage, StaffVisit
from web.problem import Problem, problem_of
from web.visit import Inside

router = APIRouter(include_in_schema=False)


@router.get("/ho-so/{code}/giay-to")
@open_to(*OFFICE)
def show_papers(visit: StaffPage, code: str) -> Response:
    """The papers of a dossier one by one, beside what was declared, each with its verdict."""
    with visit.enter() as inside:
        return show_papers_page(visit, inside, code)


@router.post("/ho-so/{code}/giay-to/{component_id}/ket-luan")
@open_to(CHECKS_COMPONENTS.role)
def judge_paper(visit: StaffPage, code: str, component_id: UUID) -> Response:
    """This will note what was found and show the next paper, or both texts when a colleague was faster."""
    name = f"{PAPER}.{component_id}"
    boxes = boxes_of(visit.form)
    try:
        with visit.enter() as inside:
            following = _judge(visit, inside, code, component_id, name)
    except Refused as refused:
        with visit.enter() as inside:
            tried = tried_form(name, boxes, refused)
            status = problem_of(refused).status_code
            found = _typed(component_id, boxes)
            return show_papers_page(visit, inside, code, chosen=component_id, tried=tried, found=found, status=status)
    place = f"/ho-so/{code}"
    return RedirectResponse(f"{place}/giay-to?xem={following}" if following else f"{place}?tin=xem", status_code=303)


def _typed(component_id: UUID, boxes: Mapping[str, str]) -> dict[UUID, Finding]:
    """What was found, to be shown beside what stands; nothing while it cannot be read as a finding."""
    try:
        return {component_id: read_finding(boxes)}
    except (FormFaults, Problem):
        return {}


def _judge(visit: StaffVisit, inside: Inside, code: str, component_id: UUID, name: str) -> str:
    dossier = find_dossier(inside.session, inside.caller, code, lock=True)
    open_check(inside, dossier)
    component = inside.session.get(Component, component_id, populate_existing=True)
    if component is None or component.dossier_id != dossier.id or component.replaced_at is not None:
        raise Problem("not-found")
    if not note_finding(inside, component, read_finding(boxes_of(visit.form))):
        raise StaleVersion(0)
    drop_own_draft(inside.session, member(inside).id, dossier, name)
    inside.session.flush()
    return next_paper(read_folder(inside, dossier, visit.front.base_url), str(component_id))


def show_clashes(visit: StaffVisit, inside: Inside, code: str, found: Mapping[UUID, Finding]) -> Response:
    """The page with both texts of every component about which two people found differently."""
    return show_papers_page(visit, inside, code, chosen=next(iter(found)), found=found, status=409)


def show_papers_page(
    visit: StaffVisit,
    inside: Inside,
    code: str,
    *,
    chosen: UUID | None = None,
    tried: TriedForm | None = None,
    found: Mapping[UUID, Finding] = MappingProxyType({}),
    revealed: frozenset[str] = frozenset(),
    status: int = 200,
) -> Response:
    """The page of one paper of the dossier; `found` is what could not be written, shown beside what stands."""
    dossier = find_dossier(inside.session, inside.caller, code)
    note_reading(inside, dossier, "dossier")
    folder = read_folder(inside, dossier, visit.front.base_url)
    content = papers_page(
        folder,
        visit.request.query_params,
        small_forms(inside, dossier, tried),
        inside.caller.reach,
        chosen=str(chosen or ""),
        revealed=revealed,
        clashes=[clash_of(folder, row, found[row.id]) for row in folder.components if row.id in found],
    )
    return write_page(inside, "papers.html", status=status, **content)
