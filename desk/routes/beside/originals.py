"""Saying where an original lies, and that it was given back and signed for."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from fastapi import APIRouter
from sqlalchemy import select
from starlette.responses import Response

from desk.beside.small_form import ORIGINAL
from desk.routes.beside.talks import record_form
from models.acts.refusal import FormFault, FormFaults, StaleVersion
from models.dossier import Dossier
from models.folder.original_move import Custody, Move, OriginalMove, SignedFor, last_of, move_original
from models.intake.component import Component
from web.open_to import OFFICE, open_to
from web.page_visit import StaffPage
from web.problem import Problem
from web.visit import Inside

router = APIRouter(include_in_schema=False)
_LONGEST_PLACE, _LONGEST_NAME = 80, 200


@router.post("/ho-so/{code}/ban-chinh/{component_id}")
@open_to(*OFFICE)
def move(visit: StaffPage, code: str, component_id: UUID) -> Response:
    """This will write one move of an original down; the page says how many it had seen, so that none is lost."""

    def deed(inside: Inside, dossier: Dossier, boxes: Mapping[str, str]) -> None:
        component = inside.session.get(Component, component_id)
        if component is None or component.dossier_id != dossier.id:
            raise Problem("not-found")
        earlier = _moves(inside, component)
        last = last_of(earlier)
        if boxes.get("number") != str(last.number if last else 0):
            raise StaleVersion(last.number if last else 0)
        move_original(inside.session, component, earlier, _read(boxes), inside.caller.actor, inside.now)

    return record_form(visit, code, f"{ORIGINAL}.{component_id}", deed, "s-originals")


def _moves(inside: Inside, component: Component) -> list[OriginalMove]:
    return list(inside.session.scalars(select(OriginalMove).where(OriginalMove.component_id == component.id)))


def _read(boxes: Mapping[str, str]) -> Move:
    if boxes.get("custody") not in set(Custody):
        raise FormFaults([FormFault("/custody", "Hãy chọn việc đã làm với bản chính.")])
    signed = boxes.get("signed_for", "")
    return Move(
        custody=Custody(boxes["custody"]),
        place=boxes.get("place", "")[:_LONGEST_PLACE],
        to_whom=boxes.get("to_whom", "")[:_LONGEST_NAME],
        signed_for=SignedFor(signed) if signed in set(SignedFor) else None,
    )
