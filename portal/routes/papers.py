"""The documents issued to an applicant, as the bytes that were drawn, signed and sealed."""

from __future__ import annotations

from urllib.parse import quote

from fastapi import APIRouter
from starlette.responses import Response

from documents.file_store import AlteredFile, NoSuchFile
from models.delivery.handed_out import handed_out
from models.dossier import Dossier
from portal.applicant_visit import ApplicantPage
from web.note_reading import note_reading
from web.open_to import open_to
from web.problem import Problem

router = APIRouter(include_in_schema=False)
_UNREADABLE = "Không đọc được tệp này. Hãy báo mã yêu cầu cho bộ phận một cửa."


@router.get("/tra-cuu/{code}/giay-to/{document_id}")
@open_to(applicant=True)
def paper(visit: ApplicantPage, document_id: str) -> Response:
    """A document that was not issued to this dossier's applicant is not found."""
    with visit.enter() as inside:
        dossier = inside.session.get_one(Dossier, inside.caller.dossier_id)
        found = next((row for row in handed_out(inside.session, dossier) if str(row.id) == document_id), None)
        if found is None or found.sha256 is None:
            raise Problem("not-found", "Không có giấy tờ này trong hồ sơ.")
        note_reading(inside, dossier, "document", document=found.id)
        sha256, name = found.sha256, f"{found.title} {dossier.code}.pdf"
    try:
        data = visit.front.files.get(sha256)
    except (NoSuchFile, AlteredFile):
        raise Problem("internal", _UNREADABLE) from None
    return as_file(data, "application/pdf", name)


def as_file(data: bytes, media_type: str, name: str) -> Response:
    """This will answer with a file to be shown in place under its own name."""
    disposition = f"inline; filename=\"tep\"; filename*=UTF-8''{quote(name)}"
    return Response(data, media_type=media_type, headers={"Content-Disposition": disposition})
