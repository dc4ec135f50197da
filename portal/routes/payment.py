"""Paying online: what is owed line by line, the way to the gateway's page, and how the payment ended."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.responses import RedirectResponse, Response

from models.acts.refusal import FormFault, FormFaults, NothingToPay, PaymentUnderWay
from models.dossier import Dossier
from models.money.owed import owed
from portal.applicant_visit import ApplicantPage, ApplicantVisit
from portal.standing.money import by_kind, money_of
from portal.standing.standing import standing_of
from portal.tracking_pass import pages_of
from portal.write_page import write_own_page
from web.access import find_dossier
from web.online_payment import ROOM, ask_again, begin_payment, paying_online
from web.open_to import open_to

router = APIRouter(prefix=f"/tra-cuu/{{code}}/{ROOM}", include_in_schema=False)
_CHANGED = "Số phải nộp đã thay đổi. Hãy xem lại số mới rồi nộp."


@router.get("")
@open_to(applicant=True)
def show(visit: ApplicantPage) -> Response:
    """Whatever the gateway's page adds to the address on the way back is not looked at: only its message counts."""
    return _page(visit)


@router.post("")
@open_to(applicant=True)
def begin(visit: ApplicantPage) -> Response:
    """This will open the order; the sum that was shown is sent along, so that nobody pays another than he saw."""
    try:
        with visit.enter() as inside:
            dossier = find_dossier(inside.session, inside.caller, visit.code, lock=True)
            if str(owed(inside.session, dossier.id)) != visit.field("amount"):
                raise FormFaults([FormFault("/amount", _CHANGED)])
            begin_payment(inside, visit.front, dossier)
    except FormFaults as changed:
        return _page(visit, changed.faults[0].detail, 409)
    except (NothingToPay, PaymentUnderWay) as refused:
        return _page(visit, str(refused), 409)
    return RedirectResponse(f"{pages_of(visit.code)}/{ROOM}", status_code=303)


@router.post("/kiem-tra")
@open_to(applicant=True)
def check(visit: ApplicantPage) -> Response:
    """This will have the gateway asked at once, for whoever has paid and reads nothing of it here."""
    with visit.enter() as inside:
        ask_again(inside, find_dossier(inside.session, inside.caller, visit.code, lock=True))
    return RedirectResponse(f"{pages_of(visit.code)}/{ROOM}", status_code=303)


def _page(visit: ApplicantVisit, fault: str = "", status: int = 200) -> Response:
    with visit.enter() as inside:
        dossier = inside.session.get_one(Dossier, inside.caller.dossier_id)
        standing = standing_of(inside.session, dossier, inside.now)
        paying = paying_online(inside, visit.front, dossier)
    return write_own_page(
        visit,
        "payment.html",
        status=status,
        standing=standing,
        money=money_of(standing),
        kinds=by_kind(standing.fees),
        paying=paying,
        last=standing.intents[-1] if standing.intents else None,
        fault=fault,
    )
