"""Style sheets, scripts, pictures: named by their content, so that browsers may keep them for a year.

Everything lies under `web/static`; desk and portal have a folder of their own there.
"""

from __future__ import annotations

import hashlib
import mimetypes
from functools import cache
from pathlib import Path

from fastapi import APIRouter
from starlette.responses import FileResponse

from web.open_to import open_to
from web.problem import Problem

_FOLDER = Path(__file__).parent / "static"
_FOR_A_YEAR = "public, max-age=31536000, immutable"

router = APIRouter()
mimetypes.add_type("font/woff2", ".woff2")


@cache
def static_address(name: str) -> str:
    """This will give the address of a file under `web/static`, such as `desk/desk.css`; a missing file is an error."""
    digest = hashlib.sha256((_FOLDER / name).read_bytes()).hexdigest()
    return f"/static/{digest[:16]}/{name}"


@router.get("/static/{digest}/{name:path}", include_in_schema=False)
@open_to(anyone=True)
def static_file(digest: str, name: str) -> FileResponse:
    """This will serve the file, if it exists and the address is that of its present content."""
    path = (_FOLDER / name).resolve()
    if not path.is_relative_to(_FOLDER) or not path.is_file() or static_address(name) != f"/static/{digest}/{name}":
        raise Problem("not-found")
    return FileResponse(path, headers={"Cache-Control": _FOR_A_YEAR})
