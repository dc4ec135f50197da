"""What another agency's machine brought: into the book by a clerk who has looked at it, or back with a reason."""

from __future__ import annotations

from uuid import UUID

from fastapi import APIRouter
from starlette.responses import Response

from desk.incoming.book_filter import PATH
from desk.incoming.registering import take_in, turn_back
from desk.routes.incoming.sent import act_on
from models.incoming.incoming_document import IncomingDocument
from models.role import Role
from web.open_to import open_to
from web.page_visit import StaffPage
from web.visit import Inside

router = APIRouter(prefix=PATH, include_in_schema=False)


@router.post("/{document_id}/nhan")
@open_to(Role.SEAL_KEEPER)
def give_number(visit: StaffPage, document_id: UUID) -> Response:
    return act_on(visit, document_id, take_in, "nhan")


@router.post("/{document_id}/tra-lai")
@open_to(Role.SEAL_KEEPER)
def send_back(visit: StaffPage, document_id: UUID) -> Response:
    def act(inside: Inside, document: IncomingDocument) -> None:
        turn_back(inside, document, visit.field("return_reason")[:1000])

    return act_on(visit, document_id, act, "tra-may")
