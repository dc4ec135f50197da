"""The public keys of this installation: what its events are signed with, and its assertions as a client."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.responses import JSONResponse, Response

from web.machines.api_visit import Api
from web.open_to import open_to

router = APIRouter(tags=["Liên thông"])


@router.get("/.well-known/jwks.json", summary="Khóa công khai của hệ thống này", include_in_schema=False)
@open_to(anyone=True)
def keys(visit: Api) -> Response:
    return JSONResponse(
        {"keys": [dict(key) for key in visit.front.published_keys]},
        headers={"Cache-Control": "public, max-age=300"},
        media_type="application/jwk-set+json",
    )
