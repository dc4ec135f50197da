"""Money the post collects for the office: what is expected, what came, what differs and how a person settled it."""

from __future__ import annotations

from datetime import timedelta

from fastapi import APIRouter
from starlette.responses import Response

from desk.delivery.cash_on_delivery import LATE_AFTER, cash_day
from desk.delivery.scanned import PLACE
from desk.lists.agency_time import calendar_of
from desk.member import member
from desk.money.chosen_day import chosen_day
from desk.money.comparison import comparison
from desk.navigation import MONEY
from desk.routes.money import OF_THE_POST, TOLD
from desk.write_page import write_page
from models.money.reconciliation import Channel, ReconciliationDifference
from web.access import visible_or_none
from web.open_to import open_to
from web.page_visit import StaffPage

router = APIRouter(prefix=OF_THE_POST, include_in_schema=False)


@router.get("")
@open_to(*MONEY.roles)
def cash(visit: StaffPage) -> Response:
    with visit.enter() as inside:
        query = visit.request.query_params
        day = chosen_day(query.get("ngay", ""), inside.now)
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
            told=TOLD.get(query.get("tin", ""), ""),
        )
