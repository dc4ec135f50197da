"""Pages that exist in tests only, to try what all pages share."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response

from models.role import Role
from web.open_to import open_to
from web.page_visit import Page, StaffPage, way_back

router = APIRouter(prefix="/trial", include_in_schema=False)


@router.get("/desk")
@open_to(Role.RECEIVER)
def desk(visit: StaffPage) -> Response:
    with visit.enter() as inside:
        assert inside.caller.staff is not None
        return HTMLResponse(inside.caller.staff.full_name)


@router.post("/desk")
@open_to(Role.RECEIVER)
def do_at_desk(visit: StaffPage) -> Response:
    with visit.enter():
        return PlainTextResponse(f"đã ghi {visit.field('note')}")


@router.post("/portal")
@open_to(anyone=True)
def do_at_portal(visit: Page) -> Response:
    return PlainTextResponse(visit.field("note"))


@router.get("/way-back")
@open_to(anyone=True)
def go_back(visit: Page) -> Response:
    return RedirectResponse(way_back(visit.request.query_params), status_code=303)


@router.get("/broken")
@open_to(anyone=True)
def broken() -> Response:
    raise RuntimeError("Nguyễn Văn Mẫu 001090000001 không được ghi vào nhật ký")


@router.get("/undeclared")
def undeclared(visit: Page) -> Response:
    with visit.enter():
        return PlainTextResponse("nobody may see this")
