"""Money taken at the desk."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

from fastapi import APIRouter
from pydantic import BaseModel, ConfigDict, Field
from starlette.responses import Response

from api.documented import ONCE, PREFIX
from models.money.take_cash import take_cash
from models.role import Role
from web.access import find_dossier
from web.machines.api_visit import Api
from web.machines.idempotency import Reply, do_once, once
from web.machines.json_body import StrictRoute
from web.open_to import open_to

router = APIRouter(prefix=f"{PREFIX}/dossiers", tags=["Phí, lệ phí"], route_class=StrictRoute)


class CashTaken(BaseModel):
    model_config = ConfigDict(
        strict=True, extra="forbid", json_schema_extra={"example": {"way": "cash", "amount": 16000}}
    )

    way: Annotated[Literal["cash"], Field(title="Hình thức")] = "cash"
    amount: Annotated[int, Field(gt=0, lt=10**9, title="Số tiền, đồng; đúng bằng số còn phải nộp")]


class Receipt(BaseModel):
    id: UUID
    year: int
    number: Annotated[int, Field(title="Số biên lai")]
    amount: int
    taken_at: datetime


@router.post(
    "/{code}/payments", status_code=201, summary="Thu tiền mặt", responses={201: {"model": Receipt}}, openapi_extra=ONCE
)
@open_to(Role.RECEIVER, Role.RETURN_DESK)
def pay(visit: Api, code: str, body: CashTaken) -> Response:
    """Ghi biên lai cho toàn bộ số còn phải nộp; số biên lai liên tục theo cơ quan và năm."""
    this = once(visit, body.model_dump())
    with visit.enter() as inside:
        dossier = find_dossier(inside.session, inside.caller, code, lock=True)

        def take() -> Reply:
            receipt = take_cash(inside.session, dossier, body.amount, inside.caller.actor, inside.now)
            inside.session.flush()
            told = Receipt.model_validate(receipt, from_attributes=True)
            return Reply(201, told.model_dump(mode="json"))

        return do_once(visit, inside, this, take).response()
