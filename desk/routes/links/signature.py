"""Kiểm tra chữ ký: a pasted message explained, and a signed sample sent to the agency. Nothing pasted is kept."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.responses import Response

from desk.links.fault_words import fault_words, status_words
from desk.links.find_partner import find_partner
from desk.links.our_keys import our_keys
from desk.links.signature_page import PastedForm, check_pasted, counting_keys, read_pasted_form
from desk.links.who import KEEPERS, READERS
from desk.routes.links.partners import PATH
from desk.write_page import write_page
from gateways.outgoing.event_post import Delivery, Receiver
from gateways.outgoing.sample_event import write_sample
from gateways.signature.examine import Examined
from models.audit.audit_entry import record
from models.linkage.partner_agency import PartnerAgency
from web.open_to import open_to
from web.page_visit import StaffPage, StaffVisit
from web.problem import Problem
from web.visit import Inside

router = APIRouter(include_in_schema=False)
_NOT_PASSING = "Kết nối chưa kích hoạt, đã ngừng hoặc đang tạm dừng nên không gửi gì cho họ."


@router.get(f"{PATH}/{{code}}/kiem-tra-chu-ky")
@open_to(*READERS)
def show_checker(visit: StaffPage, code: str) -> Response:
    with visit.enter() as inside:
        return _page(visit, inside, find_partner(inside.session, code), PastedForm())


@router.post(f"{PATH}/{{code}}/kiem-tra-chu-ky")
@open_to(*READERS)
def check_signature(visit: StaffPage, code: str) -> Response:
    """The answer is the check itself: there is nothing to go back to, since nothing of it is kept."""
    typed = read_pasted_form(visit)
    with visit.enter() as inside:
        partner = find_partner(inside.session, code)
        found = check_pasted(inside, visit.front, partner, typed)
        if isinstance(found, PastedForm):
            return _page(visit, inside, partner, found, status=422)
        record(
            inside.session, inside.caller.actor, "signature.checked", inside.now, partner=partner.code, good=found.good
        )
        return _page(visit, inside, partner, typed, found)


@router.post(f"{PATH}/{{code}}/gui-thu")
@open_to(*KEEPERS)
def send_sample(visit: StaffPage, code: str) -> Response:
    """This will send a signed message that means nothing to the agency's address, and show what it answers."""
    post, now = visit.front.event_post, visit.front.machine.now()
    with visit.enter() as inside:
        partner = find_partner(inside.session, code)
        if post is None or not partner.passes:
            raise Problem("not-allowed", _NOT_PASSING)
        receiver = Receiver(partner.base_url, tuple(partner.networks))
        event_id, body = write_sample(partner.our_client_id, now)
        record(inside.session, inside.caller.actor, "partner.tried", inside.now, partner=partner.code, message=event_id)
    # Outside of any transaction: the other side may take its time.
    delivery = post.deliver(receiver, event_id, body, now)
    with visit.enter() as inside:
        return _page(
            visit, inside, find_partner(inside.session, code), PastedForm(), delivery=delivery, sent=body.decode()
        )


def _page(
    visit: StaffVisit,
    inside: Inside,
    partner: PartnerAgency,
    typed: PastedForm,
    found: Examined | None = None,
    *,
    delivery: Delivery | None = None,
    sent: str = "",
    status: int = 200,
) -> Response:
    return write_page(
        inside,
        "links/signature.html",
        here=PATH,
        status=status,
        partner=partner,
        typed=typed,
        found=found,
        keys=counting_keys(inside.session, partner, visit.front.machine.now()),
        ours=our_keys(visit.front),
        keeps=bool(inside.caller.roles & set(KEEPERS)) and visit.front.event_post is not None,
        not_passing="" if partner.passes else _NOT_PASSING,
        delivery=delivery,
        said=_said(delivery),
        sent=sent,
    )


def _said(delivery: Delivery | None) -> str:
    if delivery is None:
        return ""
    return status_words(delivery.status) if delivery.status else fault_words(delivery.fault)
