"""What lies behind a dossier's page: the drawing of its procedure, and for administrators the engine's run."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.responses import Response

from desk.beside.drawing import drawing_of, standing_at
from desk.folder.folder import read_folder
from desk.member import member
from desk.supervision.readings import code_of, find_reading
from desk.write_page import write_page
from models.dossier import Dossier
from models.progress.reading import Reading
from models.role import Role
from web.access import find_dossier
from web.open_to import OFFICE, open_to
from web.page_visit import StaffPage
from web.problem import Problem
from web.visit import Inside

router = APIRouter(include_in_schema=False)
_SVG = {"Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; sandbox"}


@router.get("/ho-so/{code}/hinh-quy-trinh")
@open_to(*OFFICE)
def drawing(visit: StaffPage, code: str) -> Response:
    """The way of this dossier in the drawing of its procedure, and how many stand at each step now."""
    with visit.enter() as inside:
        dossier = find_dossier(inside.session, inside.caller, code)
        folder = read_folder(inside, dossier, visit.front.base_url)
        drawn = drawing_of(folder, standing_at(inside, dossier.procedure))
    if not drawn:
        raise Problem("not-found", "Thủ tục này chưa có hình.")
    return Response(drawn, media_type="image/svg+xml", headers=_SVG)


@router.get("/luot-doc")
@open_to(Role.ADMINISTRATOR)
def reading(visit: StaffPage) -> Response:
    """One reading by the code somebody quotes: how it ended, and its run in the engine. It names nobody."""
    quoted = visit.request.query_params.get("ma", "").strip()
    with visit.enter() as inside:
        found = _quoted(inside, quoted)
        return write_page(
            inside,
            "reading.html",
            quoted=quoted,
            reading=found,
            code=code_of(found) if found else "",
            engine_page=visit.front.engine_page,
        )


def _quoted(inside: Inside, code: str) -> Reading | None:
    """A reading of the administrator's own agency; the page tells nothing of the dossier."""
    return find_reading(inside.session, code, Dossier.agency_id == member(inside).agency_id)
