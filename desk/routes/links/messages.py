"""What passes with an agency: events out and sending them again, messages put aside, the evidence of exchanges."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from fastapi import APIRouter
from starlette.responses import RedirectResponse, Response

from desk.links.event_rows import MOST_AT_ONCE, STATES, Choice, event_rows, preview, read_choice, until_of
from desk.links.exchange_rows import WAYS, exchange_rows, show_exchange, whole_message
from desk.links.find_partner import find_partner
from desk.links.messages_aside import read_again
from desk.links.who import KEEPERS, READERS
from desk.routes.links.partners import PATH, told_of
from desk.write_page import write_page
from models.audit.audit_entry import record
from models.dossier import Dossier
from models.linkage.partner_agency import PartnerAgency
from models.linkage.replay import replay_one, replay_some
from models.role import Role
from web.note_reading import note_reading
from web.open_to import open_to
from web.page_visit import StaffPage
from web.problem import Problem
from web.visit import Inside

router = APIRouter(include_in_schema=False)


@router.get(f"{PATH}/{{code}}/su-kien")
@open_to(*READERS)
def show_events(visit: StaffPage, code: str) -> Response:
    asked = visit.request.query_params
    with visit.enter() as inside:
        partner = find_partner(inside.session, code)
        state, after = asked.get("trang-thai", ""), asked.get("sau", "")
        client = partner.client_id
        rows, further = event_rows(inside, client, state, after) if client else ([], "")
        return write_page(
            inside,
            "links/events.html",
            here=PATH,
            partner=partner,
            rows=rows,
            further=further,
            state=state,
            states=STATES,
            keeps=_keeps(inside),
            told=told_of(visit),
        )


@router.post(f"{PATH}/{{code}}/su-kien/{{event_id}}/gui-lai")
@open_to(*KEEPERS)
def send_one_again(visit: StaffPage, code: str, event_id: UUID) -> Response:
    with visit.enter() as inside:
        partner = find_partner(inside.session, code)
        if partner.client_id is None or not replay_one(inside.session, partner.client_id, event_id):
            raise Problem("not-found")
        _note_replay(inside, partner, 1)
        return _replayed(partner)


@router.get(f"{PATH}/{{code}}/gui-lai")
@open_to(*KEEPERS)
def show_choice(visit: StaffPage, code: str) -> Response:
    with visit.enter() as inside:
        partner = find_partner(inside.session, code)
        choice = read_choice(partner.client_id or partner.id, dict(visit.request.query_params))
        return _choice(inside, partner, choice)


@router.post(f"{PATH}/{{code}}/gui-lai")
@open_to(*KEEPERS)
def send_chosen_again(visit: StaffPage, code: str) -> Response:
    """This will send again what was shown, neither more nor less; when it has changed meanwhile it is shown anew."""
    boxes = {name: visit.field(name) for name in ("pham-vi", "ma-lien-thong", "tu-ngay", "so", "den")}
    with visit.enter() as inside:
        partner = find_partner(inside.session, code, lock=True)
        choice = read_choice(partner.client_id or partner.id, boxes)
        until = until_of(boxes["den"])
        if choice.wanted is None or until is None:
            return _choice(inside, partner, choice, status=422)
        shown = replace(choice.wanted, until=until)
        if str(preview(inside, shown).now_count) != boxes["so"]:
            fault = "Danh sách đã thay đổi trong lúc xem; hãy xem lại rồi gửi."
            return _choice(inside, partner, choice, fault=fault, status=409)
        _note_replay(inside, partner, replay_some(inside.session, shown, MOST_AT_ONCE))
        return _replayed(partner)


@router.post(f"{PATH}/{{code}}/thong-diep/{{message_id}}/doc-lai")
@open_to(*KEEPERS)
def read_message_again(visit: StaffPage, code: str, message_id: UUID) -> Response:
    with visit.enter() as inside:
        partner = find_partner(inside.session, code)
        done = read_again(inside.session, partner.code, message_id, inside.caller.actor, inside.now)
    return RedirectResponse(f"{PATH}/{code}?tin={'doc-lai' if done else 'doc-roi'}", status_code=303)


@router.get(f"{PATH}/{{code}}/trao-doi")
@open_to(*READERS)
def show_exchanges(visit: StaffPage, code: str) -> Response:
    asked = visit.request.query_params
    way, after = asked.get("chieu", ""), asked.get("sau", "")
    with visit.enter() as inside:
        partner = find_partner(inside.session, code)
        number = int(after) if after.isdecimal() and len(after) < 19 else 0
        rows, further = exchange_rows(inside, partner.code, way, number)
        return write_page(
            inside, "links/exchanges.html", here=PATH, partner=partner, rows=rows, further=further, way=way, ways=WAYS
        )


@router.get(f"{PATH}/{{code}}/trao-doi/{{number}}")
@open_to(*READERS)
def show_one_exchange(visit: StaffPage, code: str, number: int) -> Response:
    with visit.enter() as inside:
        return _exchange(inside, code, number)


@router.post(f"{PATH}/{{code}}/trao-doi/{{number}}/hien")
@open_to(Role.SUPERVISOR)
def reveal_message(visit: StaffPage, code: str, number: int) -> Response:
    """This will show the message of a dossier the reader may see; that it was looked at is written down."""
    with visit.enter() as inside:
        shown = show_exchange(inside, code, _bounded(number))
        whole = whole_message(inside, shown)
        read = inside.session.get_one(Dossier, shown.dossier_id)
        note_reading(inside, read, "message", partner=code, exchange=number)
        return _exchange(inside, code, number, whole=whole)


def _exchange(inside: Inside, code: str, number: int, whole: str = "") -> Response:
    partner = find_partner(inside.session, code)
    shown = show_exchange(inside, partner.code, _bounded(number))
    watches = Role.SUPERVISOR in inside.caller.roles
    return write_page(
        inside, "links/exchange.html", here=PATH, partner=partner, shown=shown, whole=whole, watches=watches
    )


def _bounded(number: int) -> int:
    if not 0 < number < 2**63:
        raise Problem("not-found")
    return number


def _choice(inside: Inside, partner: PartnerAgency, choice: Choice, *, fault: str = "", status: int = 200) -> Response:
    shown = preview(inside, choice.wanted) if choice.wanted is not None else None
    return write_page(
        inside,
        "links/send_again.html",
        here=PATH,
        status=status,
        partner=partner,
        choice=choice,
        shown=shown,
        most=MOST_AT_ONCE,
        fault=fault,
    )


def _note_replay(inside: Inside, partner: PartnerAgency, count: int) -> None:
    record(inside.session, inside.caller.actor, "partner.replayed", inside.now, partner=partner.code, events=count)


def _replayed(partner: PartnerAgency) -> Response:
    """What an agency that is suspended or stopped is owed waits, and the page says so."""
    tidings = "gui" if partner.passes else "gui-sau"
    return RedirectResponse(f"{PATH}/{partner.code}/su-kien?tin={tidings}", status_code=303)


def _keeps(inside: Inside) -> bool:
    return bool(inside.caller.roles & set(KEEPERS))
