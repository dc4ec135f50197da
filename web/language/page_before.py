"""Which page somebody changed the language on: he is led back to it."""

from __future__ import annotations

from urllib.parse import urlsplit

from starlette.requests import Request
from starlette.routing import Match

from web.page_visit import way_back


def page_before(request: Request, otherwise: str) -> str:
    """Browsers tell our own pages the whole address. A page that answered a form cannot be opened by itself."""
    before = urlsplit(request.headers.get("referer", ""))
    if before.netloc != request.headers.get("host") or not _may_be_opened(request, before.path):
        return otherwise
    return way_back({"tiep": f"{before.path}?{before.query}" if before.query else before.path})


def _may_be_opened(request: Request, path: str) -> bool:
    asked = {"type": "http", "method": "GET", "path": path, "root_path": "", "headers": []}
    return any(route.matches(asked)[0] is Match.FULL for route in request.app.routes)
