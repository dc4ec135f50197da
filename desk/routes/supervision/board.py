"""Giám sát: the figures, and the list behind each of them."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.responses import Response

from desk.supervision.board import board
from desk.supervision.choice import Choice
from desk.supervision.dossier_list import dossier_list, oldest
from desk.supervision.headings import heading
from desk.supervision.look import look
from desk.supervision.picture import WIDTH, bar
from desk.supervision.places import BOARD, open_to_board
from desk.supervision.silent import silent_agencies
from desk.supervision.write import write_supervision
from models.supervision.standing import Standing
from web.page_visit import StaffPage

router = APIRouter(include_in_schema=False)
OLDEST = 20


@router.get(BOARD.path)
@open_to_board
def show_board(visit: StaffPage) -> Response:
    """How the dossiers stand by procedure, step, person; every number opens exactly its dossiers."""
    with visit.enter() as inside:
        seen = look(inside)
        figures = board(seen)
        return write_supervision(
            inside,
            "board",
            BOARD,
            board=figures,
            standings=tuple(Standing),
            bars=bar({place: number.count for place, number in figures.standings.items()}),
            picture_width=WIDTH,
            oldest=oldest(seen, OLDEST),
            silent=silent_agencies(seen),
        )


@router.get(f"{BOARD.path}/ho-so")
@open_to_board
def show_dossiers(visit: StaffPage) -> Response:
    """This will list exactly the dossiers that a number stands for."""
    query = visit.request.query_params
    choice = Choice.of(query)
    with visit.enter() as inside:
        seen = look(inside)
        return write_supervision(
            inside,
            "dossiers",
            BOARD,
            choice=choice,
            heading=heading(seen, choice),
            page=dossier_list(seen, choice, query.get("sau", "")),
        )
