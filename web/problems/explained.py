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
    return HOUSE.answer("problem_kinds.html", kinds=tuple(CATALOGUE.values()))


@router.get("/problems/{slug}")
@open_to(anyone=True)
def problem_kind(slug: str) -> HTMLResponse:
    if slug not in CATALOGUE:
        raise Problem("not-found")
    return HOUSE.answer("problem_kinds.html", kinds=(CATALOGUE[slug],))
