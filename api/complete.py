"""Answering a piece of work."""

from __future__ import annotations

from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter
from pydantic import BaseModel, ConfigDict, Field
from starlette.responses import Response

from api.documented import ONCE, PREFIX
from api.shapes.recorded import Recorded, recorded
from web.answer_work_item import Answer, answer_inside, prepare_signature
from web.machines.api_visit import Api
from web.machines.idempotency import Reply, answered_before, do_once, once
from web.machines.json_body import StrictRoute
from web.open_to import OFFICE, open_to

router = APIRouter(prefix=f"{PREFIX}/work-items", tags=["Việc của cán bộ"], route_class=StrictRoute)


class Completion(BaseModel):
    """`version` and `outcome` for every work; the fields of the chosen form stand beside them."""

    model_config = ConfigDict(
        strict=True,
        extra="allow",
        hide_input_in_errors=True,
        json_schema_extra={"example": {"version": 1, "outcome": "complete", "note": "Đủ giấy tờ."}},
    )

    version: Annotated[int, Field(ge=1, lt=2**31, title="Phiên bản của việc khi mở xem")]
    outcome: Annotated[str, Field(max_length=80, title="Cách trả lời")]
    shown_hash: Annotated[str | None, Field(max_length=64, title="Mã băm của nội dung đã xem")] = None

    def as_answer(self) -> Answer:
        return Answer(self.outcome, dict(self.__pydantic_extra__ or {}), self.version, self.shown_hash)


@router.post(
    "/{item_id}/complete", summary="Trả lời một việc", responses={200: {"model": Recorded}}, openapi_extra=ONCE
)
@open_to(*OFFICE)
def complete(visit: Api, item_id: UUID, body: Completion) -> Response:
    """Các trường của từng cách trả lời ở GET /work-items/{id}. Ai ghi trước thì được; người sau nhận 409. Việc ký, đóng
    dấu: chữ ký được tạo trên đúng bản có `shown_hash`."""
    said: dict[str, Any] = body.model_dump(mode="json")
    this, given = once(visit, said), body.as_answer()
    with visit.enter() as inside:
        before = answered_before(visit, inside, this)
    if before is not None:
        return before.response()
    signature = prepare_signature(visit, item_id, given)
    with visit.enter() as inside:

        def answer() -> Reply:
            return recorded(inside.session, answer_inside(inside, item_id, given, signature), item_id)

        return do_once(visit, inside, this, answer).response()
