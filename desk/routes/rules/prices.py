"""Phí, lệ phí: what is charged by which document, and proposing what will be charged from a later day on."""

from __future__ import annotations

from collections.abc import Mapping

from fastapi import APIRouter
from starlette.responses import RedirectResponse, Response

from desk.member import member
from desk.navigation import PRICES
from desk.rules.calendar_form import NotRead
from desk.rules.places import CHANGES, open_to_proposers, open_to_readers
from desk.rules.price_form import BOXES, read_price
from desk.rules.price_list import WAYS, fees_set_here, price_list, quarter_of
from desk.rules.titles import title_of
from desk.rules.write import changes_of, write_rules
from models.clock.written_time import in_vietnam
from models.rules.decide import propose
from models.rules.effect import effect_of_content
from models.rules.in_its_way import in_the_way
from models.rules.rule_change import ChangeKind
from web.page_visit import StaffPage
from web.visit import Inside

router = APIRouter(prefix=PRICES.path, include_in_schema=False)
_LONGEST = 1000


@router.get("")
@open_to_readers
def show_prices(visit: StaffPage) -> Response:
    with visit.enter() as inside:
        return _page(inside, _typed(visit.request.query_params))


@router.get("/thu")
@open_to_proposers
def show_effect(visit: StaffPage) -> Response:
    """What the price typed would have brought in last quarter; nothing is written."""
    typed = _typed(visit.request.query_params)
    with visit.enter() as inside:
        try:
            proposal, change = read_price(typed, in_vietnam(inside.now).date())
        except NotRead as wrong:
            return _page(inside, typed, faults=wrong.faults, status=422)
        agency_id = member(inside).agency_id
        others = in_the_way(inside.session, agency_id, proposal.kind, proposal.touches, inside.now)
        return write_rules(
            inside,
            "tried_price",
            PRICES,
            typed=typed,
            proposal=proposal,
            effect=effect_of_content(inside.session, agency_id, proposal.kind, proposal.content, inside.now),
            quarter=quarter_of(inside, change),
            others=[title_of(one) for one in others],
        )


@router.post("")
@open_to_proposers
def propose_price(visit: StaffPage) -> Response:
    typed = _typed({name: value for name, value in visit.form.items() if isinstance(value, str)})
    with visit.enter() as inside:
        try:
            proposal, _ = read_price(typed, in_vietnam(inside.now).date())
        except NotRead as wrong:
            return _page(inside, typed, faults=wrong.faults, status=422)
        change = propose(inside.session, member(inside).agency_id, proposal, inside.caller.actor, inside.now)
    return RedirectResponse(f"{CHANGES}/{change.id}?tin=de-xuat", status_code=303)


def _typed(given: Mapping[str, str]) -> dict[str, str]:
    return {box: given.get(box, "").strip()[:_LONGEST] for box in BOXES}


def _page(
    inside: Inside, typed: Mapping[str, str], *, faults: Mapping[str, str] | None = None, status: int = 200
) -> Response:
    return write_rules(
        inside,
        "prices",
        PRICES,
        status=status,
        listed=price_list(inside),
        changes=changes_of(inside, ChangeKind.PRICE),
        fees=fees_set_here(),
        channels=[(way.value, way.words) for way in WAYS],
        typed=typed,
        faults=faults or {},
    )
