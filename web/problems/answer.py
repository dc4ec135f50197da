"""How a problem is told: as problem+json to a machine, as a page with the same words to a person."""

from __future__ import annotations

import json

from starlette.requests import Request
from starlette.responses import Response

from web.language.of_request import language_of_request
from web.pages import HOUSE
from web.porch.request_id import request_id_of
from web.problem import MEDIA_TYPE, Problem

# Addresses that only machines use, whatever they say they accept.
_FOR_MACHINES = ("/api/", "/health/")


def is_machine(request: Request) -> bool:
    """Whether whoever asks wants JSON; a browser always names HTML."""
    path = request.url.path
    return path.startswith(_FOR_MACHINES) or "text/html" not in request.headers.get("accept", "text/html")


def answer_problem(request: Request, problem: Problem) -> Response:
    """This will make the answer, the same slug, words and request id for both."""
    request_id = request_id_of(request.scope)
    headers = dict(problem.headers or {})
    if is_machine(request):
        told = problem.body(request_id, _language(request))
        return Response(
            json.dumps(told, ensure_ascii=False).encode("utf-8", "replace"),
            status_code=problem.status_code,
            headers={**headers, "Content-Language": _language(request)},
            media_type=MEDIA_TYPE,
        )
    language = language_of_request(request)
    page = HOUSE.write("problem.html", language=language, problem=problem, request_id=request_id)
    return Response(page, status_code=problem.status_code, headers=headers, media_type="text/html")


def _language(request: Request) -> str:
    wanted = request.headers.get("accept-language", "").lower()
    return "en" if wanted.startswith("en") and "vi" not in wanted else "vi"
