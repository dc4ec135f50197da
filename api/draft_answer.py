"""The applicant's word on the draft of his certificate."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter
from pydantic import ConfigDict, Field
from pydantic.config import JsonDict
from starlette.responses import Response

from api.documented import ONCE, PREFIX
from api.shapes.applicant_body import ApplicantBody
from api.shapes.recorded import Recorded, recorded
from models.acts.reads_draft import Agrees, Objects
from models.role import Role
from web.access import find_dossier
from web.answer_work_item import Answer, answer_inside
from web.file_dossier import CREATE
from web.machines.api_visit import Api
from web.machines.idempotency import Reply, do_once, once
from web.machines.json_body import StrictRoute
from web.open_to import open_to
from web.open_wait import open_wait
from web.own_leg import own_leg

router = APIRouter(prefix=f"{PREFIX}/dossiers", tags=["Người nộp"], route_class=StrictRoute)
_NO_DRAFT = "Hiện không có dự thảo nào chờ kiểm tra."
_EXAMPLE: JsonDict = {
    "draft_hash": "0" * 64,
    "agrees": False,
    "remarks": "Chữ đệm của cháu là “Thúy”, không phải “Thuý”.",
}


class DraftAnswer(ApplicantBody):
    model_config = ConfigDict(json_schema_extra={"example": _EXAMPLE})

    draft_hash: Annotated[str, Field(pattern="^[0-9a-f]{64}$", title="Mã băm của dự thảo đã xem (shown_hash)")]
    agrees: Annotated[bool, Field(title="Dự thảo đúng")]
    remarks: Annotated[str, Field(max_length=1000, title="Nội dung chưa đúng, bắt buộc khi không đồng ý")] = ""

    def as_answer(self) -> Answer:
        if self.agrees:
            return Answer(Agrees.name, {}, shown_hash=self.draft_hash)
        return Answer(Objects.name, {"remarks": self.remarks}, shown_hash=self.draft_hash)


@router.post(
    "/{code}/draft-answer", summary="Trả lời dự thảo", responses={200: {"model": Recorded}}, openapi_extra=ONCE
)
@open_to(Role.JUSTICE_OFFICER, client_verb=CREATE, applicant=True)
def answer_draft(visit: Api, code: str, body: DraftAnswer) -> Response:
    """Đồng ý hoặc nêu chỗ sai. `draft_hash` là `shown_hash` của việc `reads_draft` trong `waiting_for`: dự thảo đã đổi
    thì 409 `shown-something-else`."""
    this = once(visit, body.said())
    with visit.enter(code=code, secret=body.secret(visit)) as inside:
        dossier = find_dossier(inside.session, inside.caller, code)

        def reply() -> Reply:
            own = own_leg(dossier, inside.caller)
            item = open_wait(inside.session, dossier, "reads_draft", _NO_DRAFT, leg=own)
            return recorded(inside.session, answer_inside(inside, item.id, body.as_answer()), item.id)

        return do_once(visit, inside, this, reply).response()
