"""Saying how satisfied one was, once there is an outcome; once for a dossier."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.responses import RedirectResponse, Response

from models.acts.refusal import TooLate
from models.dossier import Dossier
from models.folder.rating import Level, Rating, may_be_rated, rate
from portal.applicant_visit import ApplicantPage, ApplicantVisit
from portal.chosen_language import is_switching
from portal.tracking_pass import pages_of
from portal.write_page import write_own_page
from web.access import find_dossier
from web.open_to import open_to

router = APIRouter(prefix="/tra-cuu/{code}/danh-gia", include_in_schema=False)
_LONGEST = 2000
_CHOOSE = "Hãy chọn một mức hài lòng."


@router.get("")
@open_to(applicant=True)
def show(visit: ApplicantPage) -> Response:
    return _page(visit)


@router.post("")
@open_to(applicant=True)
def give(visit: ApplicantPage) -> Response:
    """This will keep the rating; sent twice, the first one stands."""
    if is_switching(visit):
        return _page(visit)
    level = _level(visit.field("muc"))
    if level is None:
        return _page(visit, _CHOOSE, 422)
    try:
        with visit.enter() as inside:
            dossier = find_dossier(inside.session, inside.caller, visit.code, lock=True)
            said = visit.field("noi-dung").strip()[:_LONGEST]
            rate(inside.session, dossier, level, said, inside.caller.actor, inside.now)
    except TooLate:
        return _page(visit, status=409)
    return RedirectResponse(f"{pages_of(visit.code)}?da=danh-gia", status_code=303)


def _level(typed: str) -> Level | None:
    return next((level for level in Level if str(int(level)) == typed), None)


def _page(visit: ApplicantVisit, fault: str = "", status: int = 200) -> Response:
    with visit.enter() as inside:
        dossier = inside.session.get_one(Dossier, inside.caller.dossier_id)
        given = inside.session.get(Rating, dossier.id)
        allowed = may_be_rated(dossier)
    return write_own_page(
        visit,
        "rating.html",
        status=status,
        allowed=allowed,
        given=given,
        given_words=Level(given.level).words if given else "",
        levels=sorted(Level, reverse=True),
        chosen=_level(visit.field("muc")),
        said=visit.field("noi-dung")[:_LONGEST],
        fault=fault,
        longest=_LONGEST,
    )
