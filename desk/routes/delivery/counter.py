"""Handing one result over at the counter, the code for somebody who is sent, and the sheet to be signed."""

from __future__ import annotations

from urllib.parse import quote

from fastapi import APIRouter
from starlette.responses import RedirectResponse, Response

from desk.delivery.counter_page import Tried, counter_content
from desk.delivery.hand_over import last_hand_out, read_hand_over, waiting_item
from desk.delivery.scanned import PLACE, dossier_page
from desk.delivery.sheets_on_paper import return_sheet
from desk.folder.who import names_of
from desk.typed_form import boxes_of
from desk.write_page import write_page
from documents.draw import draw
from language.phrase import one_after_another
from models.acts.refusal import FormFault, FormFaults, Refused
from models.agency import Agency
from models.delivery.identity import only_number
from models.delivery.pickup_token import ask_token
from models.dossier import Dossier
from models.money.fee import CashReceipt
from models.progress.wake_up import ring
from models.role import Role
from web.access import find_dossier
from web.answer_work_item import answer_inside
from web.note_reading import note_reading
from web.open_to import open_to
from web.page_visit import StaffPage, StaffVisit
from web.problem import Problem, problem_of
from web.visit import Inside

router = APIRouter(prefix=PLACE, include_in_schema=False)
TOLD = {
    "trao": "Đã trả kết quả. In phiếu để người nhận ký, rồi quét hồ sơ tiếp theo.",
    "da-trao": "Kết quả này đã được trả trước đó; không ghi thêm lần nữa.",
    "ma": "Đã tạo mã nhận thay; mã đang được gửi cho người nộp, không hiện ở đây.",
}
NOT_HANDED = "Chưa trả kết quả; nội dung đã nhập vẫn còn."
NOT_SENT = "Chưa gửi mã; nội dung đã nhập vẫn còn."
_WITHOUT_BOX = frozenset({"amount", "originals", "outcome"})
_VIEWER = {"Content-Security-Policy": "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'"}


@router.get("/ho-so/{code}")
@open_to(Role.RETURN_DESK)
def counter(visit: StaffPage, code: str) -> Response:
    with visit.enter() as inside:
        return _page(visit, inside, find_dossier(inside.session, inside.caller, code))


@router.post("/ho-so/{code}/trao")
@open_to(Role.RETURN_DESK)
def hand(visit: StaffPage, code: str) -> Response:
    """This will hand the result over once, however often the button is pressed."""
    boxes = {**boxes_of(visit.form), "version": visit.field("version")}
    try:
        with visit.enter() as inside:
            dossier = find_dossier(inside.session, inside.caller, code, lock=True)
            item = waiting_item(inside, dossier)
            if item is None or item.line != "receives" or boxes.get("item", str(item.id)) != str(item.id):
                return _handed_before(visit, inside, dossier, boxes.get("item", ""))
            answer_inside(inside, item.id, read_hand_over(item, boxes))
    except Refused as refused:
        return _refused(visit, code, boxes, refused, NOT_HANDED)
    return _back(code, "trao")


def typed_again(boxes: dict[str, str]) -> dict[str, str]:
    """What goes back into the page: of a scanned card the number alone, not the name and address beside it."""
    return {name: only_number(text) if name.endswith("shown") else text for name, text in boxes.items()}


def _handed_before(visit: StaffVisit, inside: Inside, dossier: Dossier, item_id: str) -> Response:
    done = last_hand_out(inside, dossier.id)
    if done is not None and str(done.work_item_id) == item_id:
        return _back(dossier.code, "da-trao")
    message = "Việc trả kết quả này đã có người khác hoàn thành hoặc không còn cần làm."
    return _page(visit, inside, dossier, Tried(message=message), 409)


@router.post("/ho-so/{code}/ma-nhan")
@open_to(Role.RETURN_DESK)
def send_code(visit: StaffPage, code: str) -> Response:
    """This will have a new code sent to the applicant; nobody here ever sees it."""
    boxes = boxes_of(visit.form)
    try:
        with visit.enter() as inside:
            dossier = find_dossier(inside.session, inside.caller, code, lock=True)
            item = waiting_item(inside, dossier)
            if item is None or item.act not in ("receives", "receives:online"):
                message = "Kết quả này không trả cho người được nhờ tại quầy."
                return _page(visit, inside, dossier, Tried(message=message), 409)
            ask_token(inside.session, dossier, boxes.get("send_to", ""), inside.caller.actor, inside.now)
            ring(inside.session)
    except FormFaults as refused:
        # The form above has a box of that name too.
        faults = [FormFault("/send_to", fault.detail) for fault in refused.faults]
        return _refused(visit, code, boxes, FormFaults(faults), NOT_SENT)
    return _back(code, "ma")


@router.get("/ho-so/{code}/phieu")
@open_to(Role.RETURN_DESK)
def sheet(visit: StaffPage, code: str) -> Response:
    with visit.enter() as inside:
        dossier = find_dossier(inside.session, inside.caller, code)
        row = last_hand_out(inside, dossier.id)
        if row is None:
            raise Problem("not-found", "Hồ sơ này chưa được trả tại quầy nên chưa có phiếu.")
        note_reading(inside, dossier, "document", hand_out=row.id)
        agency = inside.session.get_one(Agency, row.agency_id)
        receipt = inside.session.get(CashReceipt, row.receipt_id) if row.receipt_id else None
        clerk = names_of(inside.session, [row.handed_by])[row.handed_by]
        content = return_sheet(agency, dossier, row, receipt, clerk, visit.front.base_url)
    return pdf(draw(content), f"Phiếu trả kết quả {code}.pdf")


def pdf(data: bytes, name: str) -> Response:
    disposition = {"Content-Disposition": f"inline; filename*=UTF-8''{quote(name)}"}
    return Response(data, media_type="application/pdf", headers=_VIEWER | disposition)


def _refused(visit: StaffVisit, code: str, boxes: dict[str, str], refused: Refused, said: str) -> Response:
    """Nothing was handed over; what was typed stands in the page again, and what has no box of its own at its head."""
    found = refused.faults if isinstance(refused, FormFaults) else ()
    faults = {fault.pointer.strip("/"): fault.detail for fault in found}
    general = [text for box, text in faults.items() if box in _WITHOUT_BOX] if found else [str(refused)]
    message = one_after_another(" ", (said, *general))
    with visit.enter() as inside:
        dossier = find_dossier(inside.session, inside.caller, code)
        tried = Tried(typed_again(boxes), faults, message)
        return _page(visit, inside, dossier, tried, problem_of(refused).status_code)


def _page(
    visit: StaffVisit, inside: Inside, dossier: Dossier, tried: Tried | None = None, status: int = 200
) -> Response:
    note_reading(inside, dossier, "dossier")
    content = counter_content(inside, dossier, tried or Tried())
    told = TOLD.get(visit.request.query_params.get("tin", ""), "")
    return write_page(inside, "delivery/counter.html", here=PLACE, status=status, told=told, **content)


def _back(code: str, told: str) -> Response:
    return RedirectResponse(f"{dossier_page(code)}?tin={told}", status_code=303)
