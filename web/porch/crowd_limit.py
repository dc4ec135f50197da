"""When more people stand at the door than can be served in reasonable time, the last are asked to come again."""

from __future__ import annotations

from starlette.requests import Request
from starlette.types import ASGIApp, Receive, Scope, Send

from web.problem import Problem
from web.problems.answer import answer_problem

AT_ONCE = 200
# Whoever watches over us must get an answer most of all when there is a crowd.
_ALWAYS = "/health/live"


class CrowdLimit:
    """Counts the requests under way in this process."""

    def __init__(self, app: ASGIApp, *, at_once: int = AT_ONCE) -> None:
        self._app = app
        self._at_once = at_once
        self._inside = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["path"] == _ALWAYS:
            await self._app(scope, receive, send)
            return
        if self._inside >= self._at_once:
            busy = Problem("busy", headers={"Retry-After": "2"})
            await answer_problem(Request(scope), busy)(scope, receive, send)
            return
        self._inside += 1
        try:
            await self._app(scope, receive, send)
        finally:
            self._inside -= 1
