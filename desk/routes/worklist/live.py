"""What a page asks while it stands open: what changed in its list, and who else has its dossier open."""

from __future__ import annotations

from uuid import UUID

from fastapi import APIRouter
from starlette.responses import JSONResponse, Response

from desk.lists.work_filter import PLACES, WorkFilter
from desk.member import member
from desk.worklist.live import changes
from models.work.presence import AFTER_HEARTBEAT, end_presence, note_presence, present_in
from web.access import find_dossier
from web.open_to import OFFICE, open_to
from web.page_visit import StaffPage
from web.problem import Problem

router = APIRouter(include_in_schema=False)


@router.get("/viec/doi-moi")
@open_to(*OFFICE)
def list_changes(visit: StaffPage) -> Response:
    """`viec` holds the rows the page has, each as its id, a tilde and its mark."""
    query = visit.request.query_params
    with visit.enter() as inside:
        place, known = PLACES.get(query.get("noi", "")), _known(query.get("viec", ""))
        if place is None:
            raise Problem("malformed-request")
        wanted = WorkFilter.of(query, place)
        return JSONResponse(changes(inside, wanted, known, query.get("sau", ""), query.get("den", "")))


def _known(rows: str) -> dict[UUID, str]:
    pairs = [row.partition("~") for row in rows.split(",") if row]
    try:
        return {UUID(identifier): mark for identifier, _, mark in pairs}
    except ValueError:
        raise Problem("malformed-request") from None


@router.post("/ho-so/{code}/dang-mo")
@open_to(*OFFICE)
def stay_present(visit: StaffPage, code: str) -> Response:
    """The page is still open, or (`roi`) is being left; the answer names the others who have it open."""
    with visit.enter() as inside:
        dossier, me = find_dossier(inside.session, inside.caller, code), member(inside).id
        if visit.field("roi"):
            end_presence(inside.session, dossier.id, me)
        else:
            note_presence(inside.session, dossier.id, me, inside.now, AFTER_HEARTBEAT)
        others = present_in(inside.session, [dossier.id], me, inside.now).get(dossier.id, ())
    return JSONResponse({"others": others})
