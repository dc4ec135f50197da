"""Choosing the language of the portal's pages, where nothing has been typed."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.responses import RedirectResponse, Response

from portal.chosen_language import keep_choice
from web.language.page_before import page_before
from web.open_to import open_to
from web.page_visit import Page

router = APIRouter(include_in_schema=False)
PATH = "/cong/ngon-ngu"


@router.post(PATH)
@open_to(anyone=True)
def choose_language(visit: Page) -> Response:
    """This will have the browser keep it, and lead back to the page it was chosen on."""
    return keep_choice(visit, RedirectResponse(page_before(visit.request, "/"), status_code=303))
