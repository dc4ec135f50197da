"""What partners tell us: verified by signature, kept raw once, and taken in by the engine's workers."""

from __future__ import annotations

from typing import Annotated, Any

import structlog
from fastapi import APIRouter, Depends, Path
from pydantic import BaseModel
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from api.documented import PREFIX
from gateways import other_commune, population_database, post_office
from gateways.partner_event import PartnerEvent, UnreadableEvent
from gateways.payment import payment_gateway
from gateways.signed_message import BadSignature, verify
from models.progress.keep_message import keep_message
from web.machines.api_visit import Api, ApiVisit
from web.open_to import open_to
from web.problem import Problem

router = APIRouter(prefix=f"{PREFIX}/callbacks", tags=["Cơ quan phối hợp"])
log = structlog.get_logger("callbacks")
LARGEST = 256 * 1024


# Who may speak at which door; which of them it is, his signature tells.
_WHO = {
    "post": (post_office.NAME,),
    "agency": (population_database.NAME, other_commune.NAME),
    "payment": (payment_gateway.NAME,),
}
Line = Annotated[str, Path(json_schema_extra={"enum": list(_WHO)}, title="Bên gửi")]


class Taken(BaseModel):
    kept: bool


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
    partner, message_id = _signer(visit, line, payload)
    event = _read(payload)
    with visit.enter() as inside:
        kept = keep_message(
            inside.session,
            source=partner,
            event_id=event.id if event else message_id,
            kind=event.type if event else "unreadable",
            reference=event.subject if event else "",
            body=payload.decode("utf-8", "replace").replace("\x00", ""),
            at=inside.now,
        )
    return JSONResponse({"kept": kept}, status_code=202)


def _signer(visit: ApiVisit, line: str, payload: bytes) -> tuple[str, str]:
    """The partner whose secret fits, and his id of the message; all are tried, each has secrets of his own."""
    if line not in _WHO:
        raise Problem("not-found")
    reason = "not-ours"
    for partner in _WHO[line]:
        secrets = visit.front.webhook_secrets.get(partner, ())
        try:
            return partner, verify(visit.request.headers, payload, secrets=secrets, now=visit.front.machine.now())
        except BadSignature as bad:
            reason = bad.reason
    log.warning("signature refused", line=line, reason=reason, id=visit.request_id)
    raise Problem("signature-invalid", extra={"reason": reason})


def _read(payload: bytes) -> PartnerEvent | None:
    """A signed message that makes no sense is kept too: a person will look at it."""
    try:
        return PartnerEvent.read(payload)
    except UnreadableEvent:
        return None
