"""Logging in and out, for staff who use a program instead of the pages."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

from fastapi import APIRouter
from pydantic import BaseModel, ConfigDict, Field
from starlette.responses import Response

from api.documented import PREFIX
from web.entry.device import device_words
from web.entry.second_step import check_code, wants_code
from web.machines.api_visit import Api
from web.machines.json_body import StrictRoute
from web.open_to import EVERY_STAFF_ROLE, open_to
from web.problem import Problem
from web.staff_session import check_password, log_out, open_session

router = APIRouter(prefix=f"{PREFIX}/session", tags=["Phiên làm việc"], route_class=StrictRoute)


class Credentials(BaseModel):
    model_config = ConfigDict(
        strict=True,
        extra="forbid",
        hide_input_in_errors=True,
        json_schema_extra={"example": {"username": "mot-cua", "password": "motcua-demo"}},
    )

    username: Annotated[str, Field(min_length=1, max_length=80, title="Tên đăng nhập")]
    password: Annotated[str, Field(min_length=1, max_length=200, title="Mật khẩu")]
    code: Annotated[
        str | None, Field(max_length=40, title="Mã xác thực hai bước, hoặc một mã dự phòng; khi tài khoản đã bật")
    ] = None


class Opened(BaseModel):
    token: Annotated[str, Field(title="Mã truy cập, gửi trong tiêu đề Authorization: Bearer")]
    expires_at: Annotated[datetime, Field(title="Hết hiệu lực lúc")]


@router.post("", status_code=201, summary="Đăng nhập", responses={201: {"model": Opened}})
@open_to(anyone=True)
def open_api_session(visit: Api, credentials: Credentials) -> Opened:
    """Trả về mã truy cập dùng trong 10 giờ; đăng xuất thì mã hết hiệu lực ngay. Tài khoản đã bật xác thực hai bước phải
    gửi kèm `code`; thiếu thì được trả lời `code-required`."""
    front = visit.front
    staff_id = check_password(front, credentials.username, credentials.password, visit.address)
    if wants_code(front, staff_id):
        if not credentials.code:
            raise Problem("code-required")
        check_code(front, staff_id, credentials.code)
    logged_in = open_session(front, staff_id, "api", device_words(visit.request.headers.get("user-agent", "")))
    return Opened(token=logged_in.token, expires_at=logged_in.expires_at)


@router.delete("", status_code=204, summary="Đăng xuất")
@open_to(*EVERY_STAFF_ROLE)
def close_session(visit: Api) -> Response:
    """Mã truy cập đang dùng hết hiệu lực ngay."""
    with visit.enter() as inside:
        caller = inside.caller
        assert caller.staff is not None, "the route is open to staff only"
        assert caller.staff_session is not None, "staff come by a session"
        log_out(inside.session, caller.staff_session, caller.staff, inside.now, visit.front.machine.now())
    return Response(status_code=204)
