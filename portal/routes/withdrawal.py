"""Taking one's dossier back before it is decided."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.responses import RedirectResponse, Response

from language.phrase import phrase, small_first
from models.acts.refusal import Interrupted, TooLate
from models.dossier import Dossier
from models.progress.interrupt import interrupt
from models.progress.interruption import InterruptionKind
from models.status import Status
from portal.applicant_visit import ApplicantPage, ApplicantVisit
from portal.chosen_language import is_switching
from portal.routes.tracking import may_withdraw, was_withdrawn
from portal.standing.standing import Standing, standing_of
from portal.standing.to_do import originals_kept
from portal.tracking_pass import pages_of
from portal.write_page import write_own_page
from web.access import find_dossier
from web.open_to import open_to

router = APIRouter(prefix="/tra-cuu/{code}/rut-ho-so", include_in_schema=False)
_LONGEST = 1000
_CONFIRM = "Hãy đánh dấu vào ô xác nhận nếu Ông/Bà thật sự muốn rút hồ sơ."


@router.get("")
@open_to(applicant=True)
def show(visit: ApplicantPage) -> Response:
    """Taking a dossier back, and what that causes."""
    return _page(visit)


@router.post("")
@open_to(applicant=True)
def withdraw(visit: ApplicantPage) -> Response:
    """This will take the dossier back; asked for twice it is taken back once."""
    if is_switching(visit):
        return _page(visit)
    if visit.field("xac-nhan") != "co":
        return _page(visit, _CONFIRM, 422)
    try:
        with visit.enter() as inside:
            dossier = find_dossier(inside.session, inside.caller, visit.code, lock=True)
            reason = visit.field("ly-do")[:_LONGEST]
            interrupt(inside.session, dossier, inside.caller.actor, InterruptionKind.WITHDRAWAL, reason, inside.now)
    except TooLate:
        return _page(visit, status=409)
    except Interrupted:
        return RedirectResponse(pages_of(visit.code), status_code=303)
    return RedirectResponse(f"{pages_of(visit.code)}?da=rut", status_code=303)


def _page(visit: ApplicantVisit, fault: str = "", status: int = 200) -> Response:
    with visit.enter() as inside:
        dossier = inside.session.get_one(Dossier, inside.caller.dossier_id)
        standing = standing_of(inside.session, dossier, inside.now)
    return write_own_page(
        visit,
        "withdrawal.html",
        status=status,
        standing=standing,
        allowed=may_withdraw(standing),
        why_not=_why_not(standing),
        originals=originals_kept(standing),
        paid=standing.paid,
        fault=fault,
        confirmed=visit.field("xac-nhan") == "co",
        reason=visit.field("ly-do")[:_LONGEST],
        longest=_LONGEST,
    )


def _why_not(standing: Standing) -> str:
    if was_withdrawn(standing):
        return "Hồ sơ này đã được yêu cầu rút; không phải làm gì thêm."
    if standing.interruption is not None:
        return "Hồ sơ này đang được dừng giải quyết."
    if standing.dossier.status == Status.APPROVED:
        return "Hồ sơ đã được phê duyệt, nên không rút được nữa."
    ended = standing.dossier.ending or standing.dossier.status
    return phrase("Hồ sơ đã kết thúc ({how}), nên không rút được nữa.", how=small_first(ended.words))
