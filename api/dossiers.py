"""Filing a dossier: by staff, by an agency's machine, or by anybody online."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated, Any

from fastapi import APIRouter, Body, Query
from pydantic import BaseModel, Field
from starlette.responses import JSONResponse, Response

from api.documented import ONCE, PREFIX
from models.dossier import Dossier
from models.national_code import national_code
from models.role import Role
from models.status import Status
from web.file_dossier import CREATE, file_dossier, look_through
from web.machines.api_visit import Api, ApiVisit
from web.machines.idempotency import Reply, do_once, once
from web.machines.json_body import StrictRoute
from web.open_to import open_to
from web.problem import Problem
from web.rate_limit import ANONYMOUS_FILING, spend
from web.visit import Inside

router = APIRouter(prefix=f"{PREFIX}/dossiers", tags=["Hồ sơ"], route_class=StrictRoute)


class Filed(BaseModel):
    code: Annotated[str, Field(title="Mã hồ sơ", examples=["H26.99.01-261121-0001"])]
    tracking_secret: Annotated[str, Field(title="Mã bí mật để tra cứu, chỉ báo cho người nộp")]
    status: Annotated[Status, Field(title="Trạng thái")]
    national_code: Annotated[int, Field(title="Mã trạng thái của Cổng dịch vụ công quốc gia, 1 đến 10")]
    received_at: Annotated[datetime, Field(title="Nhận lúc")]
    counted_from: Annotated[datetime, Field(title="Bắt đầu tính thời hạn từ")]
    react_by: Annotated[datetime, Field(title="Chậm nhất phải trả lời tiếp nhận")]
    due_at: Annotated[datetime | None, Field(title="Hẹn trả, có sau khi tiếp nhận")]


class LookedThrough(BaseModel):
    """What `validate_only` answers when nothing is wrong."""

    valid: bool
    warnings: list[dict[str, str]]


@router.post(
    "",
    status_code=201,
    summary="Nộp hồ sơ",
    responses={201: {"model": Filed}, 200: {"model": LookedThrough, "description": "Chỉ kiểm tra, không có lỗi"}},
    openapi_extra=ONCE,
)
@open_to(Role.RECEIVER, client_verb=CREATE, anyone=True)
def post_dossier(
    visit: Api,
    body: Annotated[dict[str, Any], Body()],
    validate_only: Annotated[bool, Query(title="Chỉ kiểm tra, không nộp")] = False,
) -> Response:
    """Mẫu nội dung của từng thủ tục ở GET /procedures/{code}. `validate_only=true` nêu mọi lỗi cùng lúc, kèm JSON
    pointer, và không nộp gì. Người dân nộp không cần đăng nhập (channel là online)."""
    if validate_only:
        return _validate(visit, body)
    this = once(visit, body, for_ever=True)
    with visit.enter() as inside:
        _check_caller(visit, inside)

        def file() -> Reply:
            dossier = file_dossier(inside, visit.front, body)
            return Reply(201, _filed(dossier), {"Location": f"{PREFIX}/dossiers/{dossier.code}"})

        return do_once(visit, inside, this, file).response()


def _validate(visit: ApiVisit, body: dict[str, Any]) -> Response:
    with visit.enter() as inside:
        _check_caller(visit, inside)
        found = look_through(inside, visit.front, body)
    if found.faults:
        raise Problem("validation", errors=found.faults)
    told = [{"pointer": one.pointer, "detail": one.message, "code": one.code} for one in found.warnings]
    return JSONResponse({"valid": True, "warnings": told})


def _check_caller(visit: ApiVisit, inside: Inside) -> None:
    """The route is open to anyone, but a member of staff who does not take in may not do it as if he were nobody."""
    caller = inside.caller
    if caller.staff is not None and Role.RECEIVER not in caller.roles:
        raise Problem("not-allowed")
    if caller.client is not None and not caller.procedures_for(CREATE):
        raise Problem("scope-missing")
    if not caller.is_known:
        spend(visit.front.limits, ANONYMOUS_FILING, visit.address)


def _filed(dossier: Dossier) -> dict[str, Any]:
    told = Filed(
        code=dossier.code,
        tracking_secret=dossier.tracking_secret,
        status=Status(dossier.status),
        national_code=national_code(Status(dossier.status), None),
        received_at=dossier.received_at.astimezone(UTC),
        counted_from=dossier.counted_from.astimezone(UTC),
        react_by=dossier.react_by.astimezone(UTC),
        due_at=None,
    )
    return told.model_dump(mode="json")
