"""The page of one proposal: what it says, what it would do as of now, what stands in its way, and who may end it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import select
from starlette.responses import Response

from desk.member import member
from desk.navigation import CALENDAR, PRICES, PROCEDURES, Place
from desk.rules.moved_letter import moved_letter
from desk.rules.moves_view import view_of
from desk.rules.price_list import quarter_of
from desk.rules.rule_words import facts_of
from desk.rules.titles import title_of
from desk.rules.whose import counted_for
from desk.rules.write import write_rules
from models.acts.refusal import Refused
from models.rules.effect import Effect, effect_of, must_hold
from models.rules.in_its_way import in_the_way
from models.rules.moved_promise import told_by, why_of
from models.rules.price_change import PriceChange
from models.rules.rule_change import ChangeKind, ChangeState, RuleChange
from models.staff_member import StaffMember
from web.page_visit import StaffVisit
from web.problem import Problem
from web.visit import Inside

PLACE_OF: dict[ChangeKind, Place] = {
    ChangeKind.CALENDAR: CALENDAR,
    ChangeKind.PRICE: PRICES,
    ChangeKind.LIMIT: PROCEDURES,
    ChangeKind.START: PROCEDURES,
}


@dataclass(frozen=True)
class Shown:
    """`obstacle` is why it cannot be published any more, empty while it can."""

    effect: Effect | None
    obstacle: str


def find_change(inside: Inside, change_id: UUID) -> RuleChange:
    """This will give a change of the reader's own agency; another agency's is not found."""
    change = inside.session.get(RuleChange, change_id)
    if change is None or change.agency_id != member(inside).agency_id:
        raise Problem("not-found")
    return change


def show_change(
    visit: StaffVisit, inside: Inside, change: RuleChange, *, told: str = "", fault: str = "", **typed: Any
) -> Response:
    """This will write the page; with a fault it is the answer to what could not be done."""
    shown = _shown(inside, change) if change.is_waiting else Shown(None, "")
    effect, me = shown.effect, member(inside)
    others = in_the_way(inside.session, change.agency_id, change.kind, change.touches, change.proposed_at, change.id)
    names = _names(inside, [change, *others])
    moves = view_of(inside, effect.moves) if effect and effect.moves else None
    return write_rules(
        inside,
        "change",
        PLACE_OF[change.kind],
        status=409 if fault else 200,
        change=change,
        title=title_of(change),
        title_of=title_of,
        facts=facts_of(change),
        proposer=names.get(change.proposed_by_id, ""),
        ender=names.get(change.ended_by_id, "") if change.ended_by_id else "",
        others=[(other, names.get(other.proposed_by_id, "")) for other in others] if change.is_waiting else [],
        effect=effect,
        moves=moves,
        letter=moved_letter(inside, moves, why_of(change.title, change.source), visit.front.base_url),
        telling=told_by(inside.session, change.id, counted_for(inside)) if _moved_promises(change) else None,
        quarter=quarter_of(inside, PriceChange.of(change.content)) if effect and effect.prices else None,
        obstacle=shown.obstacle,
        is_mine=change.proposed_by_id == me.id,
        told=told,
        fault=fault,
        typed=typed,
    )


def _moved_promises(change: RuleChange) -> bool:
    return change.kind is ChangeKind.CALENDAR and change.state is ChangeState.PUBLISHED


def _shown(inside: Inside, change: RuleChange) -> Shown:
    try:
        must_hold(inside.session, change, inside.now)
        return Shown(effect_of(inside.session, change, inside.now), "")
    except Refused as refused:
        return Shown(None, str(refused))


def _names(inside: Inside, changes: list[RuleChange]) -> dict[UUID | None, str]:
    ids = {one.proposed_by_id for one in changes} | {one.ended_by_id for one in changes if one.ended_by_id}
    people = select(StaffMember.id, StaffMember.full_name).where(StaffMember.id.in_(ids))
    return {found.id: found.full_name for found in inside.session.execute(people)}
