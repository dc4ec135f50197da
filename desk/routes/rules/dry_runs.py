"""Chạy thử: how far a dry run is, what it found, and leaving the rest of it."""

from __future__ import annotations

from uuid import UUID

from fastapi import APIRouter
from starlette.responses import RedirectResponse, Response

from desk.navigation import PROCEDURES
from desk.rules.dry_run_page import find_run, found_by, tried_in_words, tried_rows
from desk.rules.places import DRY_RUNS, open_to_proposers, open_to_readers
from desk.rules.write import write_rules
from models.rules.carry_on_dry_run import stop
from models.rules.dry_run import DryRunState
from procedures.catalogue import find
from web.open_to import OFFICE
from web.page_visit import StaffPage

router = APIRouter(prefix=DRY_RUNS, include_in_schema=False)


@router.get("/{trial_id}")
@open_to_readers
def show_run(visit: StaffPage, trial_id: UUID) -> Response:
    with visit.enter() as inside:
        run = find_run(inside, trial_id)
        return write_rules(
            inside,
            "dry_run",
            PROCEDURES,
            run=run,
            procedure=find(run.procedure),
            tried=tried_in_words(run),
            found=found_by(inside, run),
            rows=tried_rows(inside, run),
            names_codes=bool(inside.caller.roles & OFFICE),
            under_way=run.state in (DryRunState.WAITING, DryRunState.RUNNING),
        )


@router.post("/{trial_id}/dung")
@open_to_proposers
def stop_run(visit: StaffPage, trial_id: UUID) -> Response:
    with visit.enter() as inside:
        stop(inside.session, find_run(inside, trial_id), inside.caller.actor, inside.now)
    return RedirectResponse(f"{DRY_RUNS}/{trial_id}", status_code=303)
