"""The cashier's day: what came in and went out, refunds, and the comparison with gateway and post."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

from fastapi import APIRouter
from sqlalchemy import ColumnElement, select
from starlette.responses import RedirectResponse, Response

from desk.money.chosen_day import chosen_day
from desk.money.comparison import comparison
from desk.money.day_book import KINDS, WAYS, day_book
from desk.navigation import MONEY
from desk.write_page import write_page
from models.acts.refusal import Refused
from models.agency import Agency
from models.dossier import Dossier
from models.money.reconciliation import Channel, ReconciliationDifference
from models.money.settle_difference import settle_difference
from models.money.want_reconciliation import today_there, want_reconciliation
from models.progress.wake_up import ring
from web.access import visible_dossiers, visible_or_none
from web.open_to import open_to
from web.page_visit import StaffPage, StaffVisit
from web.problem import Problem
from web.visit import Inside

router = APIRouter(prefix=MONEY.path, include_in_schema=False)
OF_THE_POST = "/tra-ket-qua/thu-ho"
TOLD = {
    "doi-soat": "Đang đối soát; tải lại trang sau ít giây.",
    "xong": "Đã ghi cách giải quyết chênh lệch.",
}


@router.get("")
@open_to(*MONEY.roles)
def show(visit: StaffPage) -> Response:
    """A day's money by way and kind, refunds under way, and our books against those of others."""
    with visit.enter() as inside:
        return _page(visit, inside)


@router.post("/doi-soat")
@open_to(*MONEY.roles)
def compare(visit: StaffPage) -> Response:
    """This will have a day compared (again); days to come have no books yet."""
    with visit.enter() as inside:
        day = chosen_day(visit.field("ngay"), inside.now)
        if day > today_there(visit.front.machine.now()):
            return _page(visit, inside, "Ngày này chưa đến, đối tác chưa có sổ.", 422)
        for channel in Channel:
            want_reconciliation(inside.session, _agency(inside), channel, day)
        ring(inside.session)
    return _back(visit, day, "doi-soat")


@router.post("/chenh-lech/{difference_id}")
@open_to(*MONEY.roles)
def settle(visit: StaffPage, difference_id: UUID) -> Response:
    """This will note how a difference was settled; the note stays with it."""
    with visit.enter() as inside:
        day = chosen_day(visit.field("ngay"), inside.now)
        _check_seen(inside, difference_id)
        try:
            found = settle_difference(
                inside.session,
                difference_id,
                _agency(inside).id,
                visit.field("note"),
                inside.caller.actor,
                inside.now,
            )
        except Refused as refused:
            faults = getattr(refused, "faults", ())
            return _page(visit, inside, faults[0].detail if faults else str(refused), 422)
        if not found:
            raise Problem("not-found")
    return _back(visit, day, "xong")


def _back(visit: StaffVisit, day: date, told: str) -> Response:
    """To the page the button stood on: the whole day's, or that of the money collected at doors."""
    place = OF_THE_POST if visit.field("tu") == OF_THE_POST else MONEY.path
    return RedirectResponse(f"{place}?ngay={day.isoformat()}&tin={told}", status_code=303)


def _page(visit: StaffVisit, inside: Inside, fault: str = "", status: int = 200) -> Response:
    query = visit.request.query_params
    day = chosen_day(query.get("ngay", "") or visit.field("ngay"), inside.now)
    agency = _agency(inside)
    return write_page(
        inside,
        "money.html",
        here=MONEY.path,
        status=status,
        book=day_book(inside.session, agency.id, day, visible_dossiers(inside.caller)),
        books=comparison(inside.session, agency.id, day, _seen(inside)),
        ways=WAYS,
        kinds=KINDS,
        typed_note=visit.field("note"),
        before=day - timedelta(days=1),
        after=day + timedelta(days=1),
        told=TOLD.get(query.get("tin", ""), ""),
        fault=fault,
    )


def _seen(inside: Inside) -> ColumnElement[bool]:
    """A difference may be about a dossier, or about an entry for which we have none."""
    return visible_or_none(inside.caller, ReconciliationDifference.dossier_id)


def _check_seen(inside: Inside, difference_id: UUID) -> None:
    wanted = select(ReconciliationDifference.id).outerjoin(Dossier, Dossier.id == ReconciliationDifference.dossier_id)
    if inside.session.scalar(wanted.where(ReconciliationDifference.id == difference_id, _seen(inside))) is None:
        raise Problem("not-found")


def _agency(inside: Inside) -> Agency:
    assert inside.caller.staff is not None, "the page is for staff"
    return inside.session.get_one(Agency, inside.caller.staff.agency_id)
