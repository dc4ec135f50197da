"""The files of a document: taken along as they came, or looked at page by page."""

from __future__ import annotations

from urllib.parse import quote
from uuid import UUID

from fastapi import APIRouter
from sqlalchemy import select
from starlette.responses import Response

from desk.incoming.book_filter import PATH
from desk.incoming.whose import find_incoming, note_look
from documents.preview import NoPreview, preview_pdf
from documents.scans.pile import one_pile
from models.incoming.incoming_document import IncomingFile
from models.intake.stored_file import StoredFile
from web.open_to import OFFICE, open_to
from web.page_visit import StaffPage
from web.problem import Problem
from web.visit import Inside

router = APIRouter(prefix=PATH, include_in_schema=False)
_TYPES = {"pdf": "application/pdf", "jpeg": "image/jpeg", "png": "image/png"}
# A file of somebody else's opened by itself runs nothing.
_SANDBOX = {"Content-Security-Policy": "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; sandbox"}


@router.get("/{document_id}/tep/{file_id}")
@open_to(*OFFICE)
def take_along(visit: StaffPage, document_id: UUID, file_id: UUID) -> Response:
    """The bytes as they came, or the stamped copy."""
    with visit.enter() as inside:
        file, title = _file(inside, document_id, file_id)
    name = {"Content-Disposition": f"inline; filename*=UTF-8''{quote(f'{title}.{file.kind}')}"}
    return Response(visit.front.files.get(file.sha256), media_type=_TYPES[file.kind], headers=_SANDBOX | name)


@router.get("/{document_id}/tep/{file_id}/trang/{page}")
@open_to(*OFFICE)
def one_page(visit: StaffPage, document_id: UUID, file_id: UUID, page: int) -> Response:
    with visit.enter() as inside:
        file, _ = _file(inside, document_id, file_id, page=page)
    if not 1 <= page <= file.pages:
        raise Problem("not-found")
    data = visit.front.files.get(file.sha256)
    return picture_of(data if file.kind == "pdf" else one_pile([(data, file.kind)]), page)


def picture_of(pdf: bytes, page: int = 1) -> Response:
    """A page as a picture; `not-found` for one that cannot be drawn."""
    try:
        return Response(preview_pdf(pdf, page=page, width=900), media_type="image/png")
    except NoPreview:
        raise Problem("not-found", "Không vẽ được trang này; hãy tải tệp về để xem.") from None


def _file(inside: Inside, document_id: UUID, file_id: UUID, **looked: int) -> tuple[StoredFile, str]:
    document = find_incoming(inside, document_id)
    wanted = (
        select(StoredFile, IncomingFile.part)
        .join(IncomingFile, IncomingFile.file_id == StoredFile.id)
        .where(IncomingFile.document_id == document.id, StoredFile.id == file_id)
    )
    row = inside.session.execute(wanted).one_or_none()
    if row is None:
        raise Problem("not-found")
    note_look(inside, document, file=file_id, **looked)
    return row[0], f"{row[1].words} {document.number or ''}".strip()
