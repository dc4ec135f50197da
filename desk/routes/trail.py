"""Nhật ký: the supervisor's page of who saw and changed what. That he looked is an entry of it, too."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.responses import Response

from desk.navigation import TRAIL
from desk.trail.trail_filter import TrailFilter
from desk.trail.trail_page import people_here, trail_page
from desk.write_page import write_page
from models.audit.audit_entry import record
from web.note_reading import searched_for
from web.open_to import open_to
from web.page_visit import StaffPage, StaffVisit

router = APIRouter(include_in_schema=False)


@router.get(TRAIL.path)
@open_to(*TRAIL.roles)
def show_trail(visit: StaffPage) -> Response:
    """Who has seen and done what."""
    query = visit.request.query_params
    return _page(visit, TrailFilter.of(query), query.get("sau", ""))


@router.post(f"{TRAIL.path}/ai-da-tim")
@open_to(*TRAIL.roles)
def who_searched(visit: StaffPage) -> Response:
    """This will show who has searched for these words; they are sent in the form, so that no address carries them."""
    return _page(visit, TrailFilter(words=visit.field("tim")[:200]), "")


def _page(visit: StaffVisit, wanted: TrailFilter, after: str) -> Response:
    with visit.enter() as inside:
        asked = searched_for(wanted.words) if wanted.words else ""
        shown = trail_page(inside, wanted, after)
        record(inside.session, inside.caller.actor, "trail.read", inside.now, staff=wanted.person, words=asked)
        return write_page(
            inside, "trail/trail.html", here=TRAIL.path, wanted=wanted, shown=shown, people=people_here(inside)
        )
