"""In which language a page is written before anybody has logged in, and where nobody is known: a cookie says it."""

from __future__ import annotations

from datetime import timedelta

from starlette.requests import Request
from starlette.responses import Response

from models.staff.language import Language

COOKIE = "motcua-ngon-ngu"
_KEPT = timedelta(days=365)


def read_language(text: object) -> Language:
    """This will give the language named; Vietnamese for anything else."""
    return Language.ENGLISH if text == Language.ENGLISH.value else Language.VIETNAMESE


def language_of_request(request: Request) -> Language:
    return read_language(request.cookies.get(COOKIE))


def keep_language(response: Response, language: Language, *, secure: bool) -> None:
    """This will have the browser keep it for the pages on which nobody is known."""
    response.set_cookie(
        COOKIE,
        language.value,
        max_age=int(_KEPT.total_seconds()),
        path="/",
        secure=secure,
        httponly=True,
        samesite="lax",
    )
