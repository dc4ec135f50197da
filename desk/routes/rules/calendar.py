"""Lịch làm việc: the year, what is proposed, and what a change would move before anybody publishes it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta

from fastapi import APIRouter
from starlette.responses import RedirectResponse, Response

from desk.member import member
from desk.navigation import CALENDAR
from desk.rules.calendar_form import BOXES, WAYS, WEEK, CalendarForm, NotRead
from desk.rules.causes import CAUSES
from desk.rules.moved_letter import moved_letter
from desk.rules.moves_view import view_of
from desk.rules.of_agency import entered_days
from desk.rules.places import CHANGES, open_to_proposers, open_to_readers
from desk.rules.titles import title_of
from desk.rules.write import changes_of, write_rules
from desk.rules.year_grid import DAYS_OF_WEEK, KINDS, hours_in_words, told_days, year_grid
from models.acts.refusal import Refused
from models.clock.agency_calendar import load_calendar
from models.clock.calendar_past import calendar_as_of
from models.clock.clock import VIETNAM
from models.clock.written_time import NotADate, in_vietnam, parse_day
from models.rules.decide import propose
from models.rules.effect import effect_of_content
from models.rules.in_its_way import in_the_way
from models.rules.moved_promise import why_of
from models.rules.proposal import Proposal
from models.rules.rule_change import ChangeKind
from web.page_visit import StaffPage, StaffVisit
from web.visit import Inside

router = APIRouter(prefix=CALENDAR.path, include_in_schema=False)
FIRST_YEAR, LAST_YEAR = 2020, 2100
_LONGEST = 1000


@router.get("")
@open_to_readers
def show_calendar(visit: StaffPage) -> Response:
    with visit.enter() as inside:
        return _page(visit, inside, {})


@router.get("/thu")
@open_to_proposers
def show_effect(visit: StaffPage) -> Response:
    """What the change typed would move; nothing is written. What cannot be read is told at its box."""
    typed = _typed(visit.request.query_params)
    with visit.enter() as inside:
        try:
            proposal = _form(inside, typed).read()
            effect = effect_of_content(
                inside.session, member(inside).agency_id, proposal.kind, proposal.content, inside.now
            )
        except NotRead as wrong:
            return _page(visit, inside, typed, faults=wrong.faults, status=422)
        except Refused as refused:
            return _page(visit, inside, typed, fault=str(refused), status=422)
        moves = view_of(inside, effect.moves) if effect.moves else None
        why = why_of(proposal.title, proposal.source)
        return write_rules(
            inside,
            "tried",
            CALENDAR,
            typed=typed,
            proposal=proposal,
            moves=moves,
            letter=moved_letter(inside, moves, why, visit.front.base_url),
            others=_others(inside, proposal),
        )


@router.post("")
@open_to_proposers
def propose_change(visit: StaffPage) -> Response:
    """This will keep the proposal for a second person to publish."""
    typed = _typed({name: value for name, value in visit.form.items() if isinstance(value, str)})
    with visit.enter() as inside:
        try:
            proposal = _form(inside, typed).read()
        except NotRead as wrong:
            return _page(visit, inside, typed, faults=wrong.faults, status=422)
        change = propose(inside.session, member(inside).agency_id, proposal, inside.caller.actor, inside.now)
    return RedirectResponse(f"{CHANGES}/{change.id}?tin=de-xuat", status_code=303)


def _typed(given: Mapping[str, str]) -> dict[str, str]:
    return {box: given.get(box, "").strip()[:_LONGEST] for box in (*BOXES, *WEEK)}


def _form(inside: Inside, typed: Mapping[str, str]) -> CalendarForm:
    entered = entered_days(inside)
    calendar = load_calendar(inside.session, member(inside).agency_id)
    return CalendarForm(typed, calendar, entered.own, entered.country, in_vietnam(inside.now).date())


def _others(inside: Inside, proposal: Proposal) -> list[str]:
    agency_id = member(inside).agency_id
    found = in_the_way(inside.session, agency_id, proposal.kind, proposal.touches, inside.now)
    return [title_of(one) for one in found]


def _page(
    visit: StaffVisit,
    inside: Inside,
    typed: Mapping[str, str],
    *,
    faults: Mapping[str, str] | None = None,
    fault: str = "",
    status: int = 200,
) -> Response:
    query, today = visit.request.query_params, in_vietnam(inside.now).date()
    as_of = _instant(query.get("luc", ""), today)
    agency_id = member(inside).agency_id
    calendar = calendar_as_of(inside.session, agency_id, as_of) if as_of else load_calendar(inside.session, agency_id)
    year = _year(query.get("nam", ""), today)
    entered = entered_days(inside, as_of)
    return write_rules(
        inside,
        "calendar",
        CALENDAR,
        status=status,
        year=year,
        months=year_grid(calendar, year, entered.own),
        today=today,
        told_days=told_days(calendar, year, entered.own),
        hours=[hours_in_words(one) for one in calendar.hours],
        known_until=calendar.known_until,
        days_of_week=DAYS_OF_WEEK,
        kinds=KINDS,
        as_of=as_of,
        typed_as_of=query.get("luc", ""),
        changes=changes_of(inside, ChangeKind.CALENDAR),
        ways=WAYS,
        causes=CAUSES,
        week=list(zip(WEEK, DAYS_OF_WEEK, strict=True)),
        typed=typed or _typed(query),
        faults=faults or {},
        fault=fault,
    )


def _year(typed: str, today: date) -> int:
    return int(typed) if typed.isdecimal() and FIRST_YEAR <= int(typed) <= LAST_YEAR else today.year


def _instant(typed: str, today: date) -> datetime | None:
    """The end of the day that was typed; None for today, for tomorrow, and for what is no day."""
    try:
        on = parse_day(typed, today=today)
    except NotADate:
        return None
    return datetime.combine(on + timedelta(days=1), time(), VIETNAM) if on < today else None
