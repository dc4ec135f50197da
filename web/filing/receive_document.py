"""Taking in what another agency's machine sends as an official document: once under each reference of its own."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.acts.refusal import FormFault
from models.incoming.deliver import deliver, id_of
from models.incoming.grades import Medium
from models.incoming.incoming_document import FilePart, IncomingDocument, IncomingFile
from models.incoming.particulars import Particulars
from models.incoming.register import Arrival, written_before
from models.intake.stored_file import StoredFile
from models.partner_client import PartnerClient
from web.filing.addressee import addressee
from web.filing.own_upload import own_upload
from web.filing.signatures_of import signatures_of
from web.front_door import FrontDoor
from web.problem import Problem
from web.visit import Inside

_NO_AGENCY = "Hãy ghi mã định danh của một cơ quan ở đây làm nơi nhận."
_NOT_THERE = "Không tìm thấy tệp này hoặc tệp đã dùng cho văn bản khác. Hãy tải tệp lên tại /files rồi ghi mã tệp."
_SENT_BEFORE = "Mã này đã dùng cho một văn bản; xem ở GET /official-documents/{reference}."


def receive_document(
    inside: Inside,
    front: FrontDoor,
    agency_code: str | None,
    reference: str,
    particulars: Particulars,
    files: Sequence[UUID],
    reply_to: str | None,
) -> IncomingDocument:
    """This will keep the document; raises `duplicate-case` for a reference that has one already, or `validation`."""
    client = _client(inside)
    document_id = id_of(client, reference)
    if written_before(inside.session, document_id) is not None:
        raise Problem("duplicate-case", _SENT_BEFORE, extra={"reference": reference})
    agency = addressee(inside.session, front, agency_code)
    kept, faults = _files(inside, files)
    if agency is None:
        faults = [FormFault("/agency", _NO_AGENCY), *faults]
    if agency is None or faults:
        raise Problem("validation", errors=faults)
    arrival = Arrival(
        id=document_id,
        particulars=particulars,
        medium=Medium.ELECTRONIC,
        files=kept,
        reply_to=reply_to,
        signatures=signatures_of(front, kept),
    )
    return deliver(inside.session, agency.id, arrival, client, reference, inside.caller.actor, inside.now)


def find_sent(inside: Inside, reference: str) -> IncomingDocument:
    """This will give what the calling machine sent under that reference; `not-found` for what never came."""
    mine = select(IncomingDocument).where(
        IncomingDocument.client_id == _client(inside).id, IncomingDocument.reference == reference
    )
    found = inside.session.scalars(mine).one_or_none()
    if found is None:
        raise Problem("not-found", extra={"code": "unknown-reference"})
    return found


def hashes_of(session: Session, document: IncomingDocument) -> list[str]:
    """The SHA-256 of what was sent with it, the document itself first, the others by their hash."""
    sent = select(IncomingFile.sha256).where(
        IncomingFile.document_id == document.id, IncomingFile.part != FilePart.STAMPED
    )
    return list(session.scalars(sent.order_by(IncomingFile.part != FilePart.ORIGINAL, IncomingFile.sha256)))


def _files(inside: Inside, wanted: Sequence[UUID]) -> tuple[list[StoredFile], list[FormFault]]:
    found, faults = [], []
    for place, file_id in enumerate(wanted):
        file = None if file_id in wanted[:place] else own_upload(inside, file_id)
        if file is None:
            faults.append(FormFault(f"/files/{place}", _NOT_THERE))
        else:
            found.append(file)
    return found, faults


def _client(inside: Inside) -> PartnerClient:
    assert inside.caller.client is not None, "the route is open to partners' machines only"
    return inside.caller.client
