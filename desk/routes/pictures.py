"""Files and documents of a dossier, opened in the page: pictures of single pages, and the files themselves."""

from __future__ import annotations

from urllib.parse import quote
from uuid import UUID

from fastapi import APIRouter
from starlette.responses import Response

from desk.approval.as_signed_by import as_signed_by
from desk.folder.folder import read_folder
from desk.folder.receipt_paper import receipt_paper
from desk.panels.draft_document import draft_document
from documents.draw import draw
from documents.file_store import AlteredFile, NoSuchFile
from documents.preview import NoPreview, preview, preview_pdf
from documents.printable import UnprintableText
from models.delivery.document import Document
from models.dossier import Dossier
from models.intake.component import Component
from models.intake.stored_file import StoredFile
from models.register.draft import Draft
from web.access import find_dossier
from web.note_reading import note_reading
from web.open_to import OFFICE, open_to
from web.page_visit import StaffPage, StaffVisit
from web.problem import Problem
from web.visit import Inside

router = APIRouter(include_in_schema=False)
_TYPES = {"pdf": "application/pdf", "jpeg": "image/jpeg", "png": "image/png"}
# A file somebody handed in must not run anything in the browser; a document of ours may be shown by its PDF viewer.
_SANDBOX = {"Content-Security-Policy": "default-src 'none'; sandbox"}
_VIEWER = {"Content-Security-Policy": "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'"}
# On a screen, and on A4 paper at about 220 dots an inch.
_WIDTH, _PRINT_WIDTH = 1100, 1800


@router.get("/ho-so/{code}/giay-to/{component_id}/trang/{page}")
@open_to(*OFFICE)
def component_page(visit: StaffPage, code: str, component_id: UUID, page: int) -> Response:
    with visit.enter() as inside:
        file = _file_of(inside, code, component_id)
        note_reading(inside, find_dossier(inside.session, inside.caller, code), "file", file=file.id, page=page)
        kind, sha256 = file.kind, file.sha256
    data = _bytes(visit, sha256)
    return _picture(data, page) if kind == "pdf" else Response(data, media_type=_TYPES[kind], headers=_SANDBOX)


@router.get("/ho-so/{code}/giay-to/{component_id}/tep")
@open_to(*OFFICE)
def component_file(visit: StaffPage, code: str, component_id: UUID) -> Response:
    with visit.enter() as inside:
        file = _file_of(inside, code, component_id)
        note_reading(inside, find_dossier(inside.session, inside.caller, code), "file", file=file.id)
        kind, sha256 = file.kind, file.sha256
    disposition = {"Content-Disposition": f"attachment; filename*=UTF-8''{quote(f'{code}.{kind}')}"}
    return Response(_bytes(visit, sha256), media_type=_TYPES[kind], headers=_SANDBOX | disposition)


@router.get("/ho-so/{code}/tai-lieu/{document_id}")
@open_to(*OFFICE)
def document_file(visit: StaffPage, code: str, document_id: UUID) -> Response:
    with visit.enter() as inside:
        dossier = find_dossier(inside.session, inside.caller, code)
        document = _document_of(inside, dossier, document_id)
        note_reading(inside, dossier, "document", document=document.id)
        sha256, title = str(document.sha256), document.title
    disposition = {"Content-Disposition": f"inline; filename*=UTF-8''{quote(f'{title} {code}.pdf')}"}
    return Response(_bytes(visit, sha256), media_type=_TYPES["pdf"], headers=_VIEWER | disposition)


@router.get("/ho-so/{code}/tai-lieu/{document_id}/trang/{page}")
@open_to(*OFFICE)
def document_page(visit: StaffPage, code: str, document_id: UUID, page: int) -> Response:
    with visit.enter() as inside:
        dossier = find_dossier(inside.session, inside.caller, code)
        sha256 = str(_document_of(inside, dossier, document_id).sha256)
        note_reading(inside, dossier, "document", document=document_id, page=page)
    for_print = visit.request.query_params.get("in") == "1"
    return _picture(_bytes(visit, sha256), page, _PRINT_WIDTH if for_print else _WIDTH)


@router.get("/ho-so/{code}/bien-lai/{receipt_id}")
@open_to(*OFFICE)
def receipt_file(visit: StaffPage, code: str, receipt_id: UUID) -> Response:
    with visit.enter() as inside:
        dossier = find_dossier(inside.session, inside.caller, code)
        folder = read_folder(inside, dossier, visit.front.base_url)
        receipt = next((one for one in folder.receipts if one.id == receipt_id), None)
        if receipt is None:
            raise Problem("not-found")
        note_reading(inside, dossier, "document", receipt=receipt.id)
        content = receipt_paper(folder, receipt, folder.names[receipt.taken_by])
        number = receipt.number
    disposition = {"Content-Disposition": f"inline; filename*=UTF-8''{quote(f'Biên lai {number} {code}.pdf')}"}
    return Response(draw(content), media_type=_TYPES["pdf"], headers=_VIEWER | disposition)


@router.get("/ho-so/{code}/du-thao/{draft_id}/trang/1")
@open_to(*OFFICE)
def draft_page(visit: StaffPage, code: str, draft_id: UUID) -> Response:
    """The result as it would be drawn from this draft; nothing of it is kept."""
    with visit.enter() as inside:
        dossier = find_dossier(inside.session, inside.caller, code)
        draft = inside.session.get(Draft, draft_id)
        if draft is None or draft.dossier_id != dossier.id:
            raise Problem("not-found")
        note_reading(inside, dossier, "document", draft=draft.id)
        drawn = draft_document(read_folder(inside, dossier, visit.front.base_url), draft)
        content = as_signed_by(inside, dossier, draft, drawn)
    try:
        return Response(preview(content, 110), media_type="image/png")
    except UnprintableText as text:
        raise Problem("not-found", f"Không in được các ký tự: {text.letters}. Hãy sửa nội dung ghi sổ.") from None


def _file_of(inside: Inside, code: str, component_id: UUID) -> StoredFile:
    dossier = find_dossier(inside.session, inside.caller, code)
    component = inside.session.get(Component, component_id)
    if component is None or component.dossier_id != dossier.id or component.file_id is None:
        raise Problem("not-found")
    return inside.session.get_one(StoredFile, component.file_id)


def _document_of(inside: Inside, dossier: Dossier, document_id: UUID) -> Document:
    document = inside.session.get(Document, document_id)
    if document is None or document.dossier_id != dossier.id or document.sha256 is None:
        raise Problem("not-found")
    return document


def _bytes(visit: StaffVisit, sha256: str) -> bytes:
    try:
        return visit.front.files.get(sha256)
    except (NoSuchFile, AlteredFile):
        raise Problem("internal", "Không đọc được tệp này. Hãy báo mã yêu cầu cho bộ phận hỗ trợ.") from None


def _picture(pdf: bytes, page: int, width: int = _WIDTH) -> Response:
    try:
        return Response(preview_pdf(pdf, page=page, width=width), media_type="image/png")
    except NoPreview:
        raise Problem("not-found", "Không vẽ được trang này; hãy mở tệp gốc.") from None
