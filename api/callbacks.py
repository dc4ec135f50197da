"""What partners tell us: verified by signature, kept raw once, and taken in by the engine's workers."""

from __future__ import annotations

from typing import Annotated, Any, NamedTuple

import structlog
from fastapi import APIRouter, Depends, Path
from pydantic import BaseModel
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from api.documented import PREFIX
from gateways import population_database, post_office
from gateways.linked.agency_event import AgencyEvent
from gateways.outgoing.sample_event import is_sample
from gateways.partner_event import PartnerEvent, UnreadableEvent
from gateways.payment import payment_gateway
from gateways.signed_message import BadSignature, verify
from models.failpoint import failpoint
from models.linkage.exchange import Direction
from models.linkage.find_agency import keys_of_agencies
from models.linkage.keep_exchange import Passed, keep_exchange
from models.progress.keep_message import keep_message
from web.machines.api_visit import Api, ApiVisit
from web.open_to import open_to
from web.problem import Problem

router = APIRouter(prefix=f"{PREFIX}/callbacks", tags=["Cơ quan phối hợp"])
log = structlog.get_logger("callbacks")
LARGEST = 256 * 1024


# Who may speak at which door; which of them it is, his signature tells.
# At the agencies' door every agency we are acquainted with may speak too, by the keys pinned in its row.
_WHO = {
    "post": (post_office.NAME,),
    "agency": (population_database.NAME,),
    "payment": (payment_gateway.NAME,),
}
Line = Annotated[str, Path(json_schema_extra={"enum": list(_WHO)}, title="Bên gửi")]


class Taken(BaseModel):
    kept: bool


class _Signer(NamedTuple):
    partner: str
    message_id: str
    is_agency: bool


class _Message(NamedTuple):
    event_id: str
    kind: str
    reference: str


_DESCRIBED: dict[str, Any] = {
    "requestBody": {
        "required": True,
        "content": {"application/cloudevents+json": {"schema": PartnerEvent.model_json_schema()}},
    },
    "parameters": [
        {"name": name, "in": "header", "required": True, "schema": {"type": "string"}}
        for name in ("webhook-id", "webhook-timestamp", "webhook-signature")
    ],
}


async def raw_body(request: Request) -> bytes:
    """The bytes as they were signed."""
    pieces, size = [], 0
    async for piece in request.stream():
        size += len(piece)
        if size > LARGEST:
            raise Problem("too-large", "Thông điệp chỉ được đến 256 KB.")
        pieces.append(piece)
    return b"".join(pieces)


@router.post(
    "/{line}",
    status_code=202,
    summary="Nhận thông điệp của bưu điện, cơ quan phối hợp, cổng thanh toán",
    responses={202: {"model": Taken}},
    openapi_extra=_DESCRIBED,
)
@open_to(anyone=True, signed=True)
def callback(visit: Api, line: Line, payload: Annotated[bytes, Depends(raw_body)]) -> Response:
    """CloudEvents 1.0 ký theo Standard Webhooks 1.0.0. Gửi lại cùng `id` bao nhiêu lần cũng chỉ có tác dụng một lần."""
    signer = _signer(visit, line, payload)
    if signer.is_agency and is_sample(payload):
        return _answer_sample(visit, signer, payload)
    message = _read(payload, signer)
    with visit.enter() as inside:
        kept = keep_message(
            inside.session,
            source=signer.partner,
            event_id=message.event_id,
            kind=message.kind,
            reference=message.reference,
            body=payload.decode("utf-8", "replace").replace("\x00", ""),
            at=inside.now,
        )
        answer = JSONResponse({"kept": kept}, status_code=202)
        if signer.is_agency:
            keep_exchange(inside.session, _passed(visit, signer, payload, answer), visit.front.machine.now())
        inside.session.flush()
        failpoint("callback.before_commit")
    return answer


def _answer_sample(visit: ApiVisit, signer: _Signer, payload: bytes) -> Response:
    """Somebody over there tries the door: his signature is good, and there is nothing to take in."""
    answer = JSONResponse({"kept": False}, status_code=202)
    with visit.enter() as inside:
        keep_exchange(inside.session, _passed(visit, signer, payload, answer), visit.front.machine.now())
    return answer


def _passed(visit: ApiVisit, signer: _Signer, payload: bytes, answer: Response) -> Passed:
    return Passed(
        partner=signer.partner,
        direction=Direction.IN,
        method="POST",
        target=visit.request.url.path,
        reference=signer.message_id,
        request=payload,
        status=answer.status_code,
        answer=bytes(answer.body),
    )


def _signer(visit: ApiVisit, line: str, payload: bytes) -> _Signer:
    """The partner whose secret fits, and his id of the message; all are tried, each has secrets of his own."""
    if line not in _WHO:
        raise Problem("not-found")
    agencies = _keys(visit) if line == "agency" else {}
    secrets = {partner: visit.front.webhook_secrets.get(partner, ()) for partner in _WHO[line]} | agencies
    reason = "not-ours"
    for partner, keys in secrets.items():
        try:
            message_id = verify(visit.request.headers, payload, secrets=keys, now=visit.front.machine.now())
        except BadSignature as bad:
            reason = bad.reason
        else:
            return _Signer(partner, message_id, partner in agencies)
    log.warning("signature refused", line=line, reason=reason, id=visit.request_id)
    raise Problem("signature-invalid", extra={"reason": reason})


def _keys(visit: ApiVisit) -> dict[str, tuple[str, ...]]:
    """Several keys of one agency are good at once while it exchanges them."""
    with visit.front.database.transaction() as session:
        return keys_of_agencies(session, visit.front.machine.now())


def _read(payload: bytes, signer: _Signer) -> _Message:
    """A signed message that makes no sense is kept too: a person will look at it.

    An agency's message is thin and names our reference beside its own; others carry what they tell.
    """
    try:
        if signer.is_agency:
            told = AgencyEvent.read(payload)
            return _Message(told.id, told.type, told.linkageid)
        event = PartnerEvent.read(payload)
        return _Message(event.id, event.type, event.subject)
    except UnreadableEvent:
        return _Message(signer.message_id, "unreadable", "")
