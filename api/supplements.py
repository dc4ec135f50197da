"""Handing in what the office has asked for."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter
from pydantic import ConfigDict, Field
from starlette.responses import Response

from api.documented import ONCE, PREFIX
from api.shapes.applicant_body import ApplicantBody
from api.shapes.recorded import Recorded, recorded
from models.acts.supplements import HandedIn, Supplement
from models.role import Role
from web.access import find_dossier
from web.answer_work_item import Answer, answer_inside
from web.file_dossier import CREATE
from web.filing.attached_files import faults_of_files
from web.machines.api_visit import Api
from web.machines.idempotency import Reply, do_once, once
from web.machines.json_body import StrictRoute
from web.open_to import open_to
from web.open_wait import open_wait
from web.problem import Problem

router = APIRouter(prefix=f"{PREFIX}/dossiers", tags=["Người nộp"], route_class=StrictRoute)
_NOT_ASKED = "Hồ sơ hiện không chờ bổ sung."


class SupplementBody(ApplicantBody):
    model_config = ConfigDict(json_schema_extra={"example": Supplement.sample})

    components: Annotated[list[HandedIn], Field(default_factory=list, max_length=30, title="Thành phần bổ sung")]
    corrections: Annotated[dict[str, str], Field(default_factory=dict, max_length=30, title="Nội dung tờ khai sửa lại")]
    answer: Annotated[str, Field(max_length=2000, title="Trả lời")] = ""


@router.post("/{code}/supplements", summary="Nộp bổ sung", responses={200: {"model": Recorded}}, openapi_extra=ONCE)
@open_to(Role.RECEIVER, client_verb=CREATE, applicant=True)
def supplement(visit: Api, code: str, body: SupplementBody) -> Response:
    """Trả lời Phiếu yêu cầu bổ sung: nộp lại thành phần, sửa tờ khai hoặc giải thích. Hồ sơ không chờ bổ sung thì
    409 `not-awaited`."""
    said: dict[str, Any] = body.said()
    this = once(visit, said)
    with visit.enter(code=code, secret=body.secret(visit)) as inside:
        dossier = find_dossier(inside.session, inside.caller, code, lock=True)

        def hand_in() -> Reply:
            item = open_wait(inside.session, dossier, "supplements", _NOT_ASKED)
            faults = faults_of_files(inside, said)
            if faults:
                raise Problem("validation", errors=faults)
            line = answer_inside(inside, item.id, Answer(Supplement.name, said))
            return recorded(inside.session, line, item.id)

        return do_once(visit, inside, this, hand_in).response()
