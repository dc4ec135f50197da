"""The documents of a dossier, as the bytes that were drawn, signed and sealed."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote
from uuid import UUID

from fastapi import APIRouter
from sqlalchemy import select
from starlette.responses import Response

from api.documented import PREFIX
from documents.file_store import AlteredFile, NoSuchFile
from models.delivery.document import Document
from models.delivery.handed_out import handed_out
from models.dossier import Dossier
from web.access import READ, find_dossier
from web.machines.api_visit import Api
from web.note_reading import note_reading
from web.open_to import OFFICE, open_to
from web.problem import Problem
from web.visit import Inside

router = APIRouter(prefix=f"{PREFIX}/dossiers", tags=["Hồ sơ"])
_PDF: dict[int | str, dict[str, Any]] = {
    200: {"description": "Tệp PDF", "content": {"application/pdf": {"schema": {"type": "string", "format": "binary"}}}}
}


@router.get("/{code}/documents/{document_id}", summary="Tải một giấy tờ", responses=_PDF, response_class=Response)
@open_to(*OFFICE, client_verb=READ, applicant=True)
def get_document(visit: Api, code: str, document_id: UUID) -> Response:
    """Người nộp chỉ tải được giấy tờ dành cho mình. Mã băm của tệp là `sha256` trong `documents` của hồ sơ."""
    with visit.enter(code=code, secret=visit.tracking_secret) as inside:
        dossier = find_dossier(inside.session, inside.caller, code)
        document = _find(inside, dossier, document_id)
        if document is None or document.sha256 is None:
            raise Problem("not-found")
        note_reading(inside, dossier, "document", document=document.id)
        sha256, title = document.sha256, document.title
    try:
        data = visit.front.files.get(sha256)
    except (NoSuchFile, AlteredFile):
        raise Problem("internal", "Không đọc được tệp này. Hãy báo mã yêu cầu cho bộ phận hỗ trợ.") from None
    name = quote(f"{title} {code}.pdf")
    disposition = f"attachment; filename=\"document.pdf\"; filename*=UTF-8''{name}"
    return Response(data, media_type="application/pdf", headers={"Content-Disposition": disposition})


def _find(inside: Inside, dossier: Dossier, document_id: UUID) -> Document | None:
    """The office may look at everything; others get what has been handed out, never a draft or an unsigned result."""
    if inside.caller.staff is None:
        return next((row for row in handed_out(inside.session, dossier) if row.id == document_id), None)
    wanted = select(Document).where(Document.id == document_id, Document.dossier_id == dossier.id)
    return inside.session.scalars(wanted).one_or_none()
