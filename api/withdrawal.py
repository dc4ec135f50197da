"""Taking a dossier back before it is decided."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

from fastapi import APIRouter
from pydantic import BaseModel, ConfigDict, Field, StringConstraints
from starlette.responses import Response

from api.documented import ONCE, PREFIX
from api.shapes.applicant_body import ApplicantBody
from models.progress.interrupt import interrupt
from models.progress.interruption import InterruptionKind
from models.role import Role
from models.status import Status
from web.access import find_dossier
from web.file_dossier import CREATE
from web.machines.api_visit import Api
from web.machines.idempotency import Reply, do_once, once
from web.machines.json_body import StrictRoute
from web.open_to import open_to

router = APIRouter(prefix=f"{PREFIX}/dossiers", tags=["Người nộp"], route_class=StrictRoute)


class Withdrawal(ApplicantBody):
    model_config = ConfigDict(json_schema_extra={"example": {"reason": "Gia đình nộp lại ở nơi thường trú của mẹ."}})

    reason: Annotated[
        str, StringConstraints(strip_whitespace=True, min_length=1, max_length=1000), Field(title="Lý do rút hồ sơ")
    ]


class Withdrawn(BaseModel):
    dossier: str
    status: Status
    withdrawn_at: datetime


@router.post("/{code}/withdrawal", summary="Rút hồ sơ", responses={200: {"model": Withdrawn}}, openapi_extra=ONCE)
@open_to(Role.RECEIVER, client_verb=CREATE, applicant=True)
def withdraw(visit: Api, code: str, body: Withdrawal) -> Response:
    """Được rút trước khi có quyết định; sau đó 409 `too-late`. Trạng thái đổi khi hồ sơ được đọc lại ngay sau đó."""
    this = once(visit, body.said())
    with visit.enter(code=code, secret=body.secret(visit)) as inside:
        dossier = find_dossier(inside.session, inside.caller, code, lock=True)

        def take_back() -> Reply:
            made = interrupt(
                inside.session, dossier, inside.caller.actor, InterruptionKind.WITHDRAWAL, body.reason, inside.now
            )
            told = Withdrawn(dossier=dossier.code, status=Status(dossier.status), withdrawn_at=made.at)
            return Reply(200, told.model_dump(mode="json"))

        return do_once(visit, inside, this, take_back).response()
