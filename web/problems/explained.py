"""The catalogue of problems as pages: what `type` points to."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import HTMLResponse

from web.language.of_request import language_of_request
from web.open_to import open_to
from web.pages import HOUSE
from web.problem import Problem
from web.problems.catalogue import CATALOGUE

router = APIRouter(include_in_schema=False)


@router.get("/problems")
@open_to(anyone=True)
def problem_kinds(request: Request) -> HTMLResponse:
    """What each problem that a program is answered with means."""
    language = language_of_request(request)
    return HOUSE.answer("problem_kinds.html", language=language, kinds=tuple(CATALOGUE.values()))


@router.get("/problems/{slug}")
@open_to(anyone=True)
def problem_kind(request: Request, slug: str) -> HTMLResponse:
    """One of them, at the address that the answer itself names."""
    if slug not in CATALOGUE:
        raise Problem("not-found")
    return HOUSE.answer("problem_kinds.html", language=language_of_request(request), kinds=(CATALOGUE[slug],))
