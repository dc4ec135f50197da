"""Starting a linked procedure: another agency files a case under a reference of its own."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated, Any

from fastapi import APIRouter, Body, Path
from pydantic import BaseModel, Field
from starlette.responses import Response

from api.documented import ONCE, PREFIX
from models.dossier import Dossier
from models.linkage.linked_case import CaseState, LinkedCase
from models.national_code import national_code
from models.status import Status
from web.file_dossier import CREATE
from web.filing.start_case import start_case
from web.machines.api_visit import Api
from web.machines.evidence import EvidenceRoute
from web.machines.idempotency import Reply, do_once, once
from web.open_to import open_to

router = APIRouter(prefix=f"{PREFIX}/linked", tags=["Liên thông"], route_class=EvidenceRoute)


class Started(BaseModel):
    linkage_id: Annotated[str, Field(title="Mã liên thông của cơ quan gửi")]
    code: Annotated[str, Field(title="Mã hồ sơ tại cơ quan này")]
    procedure: str
    state: CaseState
    status: Status
    national_code: int
    received_at: datetime
    counted_from: datetime
    react_by: Annotated[datetime, Field(title="Chậm nhất phải trả lời tiếp nhận")]
    due_at: Annotated[datetime | None, Field(title="Hẹn trả, có sau khi tiếp nhận")]


@router.post(
    "/{procedure}",
    status_code=201,
    summary="Bắt đầu thủ tục liên thông",
    responses={201: {"model": Started}},
    openapi_extra=ONCE,
)
@open_to(client_verb=CREATE)
def start(
    visit: Api,
    procedure: Annotated[str, Path(max_length=60, title="Mã thủ tục", examples=["1.004222"])],
    body: Annotated[dict[str, Any], Body()],
) -> Response:
    """Nội dung như POST /dossiers với channel là linked, thêm `linkage_id` (mã của cơ quan gửi, dùng một lần). Gửi lại
    cùng khóa và nội dung thì nhận lại đúng câu trả lời; mã đã có hồ sơ thì 409 `duplicate-case`."""
    this = once(visit, body, for_ever=True)
    with visit.enter() as inside:

        def file() -> Reply:
            case, dossier = start_case(inside, visit.front, procedure, body)
            return Reply(201, _started(case, dossier), {"Location": f"{PREFIX}/linked/{case.linkage_id}"})

        return do_once(visit, inside, this, file).response()


def _started(case: LinkedCase, dossier: Dossier) -> dict[str, Any]:
    told = Started(
        linkage_id=case.linkage_id,
        code=dossier.code,
        procedure=dossier.procedure,
        state=CaseState(case.state),
        status=Status(dossier.status),
        national_code=national_code(Status(dossier.status), None),
        received_at=dossier.received_at.astimezone(UTC),
        counted_from=dossier.counted_from.astimezone(UTC),
        react_by=dossier.react_by.astimezone(UTC),
        due_at=None,
    )
    return told.model_dump(mode="json")
