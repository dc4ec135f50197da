"""Answering, for the citizen, what was asked of a linked case."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter
from pydantic import BaseModel, ConfigDict, Field
from starlette.responses import Response

from api.documented import ONCE, PREFIX
from api.linked.standing import LinkageId
from api.shapes.recorded import Recorded, recorded
from models.acts.supplements import HandedIn, Supplement
from web.answer_work_item import Answer, answer_inside
from web.file_dossier import CREATE
from web.filing.attached_files import faults_of_files
from web.filing.start_case import find_case
from web.machines.api_visit import Api
from web.machines.evidence import EvidenceRoute
from web.machines.idempotency import Reply, do_once, once
from web.open_to import open_to
from web.open_wait import open_wait
from web.problem import Problem

router = APIRouter(prefix=f"{PREFIX}/linked", tags=["Liên thông"], route_class=EvidenceRoute)
_NOT_ASKED = "Hồ sơ hiện không chờ bổ sung."


class CaseSupplement(BaseModel):
    model_config = ConfigDict(
        strict=True, extra="forbid", hide_input_in_errors=True, json_schema_extra={"example": Supplement.sample}
    )

    components: Annotated[list[HandedIn], Field(default_factory=list, max_length=30, title="Thành phần bổ sung")]
    corrections: Annotated[dict[str, str], Field(default_factory=dict, max_length=30, title="Nội dung tờ khai sửa lại")]
    answer: Annotated[str, Field(max_length=2000, title="Trả lời")] = ""


@router.post(
    "/{linkage_id}/supplements",
    summary="Nộp bổ sung hồ sơ liên thông",
    responses={200: {"model": Recorded}},
    openapi_extra=ONCE,
)
@open_to(client_verb=CREATE)
def supplement(visit: Api, linkage_id: LinkageId, body: CaseSupplement) -> Response:
    """Như POST /dossiers/{code}/supplements. Hồ sơ không chờ bổ sung thì 409 `not-awaited`."""
    said: dict[str, Any] = body.model_dump(mode="json", exclude_unset=True)
    this = once(visit, said)
    with visit.enter() as inside:
        _, dossier = find_case(inside, linkage_id, lock=True)

        def hand_in() -> Reply:
            item = open_wait(inside.session, dossier, "supplements", _NOT_ASKED)
            faults = faults_of_files(inside, said)
            if faults:
                raise Problem("validation", errors=faults)
            line = answer_inside(inside, item.id, Answer(Supplement.name, said))
            return recorded(inside.session, line, item.id)

        return do_once(visit, inside, this, hand_in).response()
