"""The search box of the header: a single hit opens at once."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.responses import RedirectResponse, Response

from desk.lists.search import MOST, search
from desk.write_page import write_page
from web.note_reading import note_search
from web.open_to import OFFICE, open_to
from web.page_visit import StaffPage

router = APIRouter(include_in_schema=False)
_LONGEST = 200


@router.get("/tim")
@open_to(*OFFICE)
def find_dossiers(visit: StaffPage) -> Response:
    """Finds dossiers by code, four digits, number, telephone or name without accents."""
    words = visit.request.query_params.get("q", "")[:_LONGEST]
    with visit.enter() as inside:
        hits = search(inside, words)
        note_search(inside, words, len(hits))
        if len(hits) == 1:
            return RedirectResponse(f"/ho-so/{hits[0].code}", status_code=303)
        return write_page(inside, "search.html", hits=hits, searched=words, most=MOST)
