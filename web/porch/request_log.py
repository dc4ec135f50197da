"""One line in the log for each request: what was asked for and how it ended, never by whom or about whom.

The route's pattern is logged, not the address: addresses hold dossier codes, and query strings may hold secrets.
"""

from __future__ import annotations

import time

import structlog
from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from web.porch.request_id import give_request_id

log = structlog.get_logger("web")
QUIET = frozenset({"/health/live", "/health/web", "/health/ready"})


class RequestLog:
    """The outermost layer: names the request, and notes its end."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        request_id, began, status = give_request_id(scope), time.perf_counter(), 0

        async def noting(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                MutableHeaders(scope=message)["X-Request-Id"] = request_id
            await send(message)

        try:
            await self._app(scope, receive, noting)
        finally:
            self._note(scope, request_id, status, time.perf_counter() - began)

    def _note(self, scope: Scope, request_id: str, status: int, seconds: float) -> None:
        route = scope.get("route")
        pattern = getattr(route, "path", "-")
        if pattern in QUIET and status < 400:
            return
        tell = log.warning if status >= 500 else log.info
        took = round(seconds * 1000, 1)
        tell("request", id=request_id, method=scope["method"], route=pattern, status=status, ms=took)
