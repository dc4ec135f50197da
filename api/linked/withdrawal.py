"""Recalling a linked case before it is decided."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

from fastapi import APIRouter
from pydantic import BaseModel, ConfigDict, Field, StringConstraints
from starlette.responses import Response

from api.documented import ONCE, PREFIX
from api.linked.standing import LinkageId
from models.progress.interrupt import interrupt
from models.progress.interruption import InterruptionKind
from web.file_dossier import CREATE
from web.filing.start_case import find_case
from web.machines.api_visit import Api
from web.machines.evidence import EvidenceRoute
from web.machines.idempotency import Reply, do_once, once
from web.open_to import open_to

router = APIRouter(prefix=f"{PREFIX}/linked", tags=["Liên thông"], route_class=EvidenceRoute)


class Recall(BaseModel):
    model_config = ConfigDict(
        strict=True,
        extra="forbid",
        hide_input_in_errors=True,
        json_schema_extra={"example": {"reason": "Người dân rút hồ sơ liên thông."}},
    )

    reason: Annotated[
        str, StringConstraints(strip_whitespace=True, min_length=1, max_length=1000), Field(title="Lý do rút hồ sơ")
    ]


class Recalled(BaseModel):
    linkage_id: str
    code: str
    recalled_at: datetime


@router.post(
    "/{linkage_id}/withdrawal",
    summary="Rút hồ sơ liên thông",
    responses={200: {"model": Recalled}},
    openapi_extra=ONCE,
)
@open_to(client_verb=CREATE)
def recall(visit: Api, linkage_id: LinkageId, body: Recall) -> Response:
    """Được rút trước khi có quyết định; sau đó 409 `too-late`. Sự kiện withdrawn báo khi hồ sơ đã dừng."""
    this = once(visit, body.model_dump())
    with visit.enter() as inside:
        case, dossier = find_case(inside, linkage_id, lock=True)

        def take_back() -> Reply:
            made = interrupt(
                inside.session, dossier, inside.caller.actor, InterruptionKind.WITHDRAWAL, body.reason, inside.now
            )
            told = Recalled(linkage_id=case.linkage_id, code=dossier.code, recalled_at=made.at)
            return Reply(200, told.model_dump(mode="json"))

        return do_once(visit, inside, this, take_back).response()
