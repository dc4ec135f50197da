"""The language somebody has chosen for the portal's pages: the cookie says it, and the button of the page he is on.

On a page with something typed the button belongs to its form, so that what is typed comes along and is shown again.
"""

from __future__ import annotations

from starlette.responses import Response

from models.staff.language import Language
from web.language.of_request import keep_language, language_of_request, read_language
from web.page_visit import PageVisit

FIELD = "ngon-ngu"


def is_switching(visit: PageVisit) -> bool:
    """Whether the form came for nothing else than another language."""
    return visit.field(FIELD) != ""


def language_of(visit: PageVisit) -> Language:
    return read_language(visit.field(FIELD)) if is_switching(visit) else language_of_request(visit.request)


def keep_choice(visit: PageVisit, answer: Response) -> Response:
    """This will have the browser keep a language that was just chosen."""
    if is_switching(visit):
        keep_language(answer, language_of(visit), secure=visit.front.secure)
    return answer
