"""The catalogue of problems as pages: what `type` points to."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.responses import HTMLResponse

from web.open_to import open_to
from web.pages import HOUSE
from web.problem import Problem
from web.problems.catalogue import CATALOGUE

router = APIRouter(include_in_schema=False)


@router.get("/problems")
@open_to(anyone=True)
def problem_kinds() -> HTMLResponse:
    """What each problem that a program is answered with means."""
    return HOUSE.answer("problem_kinds.html", kinds=tuple(CATALOGUE.values()))


@router.get("/problems/{slug}")
@open_to(anyone=True)
def problem_kind(slug: str) -> HTMLResponse:
    """One of them, at the address that the answer itself names."""
    if slug not in CATALOGUE:
        raise Problem("not-found")
    return HOUSE.answer("problem_kinds.html", kinds=(CATALOGUE[slug],))
