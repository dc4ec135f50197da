"""One document: its page, and the slip that goes along with it."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import quote
from uuid import UUID

from fastapi import APIRouter
from starlette.responses import Response

from desk.incoming.book_filter import PATH
from desk.incoming.document_page import CHOICES, document_page
from desk.incoming.on_paper import slip_pdf
from desk.incoming.receivers import receivers_of
from desk.incoming.whose import find_incoming, is_keeper, is_mine, note_look
from desk.member import member
from desk.navigation import INCOMING
from desk.write_page import write_page
from models.agency import Agency
from models.incoming.grades import Book, IncomingState
from models.incoming.incoming_document import IncomingDocument
from models.incoming.incoming_task import Part
from models.incoming.routing import LEADERS
from web.open_to import OFFICE, open_to
from web.page_visit import StaffPage
from web.visit import Inside

router = APIRouter(prefix=PATH, include_in_schema=False)
TOLD = {
    "vao-so": "Đã vào sổ.",
    "nhan": "Đã vào sổ; nơi gửi xem được số đến qua liên thông.",
    "tra-may": "Đã ghi trả lại; nơi gửi đọc được lý do qua liên thông.",
    "tra": "Đã ghi trả lại; thư báo nơi gửi đang được gửi.",
    "sua": "Đã sửa; nội dung cũ vẫn giữ ở phần Đã sửa.",
    "dau": "Đã đóng dấu ĐẾN lên bản sao; bản gốc không đổi.",
    "trinh": "Đã trình lãnh đạo.",
    "chuyen": "Đã giao; mọi người được giao đã nhận thông báo.",
    "giao-lai": "Đã giao lại; cả hai bên đã nhận thông báo.",
    "ky-nhan": "Đã ký nhận.",
    "xong": "Đã ghi kết quả giải quyết.",
    "tep": "Đã thêm bản quét.",
    "bao": "Thư báo nơi gửi được gửi lại; nơi đã nhận không nhận lần hai.",
}


@router.get("/{document_id}")
@open_to(*OFFICE)
def show(visit: StaffPage, document_id: UUID) -> Response:
    with visit.enter() as inside:
        document = find_incoming(inside, document_id)
        return write_document(inside, document, told=TOLD.get(visit.request.query_params.get("tin", ""), ""))


@router.get("/{document_id}/phieu.pdf")
@open_to(*OFFICE)
def slip(visit: StaffPage, document_id: UUID) -> Response:
    with visit.enter() as inside:
        document = find_incoming(inside, document_id)
        note_look(inside, document, slip=True)
        agency = inside.session.get_one(Agency, document.agency_id)
        made = slip_pdf(document_page(inside, document), agency, inside.now)
    name = quote(f"Phiếu giải quyết {document.number or ''}.pdf")
    return Response(
        made, media_type="application/pdf", headers={"Content-Disposition": f"inline; filename*=UTF-8''{name}"}
    )


def write_document(
    inside: Inside,
    document: IncomingDocument,
    *,
    told: str = "",
    faults: Mapping[str, str] | None = None,
    typed: Mapping[str, object] | None = None,
    status: int = 200,
) -> Response:
    """This will write the page and note that it was read; after a fault with everything that was typed."""
    note_look(inside, document)
    page, staff, roles = document_page(inside, document), member(inside), inside.caller.roles
    leads = bool(roles & LEADERS)
    mine = [row for row in page.standing if is_mine(inside, row.task)]
    return write_page(
        inside,
        "incoming/document.html",
        here=INCOMING.path,
        status=status,
        page=page,
        told=told,
        faults=faults or {},
        typed=typed or {},
        choices=CHOICES,
        receivers=receivers_of(inside),
        keeper=is_keeper(inside),
        secret=document.book is Book.CLASSIFIED,
        at=document.state.value,
        may_route=leads and document.state is IncomingState.PRESENTED,
        may_reassign=leads and document.state is IncomingState.ROUTED,
        to_sign=[row for row in mine if row.task.received_at is None and document.state is IncomingState.ROUTED],
        may_settle=document.state is IncomingState.ROUTED
        and (leads or any(row.task.part is Part.LEAD and row.task.received_at for row in mine)),
        is_for_me=document.presented_to == staff.id,
    )
