"""Sự cố and Sức khỏe hệ thống: for supervisors in words, for whoever runs the house with the engine's runs."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.responses import Response

from desk.supervision.health import health
from desk.supervision.incidents import incidents, quoted_reading
from desk.supervision.look import look
from desk.supervision.places import HEALTH, INCIDENTS, open_to_house
from desk.supervision.write import write_supervision
from models.role import Role
from web.page_visit import StaffPage

router = APIRouter(include_in_schema=False)
_LONGEST = 80


@router.get(INCIDENTS.path)
@open_to_house
def show_incidents(visit: StaffPage) -> Response:
    """Incidents, and the reading or incident behind a code that somebody quotes."""
    quoted = visit.request.query_params.get("ma", "").strip()[:_LONGEST]
    with visit.enter() as inside:
        seen, runs = look(inside), visit.front.engine_runs
        return write_supervision(
            inside,
            "incidents",
            INCIDENTS,
            quoted=quoted,
            reading=quoted_reading(seen, runs, quoted),
            incidents=incidents(seen, runs, quoted),
            supervises=Role.SUPERVISOR in inside.caller.roles,
        )


@router.get(HEALTH.path)
@open_to_house
def show_health(visit: StaffPage) -> Response:
    """Whether engine, workers, partners, letters and portal do their work."""
    with visit.enter() as inside:
        shown = health(look(inside), visit.front.engine_runs)
        supervises = Role.SUPERVISOR in inside.caller.roles
        return write_supervision(inside, "health", HEALTH, health=shown, supervises=supervises)
