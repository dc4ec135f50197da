"""Thủ tục: editions with their days, what differs between two of them, own limits, and what is proposed about them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from itertools import groupby

from fastapi import APIRouter
from starlette.responses import RedirectResponse, Response

from desk.member import member
from desk.navigation import PROCEDURES
from desk.rules.calendar_form import NotRead
from desk.rules.dry_run_page import tried_in_words
from desk.rules.places import CHANGES, DRY_RUNS, open_to_proposers, open_to_readers
from desk.rules.procedure_forms import OF_LIMIT, OF_START, OF_TRIAL, UNITS, read_limit, read_start, read_trial, units_of
from desk.rules.procedure_view import edition_rows, find_procedure, own_rows, picture, procedures_here, runs_of
from desk.rules.write import ListedChange, changes_of, write_rules
from models.clock.written_time import day, in_vietnam
from models.rules.carry_on_dry_run import ask_for_dry_run
from models.rules.decide import propose
from models.rules.price_change import quarter_before
from models.rules.proposal import Proposal
from models.rules.rule_change import ChangeKind
from procedures.edition_difference import Difference, differences
from procedures.limits import in_short, in_words
from procedures.procedure import Edition, Procedure, UnknownEdition
from web.page_visit import StaffPage, StaffVisit
from web.problem import Problem
from web.visit import Inside

router = APIRouter(prefix=PROCEDURES.path, include_in_schema=False)
_LONGEST = 1000
_SVG = {"Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; sandbox"}
_NO_FAULTS: Mapping[str, str] = {}


@router.get("")
@open_to_readers
def show_procedures(visit: StaffPage) -> Response:
    with visit.enter() as inside:
        listed = [(one, edition_rows(inside, one)) for one in procedures_here(inside)]
        changes = changes_of(inside, ChangeKind.LIMIT, ChangeKind.START)
        return write_rules(inside, "procedures", PROCEDURES, listed=listed, changes=changes, in_short=in_short)


@router.get("/{procedure}")
@open_to_readers
def show_procedure(visit: StaffPage, procedure: str) -> Response:
    with visit.enter() as inside:
        return _page(visit, inside, find_procedure(inside, procedure))


@router.get("/{procedure}/hinh.svg")
@open_to_readers
def show_picture(visit: StaffPage, procedure: str) -> Response:
    with visit.enter() as inside:
        drawn = picture(find_procedure(inside, procedure))
    if not drawn:
        raise Problem("not-found", "Thủ tục này chưa có hình.")
    return Response(drawn, media_type="image/svg+xml", headers=_SVG)


@router.post("/{procedure}/thoi-han")
@open_to_proposers
def propose_limit(visit: StaffPage, procedure: str) -> Response:
    """This will propose an own limit, never longer than the law's, for what is received from a later day on."""
    typed = _typed(visit, OF_LIMIT)
    return _propose(visit, procedure, "limit", typed, lambda inside, one: read_limit(typed, one, _today(inside)))


@router.post("/{procedure}/hieu-luc")
@open_to_proposers
def propose_start(visit: StaffPage, procedure: str) -> Response:
    """This will propose another day for an edition that the programs know and that does not hold yet."""
    typed = _typed(visit, OF_START)

    def read(inside: Inside, found: Procedure) -> Proposal:
        days = {row.edition.id: row.valid_from for row in edition_rows(inside, found)}
        return read_start(typed, found, days, _today(inside))

    return _propose(visit, procedure, "start", typed, read)


@router.post("/{procedure}/chay-thu")
@open_to_proposers
def try_out(visit: StaffPage, procedure: str) -> Response:
    """This will ask the workers for a dry run; its page shows how far it is."""
    typed = _typed(visit, OF_TRIAL)
    with visit.enter() as inside:
        found = find_procedure(inside, procedure)
        try:
            trial, period = read_trial(typed, found, _today(inside))
        except NotRead as wrong:
            return _page(visit, inside, found, "trial", typed, wrong.faults)
        agency_id, actor = member(inside).agency_id, inside.caller.actor
        run = ask_for_dry_run(inside.session, agency_id, found.code, trial, period, actor, inside.now)
    return RedirectResponse(f"{DRY_RUNS}/{run.id}", status_code=303)


def _propose(
    visit: StaffVisit,
    code: str,
    form: str,
    typed: Mapping[str, str],
    read: Callable[[Inside, Procedure], Proposal],
) -> Response:
    with visit.enter() as inside:
        found = find_procedure(inside, code)
        try:
            proposal = read(inside, found)
        except NotRead as wrong:
            return _page(visit, inside, found, form, typed, wrong.faults)
        change = propose(inside.session, member(inside).agency_id, proposal, inside.caller.actor, inside.now)
    return RedirectResponse(f"{CHANGES}/{change.id}?tin=de-xuat", status_code=303)


def _typed(visit: StaffVisit, boxes: Sequence[str]) -> dict[str, str]:
    return {box: visit.field(box)[:_LONGEST] for box in boxes}


def _today(inside: Inside) -> date:
    return in_vietnam(inside.now).date()


def _page(
    visit: StaffVisit,
    inside: Inside,
    procedure: Procedure,
    form: str = "",
    typed: Mapping[str, str] | None = None,
    faults: Mapping[str, str] = _NO_FAULTS,
) -> Response:
    rows = edition_rows(inside, procedure)
    query, held = visit.request.query_params, next(row.edition for row in rows if row.holds)
    shown = _edition(procedure, query.get("ban", "")) or held
    other = _edition(procedure, query.get("so", ""))
    first, last = quarter_before(_today(inside))
    count, unit = units_of(shown.limit)
    starting = {"phien-ban": shown.id, "han": count, "don-vi": unit}
    of_trial = {"phien-ban": shown.id, "tu": day(first), "den": day(last)}
    return write_rules(
        inside,
        "procedure",
        PROCEDURES,
        status=422 if faults else 200,
        procedure=procedure,
        rows=rows,
        shown=shown,
        other=other,
        differences=_in_parts(differences(procedure, shown, other)) if other else [],
        own=own_rows(inside, procedure, shown),
        runs=[(run, tried_in_words(run)) for run in runs_of(inside, procedure)],
        has_picture=bool(picture(procedure)),
        changes=_changes_about(inside, procedure),
        units=UNITS,
        in_short=in_short,
        in_words=in_words,
        typed={
            "limit": typed if form == "limit" and typed else starting,
            "start": typed if form == "start" and typed else {},
            "trial": typed if form == "trial" and typed else of_trial,
        },
        faults={name: faults if name == form else _NO_FAULTS for name in ("limit", "start", "trial")},
    )


def _in_parts(found: Sequence[Difference]) -> list[tuple[str, list[Difference]]]:
    """Under their headings, in the order in which they were found."""
    return [(part, list(some)) for part, some in groupby(found, key=lambda one: one.part)]


def _changes_about(inside: Inside, procedure: Procedure) -> list[ListedChange]:
    found = changes_of(inside, ChangeKind.LIMIT, ChangeKind.START)
    return [one for one in found if one.change.content["procedure"] == procedure.code]


def _edition(procedure: Procedure, typed: str) -> Edition | None:
    try:
        return procedure.edition(typed)
    except UnknownEdition:
        return None
