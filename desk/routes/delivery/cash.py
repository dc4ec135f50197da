"""Money the post collects for the office: what is expected, what came, what differs and how a person settled it."""

from __future__ import annotations

from datetime import date, timedelta

from fastapi import APIRouter
from starlette.responses import Response

from desk.delivery.cash_on_delivery import LATE_AFTER, cash_day
from desk.delivery.scanned import PLACE
from desk.lists.agency_time import calendar_of
from desk.member import member
from desk.money.comparison import comparison
from desk.navigation import MONEY
from desk.write_page import write_page
from models.clock.clock import VIETNAM
from models.money.reconciliation import Channel, ReconciliationDifference
from web.access import visible_or_none
from web.open_to import open_to
from web.page_visit import StaffPage
from web.visit import Inside

router = APIRouter(prefix=f"{PLACE}/thu-ho", include_in_schema=False)


@router.get("")
@open_to(*MONEY.roles)
def cash(visit: StaffPage) -> Response:
    with visit.enter() as inside:
        day = _day(inside, visit.request.query_params.get("ngay", ""))
        seen = visible_or_none(inside.caller, ReconciliationDifference.dossier_id)
        books = comparison(inside.session, member(inside).agency_id, day, seen)
        return write_page(
            inside,
            "delivery/cash.html",
            here=PLACE,
            cash=cash_day(inside, day, calendar_of(inside)),
            done=books.done[Channel.POST],
            open=[row for row in books.open if row.channel is Channel.POST],
            settled=[row for row in books.settled if row.channel is Channel.POST],
            before=day - timedelta(days=1),
            after=day + timedelta(days=1),
            late_after=LATE_AFTER,
        )


def _day(inside: Inside, text: str) -> date:
    """The day asked for, as the page writes it or as people do; today when it is none."""
    parts = text.split("/")
    try:
        return date(int(parts[2]), int(parts[1]), int(parts[0])) if len(parts) == 3 else date.fromisoformat(text)
    except ValueError:
        return inside.now.astimezone(VIETNAM).date()
