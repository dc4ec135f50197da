"""Cơ quan kết nối: the list, one agency, activating, suspending and resuming it."""

from __future__ import annotations

from collections.abc import Callable

from fastapi import APIRouter
from sqlalchemy import select
from starlette.responses import RedirectResponse, Response

from desk.links.find_partner import find_partner
from desk.links.machines import machine_rows, other_clients
from desk.links.our_keys import our_keys
from desk.links.partner_page import partner_page
from desk.links.purpose import purpose
from desk.links.standing import standings
from desk.links.who import KEEPERS, READERS, SECOND
from desk.member import member
from desk.write_page import write_page
from language.phrase import one_after_another
from models.acts.refusal import FormFaults
from models.linkage.partner_agency import PartnerAgency
from models.linkage.suspend_partner import activate, resume, suspend
from models.partner_client import PartnerClient
from web.open_to import open_to
from web.page_visit import StaffPage, StaffVisit
from web.visit import Inside

router = APIRouter(include_in_schema=False)
PATH = "/quan-tri/ket-noi"
MOST = 200
TOLD = {
    "them": "Đã ghi kết nối mới; chưa có gì qua lại cho đến khi người thứ hai kích hoạt.",
    "kich-hoat": "Đã kích hoạt kết nối.",
    "tam-dung": "Đã tạm dừng. Thông báo và hồ sơ gửi đi nằm chờ, không mất.",
    "tiep-tuc": "Đã nối lại; những gì đang chờ được gửi đi theo thứ tự.",
    "khoa-cho": "Đã ghi khóa mới, chờ người thứ hai đồng ý.",
    "khoa-khong": "Ở địa chỉ của họ không có khóa nào mới.",
    "khoa-dong-y": "Đã đồng ý khóa mới.",
    "khoa-bo": "Đã bỏ khóa được đề nghị.",
    "khoa-thoi": "Đã thôi dùng khóa.",
    "gui": "Sẽ gửi lại ngay.",
    "gui-sau": "Đã đưa vào hàng chờ; gửi đi khi kết nối chạy lại.",
    "doc-lai": "Sẽ đọc lại thông điệp ngay; tải lại trang sau ít phút để xem kết quả.",
    "doc-roi": "Thông điệp này không còn chờ đọc lại.",
}


@router.get(PATH)
@open_to(*READERS)
def show_partners(visit: StaffPage) -> Response:
    with visit.enter() as inside:
        session = inside.session
        partners = list(session.scalars(select(PartnerAgency).order_by(PartnerAgency.code).limit(MOST)))
        ids = [one.client_id for one in partners if one.client_id]
        clients = {one.id: one for one in session.scalars(select(PartnerClient).where(PartnerClient.id.in_(ids)))}
        standing = standings(session, partners, inside.now)
        rows = [
            (one, purpose(one, clients.get(one.client_id) if one.client_id else None), standing[one.code])
            for one in partners
        ]
        return write_page(
            inside,
            "links/partners.html",
            here=PATH,
            rows=rows,
            machines=machine_rows(session, member(inside).agency_id, inside.now),
            clients=other_clients(session),
            ours=our_keys(visit.front),
            keeps=bool(inside.caller.roles & set(KEEPERS)),
            told=told_of(visit),
        )


@router.get(f"{PATH}/{{code}}")
@open_to(*READERS)
def show_partner(visit: StaffPage, code: str) -> Response:
    with visit.enter() as inside:
        return write_partner(visit, inside, find_partner(inside.session, code), told=told_of(visit))


@router.post(f"{PATH}/{{code}}/kich-hoat")
@open_to(*SECOND)
def activate_partner(visit: StaffPage, code: str) -> Response:
    return changed(
        visit,
        code,
        "kich-hoat",
        lambda inside, partner: activate(inside.session, partner, inside.caller.actor, inside.now),
    )


@router.post(f"{PATH}/{{code}}/tam-dung")
@open_to(*KEEPERS)
def suspend_partner(visit: StaffPage, code: str) -> Response:
    """This will stop what passes both ways; what is owed waits."""
    reason = visit.field("ly-do")[:500]
    return changed(
        visit,
        code,
        "tam-dung",
        lambda inside, partner: suspend(inside.session, partner, reason, inside.caller.actor, inside.now),
    )


@router.post(f"{PATH}/{{code}}/tiep-tuc")
@open_to(*KEEPERS)
def resume_partner(visit: StaffPage, code: str) -> Response:
    return changed(
        visit,
        code,
        "tiep-tuc",
        lambda inside, partner: resume(inside.session, partner, inside.caller.actor, inside.now),
    )


def changed(
    visit: StaffVisit, code: str, tidings: str, change: Callable[[Inside, PartnerAgency], None], anchor: str = ""
) -> Response:
    """This will change the agency and go back to its page; what refuses stands there beside what was typed."""
    try:
        with visit.enter() as inside:
            change(inside, find_partner(inside.session, code, lock=True))
    except FormFaults as refused:
        with visit.enter() as inside:
            fault = one_after_another(" ", (one.detail for one in refused.faults))
            return write_partner(visit, inside, find_partner(inside.session, code), fault=fault, status=422)
    return RedirectResponse(f"{PATH}/{code}?tin={tidings}{anchor}", status_code=303)


def write_partner(
    visit: StaffVisit, inside: Inside, partner: PartnerAgency, *, told: str = "", fault: str = "", status: int = 200
) -> Response:
    content = partner_page(inside, visit.front, partner)
    typed = {name: visit.field(name) for name in ("ly-do", "goi-dau", "khoa", "dau-van-tay", "ly-do-thoi")}
    return write_page(
        inside, "links/partner.html", here=PATH, status=status, told=told, fault=fault, typed=typed, **content
    )


def told_of(visit: StaffVisit) -> str:
    return TOLD.get(visit.request.query_params.get("tin", ""), "")
