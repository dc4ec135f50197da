"""Trễ hẹn, phiếu xin lỗi, bổ sung và gia hạn, đánh giá: what went wrong, whose part it was, and what people said."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.responses import Response

from desk.supervision.apologies import apologies
from desk.supervision.lateness import MOST, lateness
from desk.supervision.look import look
from desk.supervision.places import APOLOGIES, LATENESS, RATINGS, SUPPLEMENTS, open_to_board
from desk.supervision.ratings import MOST as MOST_RATINGS
from desk.supervision.ratings import ratings
from desk.supervision.watch import watch
from desk.supervision.write import write_supervision
from models.supervision.supplement_watch import Way
from web.page_visit import StaffPage

router = APIRouter(include_in_schema=False)


@router.get(LATENESS.path)
@open_to_board
def show_lateness(visit: StaffPage) -> Response:
    """What was late, and in whose hands it lay when the promise was missed."""
    with visit.enter() as inside:
        return write_supervision(inside, "lateness", LATENESS, late=lateness(look(inside)), most=MOST)


@router.get(APOLOGIES.path)
@open_to_board
def show_apologies(visit: StaffPage) -> Response:
    """Apologies that are due, drafted or sent."""
    with visit.enter() as inside:
        return write_supervision(inside, "apologies", APOLOGIES, groups=apologies(look(inside)))


@router.get(SUPPLEMENTS.path)
@open_to_board
def show_supplements(visit: StaffPage) -> Response:
    """Requests for supplement and new promises by the person who made them."""
    with visit.enter() as inside:
        return write_supervision(inside, "supplements", SUPPLEMENTS, watch=watch(look(inside)), ways=tuple(Way))


@router.get(RATINGS.path)
@open_to_board
def show_ratings(visit: StaffPage) -> Response:
    with visit.enter() as inside:
        return write_supervision(inside, "ratings", RATINGS, ratings=ratings(look(inside)), most=MOST_RATINGS)
