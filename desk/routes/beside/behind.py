"""What lies behind a dossier's page: the drawing of its procedure, and for administrators the engine's run."""

from __future__ import annotations

from uuid import UUID

from fastapi import APIRouter
from sqlalchemy import select
from starlette.responses import Response

from desk.beside.drawing import drawing_of
from desk.folder.folder import read_folder
from desk.member import member
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
        found = _quoted(inside, quoted)
        return write_page(
            inside,
            "reading.html",
            quoted=quoted,
            reading=found,
            engine_page=visit.front.engine_page,
        )


def _quoted(inside: Inside, code: str) -> Reading | None:
    """A reading of the administrator's own agency; the page tells nothing of the dossier."""
    wanted = _id(code)
    own = select(Reading).join(Dossier, Dossier.id == Reading.dossier_id)
    own = own.where(Reading.id == wanted, Dossier.agency_id == member(inside).agency_id)
    return inside.session.scalars(own).one_or_none() if wanted else None


def _id(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
