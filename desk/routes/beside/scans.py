"""Cover sheets out, piles of scanned pages in: each page to the component its cover sheet names."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote
from uuid import UUID, uuid4

from fastapi import APIRouter
from sqlalchemy import select
from starlette.datastructures import UploadFile
from starlette.responses import RedirectResponse, Response

from desk.folder.folder import read_folder
from desk.scans.file_pile import file_pile
from desk.scans.sorting import COVER, NOWHERE, by_covers, dossiers_in, targets_of
from desk.write_page import write_page
from documents.contents.cover_sheet import CoveredComponent, CoverSheet
from documents.draw import draw
from documents.preview import NoPreview, preview_pdf
from documents.scans.cover_code import CoverCode
from documents.scans.pile import one_pile
from documents.scans.read_covers import read_covers
from documents.uploads import LARGEST
from language.phrase import one_after_another
from models.acts.refusal import Refused
from models.folder.scan_batch import ScanBatch
from models.intake.stored_file import StoredFile
from models.role import Role
from web.access import find_dossier
from web.filing.keep_file import keep_bytes, look_into, note_file
from web.note_reading import note_reading
from web.open_to import OFFICE, open_to
from web.page_visit import StaffPage, StaffVisit
from web.problem import Problem
from web.tracking_secret import plain_code
from web.visit import Inside

router = APIRouter(include_in_schema=False)
PATH = "/quet"
SCANNING = (Role.RECEIVER, Role.JUSTICE_OFFICER)
_PDF = {"Content-Security-Policy": "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'"}


@router.get("/ho-so/{code}/to-bia")
@open_to(*OFFICE)
def cover_sheets(visit: StaffPage, code: str) -> Response:
    """A cover sheet for each component that was handed in; it names nobody."""
    with visit.enter() as inside:
        folder = read_folder(inside, find_dossier(inside.session, inside.caller, code), visit.front.base_url)
        codes = dict.fromkeys(row.code for row in folder.present_components)
        if not codes:
            raise Problem("not-found", "Hồ sơ chưa nhận thành phần nào.")
        content = CoverSheet(
            drawn_at=inside.now,
            agency=folder.agency.one_stop_name,
            dossier_code=folder.dossier.code,
            procedure=folder.procedure.title,
            components=tuple(
                CoveredComponent(title=folder.component_title(one), code=str(CoverCode(folder.dossier.code, one)))
                for one in codes
            ),
        )
    named = {"Content-Disposition": f"inline; filename*=UTF-8''{quote(f'Tờ bìa {code}.pdf')}"}
    return Response(draw(content), media_type="application/pdf", headers=_PDF | named)


@router.get(PATH)
@open_to(*SCANNING)
def scans(visit: StaffPage) -> Response:
    """Takes a pile of scans in, and lists those that wait to be sorted."""
    told = visit.request.query_params.get("tin", "")
    with visit.enter() as inside:
        return _show_piles(inside, told=told if told.isdecimal() else "")


def _show_piles(inside: Inside, *, told: str = "", fault: str = "", status: int = 200) -> Response:
    mine = select(ScanBatch).where(ScanBatch.taken_by == inside.caller.actor.key, ScanBatch.filed_at.is_(None))
    waiting = list(inside.session.scalars(mine.order_by(ScanBatch.taken_at.desc()).limit(20)))
    return write_page(inside, "scans.html", here=PATH, status=status, waiting=waiting, fault=fault, told=told)


@router.post(PATH)
@open_to(*SCANNING)
def take_in(visit: StaffPage) -> Response:
    """This will take the files in as one pile and read its cover sheets."""
    try:
        pile = _pile(visit)
        examined = look_into(pile, "tập quét.pdf")
    except Problem as unacceptable:
        with visit.enter() as inside:
            return _show_piles(inside, fault=str(unacceptable.detail), status=422)
    keep_bytes(visit.front, pile)
    pages = by_covers(read_covers(pile))
    with visit.enter() as inside:
        file = note_file(inside, examined)
        batch = ScanBatch(
            id=uuid4(),
            agency_id=inside.caller.actor.agency_id,
            file_id=file.id,
            pages=pages,
            taken_by=inside.caller.actor.key,
            taken_at=inside.now,
        )
        inside.session.add(batch)
        place = f"{PATH}/{batch.id}"
    return RedirectResponse(place, status_code=303)


def _pile(visit: StaffVisit) -> bytes:
    files = []
    for _, chosen in visit.form.multi_items():
        if isinstance(chosen, UploadFile) and chosen.filename:
            data = chosen.file.read(LARGEST + 1)
            files.append((data, look_into(data, chosen.filename).kind))
    if not files:
        raise Problem("validation", "Hãy chọn tệp quét: một PDF, hoặc nhiều ảnh.")
    return one_pile(files)


@router.get("/quet/{batch_id}")
@open_to(*SCANNING)
def show_batch(visit: StaffPage, batch_id: UUID) -> Response:
    """A pile of scans: which page belongs to which paper of which dossier."""
    with visit.enter() as inside:
        more = [plain_code(visit.request.query_params.get("ho-so", ""))]
        return _show(inside, _mine(inside, batch_id), more)


@router.get("/quet/{batch_id}/trang/{page}")
@open_to(*SCANNING)
def batch_page(visit: StaffPage, batch_id: UUID, page: int) -> Response:
    """One page of a pile that is still to be sorted; afterwards it is seen in its dossier, by whoever may see that."""
    with visit.enter() as inside:
        batch = _mine(inside, batch_id)
        if batch.filed_at is not None:
            raise Problem("not-found", "Tập quét đã được đưa vào hồ sơ; hãy xem trang này ở hồ sơ.")
        for dossier in dossiers_in(inside, [one for one in batch.pages if one["page"] == page]):
            note_reading(inside, dossier, "file", file=batch.file_id, page=page)
        sha256 = inside.session.get_one(StoredFile, batch.file_id).sha256
    try:
        return Response(preview_pdf(visit.front.files.get(sha256), page=page, width=700), media_type="image/png")
    except NoPreview:
        raise Problem("not-found", "Không vẽ được trang này.") from None


@router.post("/quet/{batch_id}")
@open_to(*SCANNING)
def file_batch(visit: StaffPage, batch_id: UUID) -> Response:
    """This will give every page to the component its box names; a pile is filed once."""
    with visit.enter() as inside:
        batch = _mine(inside, batch_id)
        pages = _typed(visit, batch)
        sha256 = inside.session.get_one(StoredFile, batch.file_id).sha256
    try:
        filed = file_pile(visit, batch_id, pages, visit.front.files.get(sha256))
    except Refused as refused:
        with visit.enter() as inside:
            batch = _mine(inside, batch_id)
            more = [str(page["place"]).partition("|")[0] for page in pages]
            return _show(inside, batch, more, pages=pages, fault=_said(refused), status=422)
    return RedirectResponse(f"{PATH}?tin={filed}", status_code=303)


def _said(refused: Refused) -> str:
    faults = getattr(refused, "faults", ())
    return one_after_another(" ", (fault.detail for fault in faults)) or str(refused)


def _typed(visit: StaffVisit, batch: ScanBatch) -> list[dict[str, Any]]:
    return [{**page, "place": visit.field(f"page.{page['page']}", str(page["place"]))} for page in batch.pages]


def _mine(inside: Inside, batch_id: UUID) -> ScanBatch:
    """A pile may hold anybody's papers: only whoever scanned it looks at it."""
    batch = inside.session.get(ScanBatch, batch_id)
    if batch is None or batch.taken_by != inside.caller.actor.key:
        raise Problem("not-found")
    return batch


def _show(
    inside: Inside,
    batch: ScanBatch,
    more: list[str],
    *,
    pages: list[dict[str, Any]] | None = None,
    fault: str = "",
    status: int = 200,
) -> Response:
    shown = batch.pages if pages is None else pages
    targets = targets_of(inside, dossiers_in(inside, shown, more))
    return write_page(
        inside,
        "scan_batch.html",
        here=PATH,
        status=status,
        batch=batch,
        pages=shown,
        targets=targets,
        known={target.value for target in targets},
        cover=COVER,
        nowhere=NOWHERE,
        fault=fault,
    )
