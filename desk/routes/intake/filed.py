"""What the counter hands over after filing: the receipt on paper, the money's receipt, and the way on."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.responses import Response

from desk.folder.folder import read_folder
from desk.intake.filed_page import filed_page
from desk.navigation import INTAKE
from desk.write_page import write_page
from documents.qr import qr_svg
from models.role import Role
from web.access import find_dossier
from web.note_reading import note_reading
from web.open_to import open_to
from web.page_visit import StaffPage

router = APIRouter(include_in_schema=False)


@router.get("/tiep-nhan/da-nhan/{code}")
@open_to(Role.RECEIVER)
def show_receipt(visit: StaffPage, code: str) -> Response:
    """What the applicant takes along: the code, the secret for following the dossier, and by when he hears from us."""
    with visit.enter() as inside:
        dossier = find_dossier(inside.session, inside.caller, code)
        note_reading(inside, dossier, "dossier")
        folder = read_folder(inside, dossier, visit.front.base_url)
        told = visit.request.query_params.get("tin", "")
        return write_page(inside, "intake/filed.html", here=INTAKE.path, told=told, **filed_page(folder))


@router.get("/tiep-nhan/da-nhan/{code}/qr.svg")
@open_to(Role.RECEIVER)
def show_code(visit: StaffPage, code: str) -> Response:
    """The square code that opens the dossier on the applicant's telephone, with nothing to type."""
    with visit.enter() as inside:
        dossier = find_dossier(inside.session, inside.caller, code)
        # Whoever has it reads the dossier as its applicant does.
        note_reading(inside, dossier, "number", value="Mã tra cứu")
        address = f"{visit.front.base_url}/tra-cuu/{dossier.code}?ma={dossier.tracking_secret}"
    return Response(qr_svg(address), media_type="image/svg+xml")
