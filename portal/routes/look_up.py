"""Finding one's dossier with the code and the secret on the receipt.

The link in letters and square codes carries the secret. It is exchanged at once for a pass in a cookie, and the
browser led on to an address without it.
"""

from __future__ import annotations

from urllib.parse import quote

from fastapi import APIRouter
from starlette.responses import RedirectResponse, Response

from models.dossier import Dossier
from models.intake.second_secret import second_secret
from portal.applicant_visit import ROOMS
from portal.chosen_language import is_switching, keep_choice
from portal.tracking_pass import hand_pass, new_pass, pages_of, take_pass_back
from portal.write_page import write_page
from web.caller import Caller
from web.language.page_before import page_before
from web.note_reading import note_reading
from web.open_to import open_to
from web.page_visit import Page, PageVisit
from web.problem import Problem
from web.rate_limit import TRACKING, spend
from web.tracking_secret import open_by_secret, plain_code
from web.visit import Inside

router = APIRouter(include_in_schema=False)
_LONGEST = 80
_NOT_FOUND = "Mã hồ sơ hoặc mã bí mật không đúng. Hãy xem lại từng chữ trên giấy tiếp nhận hoặc tin nhắn."


@router.get("/tra-cuu")
@open_to(anyone=True)
def show_form(visit: Page) -> Response:
    """Opens a dossier by its code and secret."""
    return ask_for_secret(visit)


@router.post("/tra-cuu")
@open_to(anyone=True)
def look_up(visit: Page) -> Response:
    """This will open the dossier, or say on the same page that nothing fits: never which of the two was wrong."""
    code, secret = visit.field("ma-ho-so")[:_LONGEST], visit.field("ma-bi-mat")[:_LONGEST]
    if is_switching(visit):
        return _in_other_words(visit, code, secret)
    return open_dossier(visit, code, secret, visit.field("tiep"))


@router.post("/tra-cuu/{code}/dong")
@open_to(anyone=True)
def close(visit: Page, code: str) -> Response:
    """This will forget the pass, for people at a computer that is not theirs."""
    answer = RedirectResponse("/tra-cuu", status_code=303)
    take_pass_back(answer, visit.front, plain_code(code))
    return answer


def open_dossier(visit: PageVisit, code: str, secret: str, room: str = "") -> Response:
    """This will exchange code and secret for a pass and lead on to the dossier's pages."""
    try:
        spend(visit.front.limits, TRACKING, visit.address)
        opened, shown = _let_in(visit, code, secret)
    except Problem as refused:
        return _again(visit, refused, code, secret, room)
    now = visit.front.machine.now()
    answer = RedirectResponse(_way(opened.code, room), status_code=303)
    hand_pass(answer, visit.front, opened.code, new_pass(opened.id, shown, now))
    return answer


def ask_for_secret(
    visit: PageVisit, code: str = "", *, secret: str = "", room: str = "", fault: str = "", status: int = 200
) -> Response:
    """This will ask for what is missing; the page is the same whether such a dossier exists or not.

    `secret` is what was typed just now: whoever mistyped one letter of twelve looks for it in what he typed.
    """
    typed = {"code": code, "secret": secret}
    return write_page(visit, "look_up.html", here="/tra-cuu", status=status, typed=typed, room=room, fault=fault)


def _in_other_words(visit: PageVisit, code: str, secret: str) -> Response:
    """The first page has the same two boxes; where nothing is in them yet, it is shown again itself."""
    if code or secret:
        return ask_for_secret(visit, code, secret=secret, room=visit.field("tiep"))
    return keep_choice(visit, RedirectResponse(page_before(visit.request, "/tra-cuu"), status_code=303))


def _let_in(visit: PageVisit, code: str, secret: str) -> tuple[Dossier, str]:
    """This will give the dossier and the secret by which it was opened, as we keep it."""
    with visit.front.database.transaction() as session:
        opened = open_by_secret(session, visit.front, code, secret, visit.address)
        dossier = session.get_one(Dossier, opened.dossier_id)
        caller = Caller.of_applicant(dossier.id, second=opened.second)
        note_reading(Inside(session, caller, visit.front.clock.now()), dossier, "tracking")
        kept = dossier.tracking_secret
        return dossier, second_secret(dossier.id, kept) if opened.second else kept


def _again(visit: PageVisit, refused: Problem, code: str, secret: str, room: str) -> Response:
    fault = _NOT_FOUND if refused.kind.slug == "not-found" else _TOO_OFTEN
    answer = ask_for_secret(visit, code, secret=secret, room=room, fault=fault, status=refused.status_code)
    answer.headers.update(refused.headers or {})
    return answer


def _way(code: str, room: str) -> str:
    return quote(pages_of(code)) + (f"/{room}" if room in ROOMS else "")


_TOO_OFTEN = "Đã thử quá nhiều lần. Hãy chờ một phút rồi thử lại; hồ sơ của Ông/Bà không bị ảnh hưởng."
