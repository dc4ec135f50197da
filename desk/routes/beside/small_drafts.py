"""Keeping what is typed into the small forms of a dossier's page before it is recorded."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.responses import RedirectResponse, Response

from desk.beside.small_form import drop_own_draft, is_small_form, place_of, typed_only
from desk.member import member
from desk.typed_form import boxes_of
from models.progress.form_draft import save_draft
from web.access import find_dossier
from web.open_to import OFFICE, open_to
from web.page_visit import StaffPage
from web.problem import Problem

router = APIRouter(include_in_schema=False)


@router.post("/ho-so/{code}/nhap/{name}")
@open_to(*OFFICE)
def keep_small_draft(visit: StaffPage, code: str, name: str) -> Response:
    """This will keep the boxes as they stand; the page calls it every ten seconds and on leaving."""
    with visit.enter() as inside:
        if not is_small_form(name):
            raise Problem("not-found")
        dossier = find_dossier(inside.session, inside.caller, code)
        boxes = typed_only(boxes_of(visit.form))
        save_draft(inside.session, place_of(dossier, name), member(inside).id, boxes, inside.now)
    return Response(status_code=204)


@router.post("/ho-so/{code}/bo-nhap/{name}")
@open_to(*OFFICE)
def drop_small_draft(visit: StaffPage, code: str, name: str) -> Response:
    with visit.enter() as inside:
        dossier = find_dossier(inside.session, inside.caller, code)
        drop_own_draft(inside.session, member(inside).id, dossier, name)
    return RedirectResponse(f"/ho-so/{code}", status_code=303)
