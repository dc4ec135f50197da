"""Whether this process lives, whether it can serve, and whether a filed dossier would advance."""

from __future__ import annotations

from fastapi import APIRouter
from sqlalchemy import text
from starlette.requests import Request
from starlette.responses import JSONResponse

from web.open_to import open_to
from web.visit import front_of

router = APIRouter(prefix="/health", include_in_schema=False)


@router.get("/live")
@open_to(anyone=True)
async def live() -> JSONResponse:
    return JSONResponse({"live": True})


@router.get("/web")
@open_to(anyone=True)
def web(request: Request) -> JSONResponse:
    """An answer at all means the database has answered; without it the problem `database-away` goes out."""
    with front_of(request).database.transaction() as session:
        session.execute(text("SELECT 1"))
    return JSONResponse({"database": True})


@router.get("/ready")
@open_to(anyone=True)
def ready(request: Request) -> JSONResponse:
    """200 when every part says so, 503 with the parts that do not; alone, a web process can only speak for itself."""
    front = front_of(request)
    with front.database.transaction() as session:
        session.execute(text("SELECT 1"))
    parts = dict(front.readiness()) if front.readiness else {}
    all_ready = all(parts.values()) and bool(parts)
    return JSONResponse({"ready": all_ready, "parts": parts}, status_code=200 if all_ready else 503)
