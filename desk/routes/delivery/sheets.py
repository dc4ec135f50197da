"""Giving parcels to the post: the sheet of a collection, scanned one by one, handed over, printed."""

from __future__ import annotations

from uuid import UUID

from fastapi import APIRouter
from starlette.responses import RedirectResponse, Response

from desk.delivery.manifest import find_sheet, parcels_here, row_scanned, rows_of, sheet_at_work, sheets_page
from desk.delivery.page_of_rows import read_mark
from desk.delivery.parcel_rows import HERE, count_parcels
from desk.delivery.scanned import LONGEST, PLACE, sheet_page
from desk.delivery.sheets_on_paper import post_manifest
from desk.folder.who import names_of
from desk.member import member
from desk.routes.delivery.counter import pdf
from desk.write_page import write_page
from documents.draw import draw
from models.acts.refusal import FormFaults, Refused
from models.agency import Agency
from models.audit.audit_entry import record
from models.delivery.post_sheet import PostSheet, PostSheetParcel, draw_up, hand_to_post, leave_out, open_sheet
from models.delivery.post_sheet import scan as scan_parcel
from models.role import Role
from web.open_to import open_to
from web.page_visit import StaffPage, StaffVisit
from web.problem import Problem, problem_of
from web.visit import Inside

router = APIRouter(prefix=f"{PLACE}/bang-ke", include_in_schema=False)
TOLD = {
    "lap": "Đã lập bảng kê. Quét từng bưu gửi khi giao cho nhân viên bưu điện.",
    "quet": "Đã quét một bưu gửi.",
    "roi": "Bưu gửi này đã quét trước đó.",
    "bo": "Đã để bưu gửi lại; lần sau mới giao.",
    "giao": "Đã bàn giao cho bưu điện. In bảng kê để hai bên ký.",
    "da-giao": "Bảng kê này đã bàn giao trước đó; không ghi thêm lần nữa.",
}


@router.get("")
@open_to(Role.RETURN_DESK)
def sheets(visit: StaffPage) -> Response:
    with visit.enter() as inside:
        return _list(visit, inside)


@router.post("")
@open_to(Role.RETURN_DESK)
def draw_sheet(visit: StaffPage) -> Response:
    """This will put what lies here on the open sheet, or on a new one."""
    with visit.enter() as inside:
        parcels, agency_id = parcels_here(inside), member(inside).agency_id
        present = open_sheet(inside.session, agency_id)
        if present is not None:
            find_sheet(inside, present.id)
        if not parcels and present is None:
            return _list(visit, inside, "Không có bưu gửi nào chờ giao cho bưu điện.", 422)
        sheet = draw_up(inside.session, agency_id, parcels, inside.caller.actor, inside.now)
    return _back(sheet.id, "lap")


@router.get("/{sheet_id}")
@open_to(Role.RETURN_DESK)
def show_sheet(visit: StaffPage, sheet_id: UUID) -> Response:
    with visit.enter() as inside:
        return _page(visit, inside, find_sheet(inside, sheet_id))


@router.post("/{sheet_id}/quet")
@open_to(Role.RETURN_DESK)
def scan(visit: StaffPage, sheet_id: UUID) -> Response:
    """This will tick one parcel off; what is not on the sheet is said, and ticks nothing off."""
    typed = visit.field("code")[:LONGEST]
    with visit.enter() as inside:
        sheet = find_sheet(inside, sheet_id)
        row = row_scanned(rows_of(inside.session, sheet), typed)
        if row is None:
            return _page(visit, inside, sheet, {"code": "Mã vừa quét không có trong bảng kê này; không bàn giao."}, 422)
        try:
            new = scan_parcel(inside.session, sheet, row.on, inside.caller.actor, inside.now)
        except Refused as refused:
            return _page(visit, inside, sheet, {"code": str(refused)}, problem_of(refused).status_code)
    return _back(sheet_id, "quet" if new else "roi")


@router.post("/{sheet_id}/bo/{row_id}")
@open_to(Role.RETURN_DESK)
def leave(visit: StaffPage, sheet_id: UUID, row_id: UUID) -> Response:
    """This will leave a parcel out of this collection, for a reason that stays on the sheet."""
    because = visit.field("because")
    with visit.enter() as inside:
        sheet = find_sheet(inside, sheet_id)
        row = inside.session.get(PostSheetParcel, row_id)
        if row is None or row.sheet_id != sheet.id:
            raise Problem("not-found")
        try:
            leave_out(inside.session, sheet, row, because, inside.caller.actor, inside.now)
        except Refused as refused:
            faults = {f"because-{row_id}": _words(refused)}
            return _page(visit, inside, sheet, faults, problem_of(refused).status_code)
    return _back(sheet_id, "bo")


@router.post("/{sheet_id}/ban-giao")
@open_to(Role.RETURN_DESK)
def hand(visit: StaffPage, sheet_id: UUID) -> Response:
    """This will close the sheet once; the courier's name stands on it, and what was not scanned is left out."""
    version = visit.field("version")
    try:
        with visit.enter() as inside:
            sheet = find_sheet(inside, sheet_id)
            if sheet.handed_at is not None:
                return _back(sheet_id, "da-giao")
            number = int(version) if version.isdecimal() else 0
            hand_to_post(inside.session, sheet, visit.field("courier"), number, inside.caller.actor, inside.now)
    except Refused as refused:
        faults = {fault.pointer.strip("/"): fault.detail for fault in getattr(refused, "faults", ())}
        with visit.enter() as inside:
            sheet = find_sheet(inside, sheet_id)
            return _page(visit, inside, sheet, faults or {"courier": str(refused)}, problem_of(refused).status_code)
    return _back(sheet_id, "giao")


@router.get("/{sheet_id}/in")
@open_to(Role.RETURN_DESK)
def print_sheet(visit: StaffPage, sheet_id: UUID) -> Response:
    with visit.enter() as inside:
        sheet = find_sheet(inside, sheet_id)
        clerk = sheet.handed_by or sheet.drawn_up_by
        agency = inside.session.get_one(Agency, sheet.agency_id)
        rows = rows_of(inside.session, sheet)
        content = post_manifest(agency, sheet, rows, names_of(inside.session, [clerk])[clerk])
        record(inside.session, inside.caller.actor, "post_sheet.printed", inside.now, sheet=sheet.id, parcels=len(rows))
        name = sheet.name.replace("/", "-")
    return pdf(draw(content), f"Bảng kê bàn giao {name}.pdf")


def _words(refused: Refused) -> str:
    return refused.faults[0].detail if isinstance(refused, FormFaults) else str(refused)


def _list(visit: StaffVisit, inside: Inside, fault: str = "", status: int = 200) -> Response:
    return write_page(
        inside,
        "delivery/sheets.html",
        here=PLACE,
        status=status,
        fault=fault,
        page=sheets_page(inside, read_mark(visit.request.query_params.get("sau", ""))),
        waiting=count_parcels(inside, HERE),
        present=sheet_at_work(inside),
    )


def _page(
    visit: StaffVisit, inside: Inside, sheet: PostSheet, faults: dict[str, str] | None = None, status: int = 200
) -> Response:
    rows = rows_of(inside.session, sheet)
    people = [one for one in (sheet.drawn_up_by, sheet.handed_by) if one]
    return write_page(
        inside,
        "delivery/sheet.html",
        here=PLACE,
        status=status,
        sheet=sheet,
        rows=rows,
        scanned=sum(1 for row in rows if row.on.scanned_at),
        left_out=sum(1 for row in rows if row.on.left_out_at),
        names=names_of(inside.session, people),
        faults=faults or {},
        typed=visit.typed(),
        told=TOLD.get(visit.request.query_params.get("tin", ""), ""),
    )


def _back(sheet_id: UUID, told: str) -> Response:
    return RedirectResponse(f"{sheet_page(sheet_id)}?tin={told}", status_code=303)
