"""Whatever nobody foresaw is answered here, and noted in the log without the error's words: they may name people."""

from __future__ import annotations

import traceback

import structlog
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from web.porch.request_id import request_id_of
from web.problem import Problem
from web.problems.answer import answer_problem

log = structlog.get_logger("web")


class LastResort:
    """No exception leaves the house; a request whose answer has begun is broken off."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        begun = False

        async def watching(message: Message) -> None:
            nonlocal begun
            begun = begun or message["type"] == "http.response.start"
            await send(message)

        try:
            await self._app(scope, receive, watching)
        except Exception as error:
            if scope["type"] != "http":
                raise
            log.error("unforeseen", id=request_id_of(scope), kind=type(error).__name__, at=_places(error))
            if not begun:
                answer = answer_problem(Request(scope), Problem("internal"))
                await answer(scope, receive, send)


def _places(error: Exception) -> list[str]:
    """The lines of code on the way to the error, the nearest last; no values, no message."""
    frames = traceback.extract_tb(error.__traceback__)[-12:]
    return [f"{frame.filename.rsplit('/', 1)[-1]}:{frame.lineno} {frame.name}" for frame in frames]
