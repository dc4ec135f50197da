"""What lies behind a dossier's page: the drawing of its procedure, and for administrators the engine's run."""

from __future__ import annotations

from uuid import UUID

from fastapi import APIRouter
from starlette.responses import Response

from desk.beside.drawing import drawing_of
from desk.folder.folder import read_folder
from desk.write_page import write_page
from models.progress.reading import Reading
from models.role import Role
from web.access import find_dossier
from web.open_to import OFFICE, open_to
from web.page_visit import StaffPage
from web.problem import Problem

router = APIRouter(include_in_schema=False)
_SVG = {"Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; sandbox"}


@router.get("/ho-so/{code}/hinh-quy-trinh")
@open_to(*OFFICE)
def drawing(visit: StaffPage, code: str) -> Response:
    """The way of this dossier in the drawing of its procedure, as it stands now."""
    with visit.enter() as inside:
        dossier = find_dossier(inside.session, inside.caller, code)
        drawn = drawing_of(read_folder(inside, dossier, visit.front.base_url))
    if not drawn:
        raise Problem("not-found", "Thủ tục này chưa có hình.")
    return Response(drawn, media_type="image/svg+xml", headers=_SVG)


@router.get("/luot-doc")
@open_to(Role.ADMINISTRATOR)
def reading(visit: StaffPage) -> Response:
    """One reading by the code somebody quotes: how it ended, and its run in the engine. It names nobody."""
    quoted = visit.request.query_params.get("ma", "").strip()
    with visit.enter() as inside:
        found = inside.session.get(Reading, _id(quoted)) if _id(quoted) else None
        return write_page(
            inside,
            "reading.html",
            quoted=quoted,
            reading=found,
            engine_page=visit.front.engine_page,
        )


def _id(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
