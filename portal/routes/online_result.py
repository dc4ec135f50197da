"""Receiving the result online."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.responses import RedirectResponse, Response

from models.acts.receives import Opened
from models.acts.refusal import ItemGone, StaleVersion
from models.dossier import Dossier
from portal.applicant_visit import ApplicantPage
from portal.standing.money import how_to_pay
from portal.standing.papers import papers_of
from portal.standing.standing import standing_of
from portal.standing.to_do import originals_to_show
from portal.tracking_pass import pages_of
from portal.write_page import write_own_page
from web.answer_work_item import Answer, answer_work_item
from web.open_to import open_to

router = APIRouter(prefix="/tra-cuu/{code}/nhan-ket-qua", include_in_schema=False)
_ACT = "receives:online"


@router.get("")
@open_to(applicant=True)
def show(visit: ApplicantPage) -> Response:
    """The result that was issued online, to be opened and acknowledged."""
    with visit.enter() as inside:
        dossier = inside.session.get_one(Dossier, inside.caller.dossier_id)
        standing = standing_of(inside.session, dossier, inside.now)
    item = standing.open_item(_ACT)
    results = [paper for paper in papers_of(standing) if paper.is_result]
    if not results and (dossier.issued_at is None or standing.owed <= 0):
        return RedirectResponse(pages_of(visit.code), status_code=303)
    return write_own_page(
        visit,
        "online_result.html",
        standing=standing,
        item=item,
        results=results,
        originals=originals_to_show(standing),
        how_to_pay=how_to_pay(standing),
    )


@router.post("")
@open_to(applicant=True)
def confirm(visit: ApplicantPage) -> Response:
    """This will note that the result has been received, once."""
    with visit.enter() as inside:
        dossier = inside.session.get_one(Dossier, inside.caller.dossier_id)
        item = standing_of(inside.session, dossier, inside.now).open_item(_ACT)
    try:
        if item is not None:
            answer_work_item(visit, item.id, Answer(Opened.name, {}, version=item.version))
    except (ItemGone, StaleVersion):
        return RedirectResponse(pages_of(visit.code), status_code=303)
    return RedirectResponse(f"{pages_of(visit.code)}?da=nhan", status_code=303)
