"""Writing a page of supervision: beside what every page needs, the pages its reader may go on to."""

from __future__ import annotations

from typing import Any

from starlette.responses import HTMLResponse

from desk.navigation import HEALTH, SUPERVISION
from desk.supervision.places import OF_THE_HOUSE, PLACES, SupervisionPlace
from desk.write_page import write_page
from models.role import Role
from web.visit import Inside


def write_supervision(
    inside: Inside, template: str, place: SupervisionPlace, *, status: int = 200, **content: Any
) -> HTMLResponse:
    """This will answer with `supervision/<template>.html`; `place` is marked in both rows of links."""
    supervises = Role.SUPERVISOR in inside.caller.roles
    return write_page(
        inside,
        f"supervision/{template}.html",
        here=SUPERVISION.path if supervises else HEALTH.path,
        status=status,
        place=place,
        places=PLACES if supervises else OF_THE_HOUSE,
        **content,
    )
