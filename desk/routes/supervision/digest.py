"""Tin ngày: how each day ended."""

from __future__ import annotations

from datetime import date, timedelta

from fastapi import APIRouter
from starlette.responses import RedirectResponse, Response

from desk.incoming.day_line import day_line
from desk.supervision.digests import digest, kept_days
from desk.supervision.look import look
from desk.supervision.places import DIGEST, open_to_board
from desk.supervision.write import write_supervision
from models.clock.written_time import NotADate, in_vietnam, parse_day
from web.page_visit import StaffPage
from web.problem import Problem
from web.visit import Inside

router = APIRouter(prefix=DIGEST.path, include_in_schema=False)
# Of the days before the first dossiers nothing can be told.
OLDEST = timedelta(days=3660)


@router.get("")
@open_to_board
def show_latest(visit: StaffPage) -> Response:
    """This will lead to the day that was asked for, or to yesterday."""
    with visit.enter() as inside:
        today = in_vietnam(inside.now).date()
        typed = visit.request.query_params.get("ngay", "")
        try:
            day = parse_day(typed, today=today) if typed else today - timedelta(days=1)
        except NotADate:
            day = today - timedelta(days=1)
    return RedirectResponse(f"{DIGEST.path}/{min(day, today).isoformat()}", status_code=303)


@router.get("/{day}")
@open_to_board
def show_digest(visit: StaffPage, day: str) -> Response:
    """A day in figures as they were kept that night, beside what the books say now."""
    with visit.enter() as inside:
        seen = look(inside, _day(inside, day))
        letters = day_line(inside, seen.moment.day)
        return write_supervision(inside, "digest", DIGEST, digest=digest(seen), days=kept_days(seen), letters=letters)


def _day(inside: Inside, text: str) -> date:
    today = in_vietnam(inside.now).date()
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise Problem("not-found") from None
    if not today - OLDEST <= day <= today:
        raise Problem("not-found")
    return day
