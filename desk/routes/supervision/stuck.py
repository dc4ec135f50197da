"""Hồ sơ mắc: what should have moved and why it did not, having it looked at again, and how one was worked on."""

from __future__ import annotations

from fastapi import APIRouter
from sqlalchemy import select
from starlette.responses import RedirectResponse, Response

from desk.supervision.look import look
from desk.supervision.places import STUCK, open_to_board
from desk.supervision.readings import incident_rows, readings_of
from desk.supervision.stuck_list import asked_about, causes_of, stuck_list, worker_listens
from desk.supervision.write import write_supervision
from models.acts.refusal import Refused
from models.progress.incident import Incident
from models.role import Role
from models.supervision.ask_again import ask_again
from web.access import find_dossier
from web.page_visit import StaffPage

router = APIRouter(prefix=STUCK.path, include_in_schema=False)
TOLD = {
    "hoi": "Đã yêu cầu xử lý lại. Kết quả dưới đây đọc từ nhật ký hồ sơ; tải lại trang để xem kết quả mới.",
    "khong": "Hồ sơ này lúc này không mắc nữa, hoặc cần người quyết định; chưa gọi lại.",
}


@router.get("")
@open_to_board
def show_stuck(visit: StaffPage) -> Response:
    """What should have moved and has not, why, and having it looked at again."""
    with visit.enter() as inside:
        seen = look(inside)
        runs = visit.front.engine_runs
        return write_supervision(
            inside,
            "stuck",
            STUCK,
            stuck=stuck_list(seen),
            engine_away=runs is not None and not runs.answers(),
            no_worker=not worker_listens(seen),
            told=TOLD.get(visit.request.query_params.get("tin", ""), ""),
        )


@router.get("/{code}")
@open_to_board
def show_readings(visit: StaffPage, code: str) -> Response:
    """This will tell how the house has worked on the dossier, and what came of asking again."""
    with visit.enter() as inside:
        dossier = find_dossier(inside.session, inside.caller, code)
        seen = look(inside)
        runs, administers = visit.front.engine_runs, Role.ADMINISTRATOR in inside.caller.roles
        known = select(Incident).where(Incident.dossier_id == dossier.id).order_by(Incident.happened_at.desc())
        incidents = [(incident, dossier.code) for incident in inside.session.scalars(known)]
        return write_supervision(
            inside,
            "readings",
            STUCK,
            dossier=dossier,
            causes=causes_of(seen, dossier.id),
            asked=asked_about(seen, dossier.id),
            readings=readings_of(seen, dossier, runs, administers=administers),
            incidents=incident_rows(seen, incidents, runs, administers=administers, names=True),
            told=TOLD.get(visit.request.query_params.get("tin", ""), ""),
        )


@router.post("/{code}/goi-lai")
@open_to_board
def call_again(visit: StaffPage, code: str) -> Response:
    """This will have the dossier looked at again for the cause that holds now, not for the one a stale page showed."""
    with visit.enter() as inside:
        dossier = find_dossier(inside.session, inside.caller, code, lock=True)
        causes = causes_of(look(inside), dossier.id)
        try:
            if not causes:
                return RedirectResponse(f"{STUCK.path}/{dossier.code}?tin=khong", status_code=303)
            ask_again(inside.session, dossier, causes[0], inside.caller.actor, inside.now)
        except Refused:
            return RedirectResponse(f"{STUCK.path}/{dossier.code}?tin=khong", status_code=303)
    return RedirectResponse(f"{STUCK.path}/{code}?tin=hoi", status_code=303)
