"""The stamp ĐẾN: looked at where it would stand, then fixed on a copy. The original is never touched."""

from __future__ import annotations

from uuid import UUID, uuid4

from fastapi import APIRouter
from starlette.responses import RedirectResponse, Response

from desk.incoming.book_filter import PATH
from desk.incoming.document_page import document_page
from desk.incoming.stamping import PLACE_WORDS, stamp_of
from desk.incoming.whose import find_incoming, note_look
from desk.navigation import INCOMING
from desk.routes.incoming.files import picture_of
from desk.write_page import write_page
from documents.incoming.place import StampPlace
from documents.incoming.stamp import Stamp
from documents.incoming.stamped import Covered, Sheet, lay_out, put_stamp
from models.agency import Agency
from models.audit.audit_entry import record
from models.incoming.grades import IncomingState
from models.incoming.incoming_document import FilePart, IncomingFile
from models.intake.stored_file import StoredFile
from models.role import Role
from web.filing.keep_file import keep_bytes
from web.open_to import open_to
from web.page_visit import StaffPage, StaffVisit
from web.problem import Problem

router = APIRouter(prefix=PATH, include_in_schema=False)
_WITHOUT = (IncomingState.DELIVERED, IncomingState.CANCELLED, IncomingState.RETURNED)


@router.get("/{document_id}/dau")
@open_to(Role.SEAL_KEEPER)
def choose_place(visit: StaffPage, document_id: UUID) -> Response:
    """Every place where nothing would be covered, the proposed one as a picture."""
    sheet, _, version = _ready(visit, document_id)
    return _choose(visit, document_id, sheet, version, _wanted(visit.request.query_params.get("cho", ""), sheet))


@router.get("/{document_id}/dau/xem")
@open_to(Role.SEAL_KEEPER)
def look_first(visit: StaffPage, document_id: UUID) -> Response:
    """The first page as it would be."""
    sheet, stamp, _ = _ready(visit, document_id)
    return picture_of(put_stamp(sheet, stamp, _wanted(visit.request.query_params.get("cho", ""), sheet)))


@router.post("/{document_id}/dau")
@open_to(Role.SEAL_KEEPER)
def fix(visit: StaffPage, document_id: UUID) -> Response:
    """This will keep the stamped copy beside the original; the one stamped last is the one shown."""
    sheet, stamp, version = _ready(visit, document_id)
    try:
        place = StampPlace(visit.field("cho"))
        made = put_stamp(sheet, stamp, place)
    except (ValueError, Covered):
        fault = "Chỗ này có nội dung của văn bản; hãy chọn một chỗ trống."
        return _choose(visit, document_id, sheet, version, _wanted("", sheet), fault, 422)
    sha256 = keep_bytes(visit.front, made)
    with visit.enter() as inside:
        document = find_incoming(inside, document_id, lock=True)
        if visit.field("version") != str(document.version) or version != document.version:
            raise Problem("stale-version", extra={"version": document.version})
        pages = next(row.file.pages for row in document_page(inside, document).files if row.part is FilePart.ORIGINAL)
        file = StoredFile(
            id=uuid4(),
            sha256=sha256,
            kind="pdf",
            size=len(made),
            pages=pages,
            uploaded_by=inside.caller.actor.key,
            uploaded_at=inside.now,
        )
        inside.session.add(file)
        inside.session.flush()
        inside.session.add(
            IncomingFile(
                document_id=document.id,
                file_id=file.id,
                part=FilePart.STAMPED,
                sha256=sha256,
                added_at=inside.now,
                added_by=inside.caller.actor.key,
            )
        )
        document.stamp_place = place.value
        document.version += 1
        record(inside.session, inside.caller.actor, "incoming.stamped", inside.now, document=document.id, place=place)
    return RedirectResponse(f"{PATH}/{document_id}?tin=dau", status_code=303)


def _ready(visit: StaffVisit, document_id: UUID) -> tuple[Sheet, Stamp, int]:
    """The scan laid out, the stamp filled in, and the version both were read at; drawn outside of any transaction."""
    with visit.enter() as inside:
        document = find_incoming(inside, document_id)
        if document.state in _WITHOUT:
            raise Problem("refused", "Văn bản không có số đến đang dùng nên không đóng dấu ĐẾN.")
        page = document_page(inside, document)
        if page.original is None:
            raise Problem("not-found", "Văn bản chưa có bản quét để đóng dấu; hãy thêm bản quét.")
        note_look(inside, document, file=page.original.file.id)
        agency = inside.session.get_one(Agency, document.agency_id)
        stamp = stamp_of(document, agency, page.standing, page.dossier)
        original, version = page.original.file, document.version
    return lay_out(visit.front.files.get(original.sha256), original.kind), stamp, version


def _wanted(typed: str, sheet: Sheet) -> StampPlace:
    """The place asked for as far as it is free, otherwise the first free one; the white strip always is."""
    return next((place for place in sheet.spots if place.value == typed), next(iter(sheet.spots)))


def _choose(
    visit: StaffVisit,
    document_id: UUID,
    sheet: Sheet,
    version: int,
    place: StampPlace,
    fault: str = "",
    status: int = 200,
) -> Response:
    with visit.enter() as inside:
        document = find_incoming(inside, document_id)
        return write_page(
            inside,
            "incoming/stamp.html",
            here=INCOMING.path,
            status=status,
            document=document,
            version=version,
            places=[(one, PLACE_WORDS[one], one in sheet.spots) for one in StampPlace],
            place=place,
            words=PLACE_WORDS[place],
            fault=fault,
        )
