"""Adding an agency from the page: typed, its keys fetched and compared, written; a second person activates it."""

from __future__ import annotations

from dataclasses import replace

from fastapi import APIRouter
from sqlalchemy import select
from starlette.responses import RedirectResponse, Response

from desk.links.new_partner import NewPartner, acquaintance, fetched, read_new_partner, same_fingerprint
from desk.links.purpose import titled
from desk.links.who import KEEPERS
from desk.routes.links.partners import PATH
from desk.write_page import write_page
from gateways.linked.acquaintance import CannotMeet, add_partner
from models.linkage.partner_agency import PartnerAgency
from web.open_to import open_to
from web.page_visit import StaffPage, StaffVisit
from web.visit import Inside

router = APIRouter(include_in_schema=False)
ADD = "/quan-tri/them-ket-noi"


@router.get(ADD)
@open_to(*KEEPERS)
def show_form(visit: StaffPage) -> Response:
    with visit.enter() as inside:
        return _page(inside, NewPartner())


@router.post(ADD)
@open_to(*KEEPERS)
def add(visit: StaffPage) -> Response:
    """This will show the keys found at the address first, and write once their fingerprint has been compared."""
    new = read_new_partner(visit)
    with visit.enter() as inside:
        known = select(PartnerAgency.id).where(PartnerAgency.code == new.typed["code"])
        if inside.session.scalar(known) is not None:
            new = replace(new, faults={**new.faults, "code": "Đã có kết nối mang mã này."})
        if new.faults:
            return _page(inside, new, status=422)
    new, published = fetched(new)
    compared = visit.field("dau-van-tay")
    with visit.enter() as inside:
        if new.faults:
            return _page(inside, new, status=422)
        if not same_fingerprint(compared, new.found):
            faults = {"dau-van-tay": "Không khớp với dấu vân tay tìm thấy ở địa chỉ này."} if compared else {}
            return _page(inside, replace(new, faults=faults), status=422 if compared else 200)
        return _written(visit, inside, new, published)


def _written(visit: StaffVisit, inside: Inside, new: NewPartner, published: dict[str, object]) -> Response:
    try:
        now = visit.front.machine.now()
        partner = add_partner(inside.session, acquaintance(new), published, now, inside.caller.actor)
    except CannotMeet as no:
        return _page(inside, replace(new, faults={no.pointer.strip("/"): no.detail}), status=422)
    return RedirectResponse(f"{PATH}/{partner.code}?tin=them", status_code=303)


def _page(inside: Inside, new: NewPartner, *, status: int = 200) -> Response:
    who = acquaintance(new)
    return write_page(
        inside,
        "links/add.html",
        here=PATH,
        status=status,
        new=new,
        may_file=titled(who.may_file),
        we_file=titled(who.we_file),
    )
