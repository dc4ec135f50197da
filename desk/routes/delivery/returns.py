"""Trả kết quả: one box for the scanner, and beneath it everything that waits to be fetched or posted."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.responses import RedirectResponse, Response

from desk.delivery.groups import desk_content
from desk.delivery.scanned import LONGEST, PLACE, Scanned, read_scanned
from desk.write_page import write_page
from models.role import Role
from web.note_reading import note_search
from web.open_to import open_to
from web.page_visit import StaffPage
from web.visit import Inside

router = APIRouter(prefix=PLACE, include_in_schema=False)


@router.get("")
@open_to(Role.RETURN_DESK)
def returns(visit: StaffPage) -> Response:
    with visit.enter() as inside:
        query = visit.request.query_params
        return _page(inside, query.get("nhom", ""), query.get("sau", ""))


@router.post("/quet")
@open_to(Role.RETURN_DESK)
def scan(visit: StaffPage) -> Response:
    """This will open what was scanned; sent in the body, for a scanned address holds a secret."""
    typed = visit.field("code")[:LONGEST]
    with visit.enter() as inside:
        found = read_scanned(inside, typed)
        note_search(inside, typed, len(found.hits) or int(bool(found.path)))
        if not found.path:
            return _page(inside, "", "", found)
    return RedirectResponse(found.path, status_code=303)


def _page(inside: Inside, group: str, mark: str, scanned: Scanned | None = None) -> Response:
    content = desk_content(inside, group, mark)
    status = 422 if scanned else 200
    return write_page(inside, "delivery/returns.html", here=PLACE, status=status, scanned=scanned, **content)
