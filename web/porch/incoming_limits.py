"""What is too big, too slow or unreadable is turned away before anybody looks at it."""

from __future__ import annotations

import asyncio
from urllib.parse import unquote_to_bytes

from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from web.problem import Problem
from web.problems.answer import answer_problem

# A multipart body of several scans; a JSON body needs far less and is told so by its own reader.
LARGEST_BODY = 45 * 1024 * 1024
LONGEST_ADDRESS = 4096
# Seconds for the next piece of a body: a slow line is served, a held one is not.
PATIENCE_S = 30.0


class IncomingLimits:
    """Counts the body as it comes, so that a body without a stated or with a false length is stopped too."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        problem = _problem_of(scope)
        if problem is not None:
            await answer_problem(Request(scope), problem)(scope, receive, send)
            return
        await self._app(scope, _counting(receive), send)


def _problem_of(scope: Scope) -> Problem | None:
    raw = scope.get("raw_path") or scope["path"].encode()
    if len(raw) + len(scope["query_string"]) > LONGEST_ADDRESS:
        return Problem("malformed-request", "Địa chỉ quá dài.")
    if not _is_text(raw) or not _is_text(scope["query_string"].replace(b"+", b" ")):
        return Problem("malformed-request", "Địa chỉ có ký tự không đọc được.")
    stated = next((value for name, value in scope["headers"] if name == b"content-length"), b"0")
    if stated.isdigit() and int(stated[:20]) > LARGEST_BODY:
        return Problem("too-large")
    return None


def _is_text(encoded: bytes) -> bool:
    """Whether it stands for UTF-8 without the one character no database takes."""
    plain = unquote_to_bytes(encoded)
    try:
        plain.decode()
    except UnicodeDecodeError:
        return False
    return b"\x00" not in plain


def _counting(receive: Receive) -> Receive:
    counted, complete = 0, False

    async def counting() -> Message:
        nonlocal counted, complete
        if complete:
            # From here on the server is only asked whether the other side has gone.
            return await receive()
        try:
            async with asyncio.timeout(PATIENCE_S):
                message = await receive()
        except TimeoutError:
            raise Problem("malformed-request", "Nội dung gửi lên bị ngắt giữa chừng.") from None
        complete = not message.get("more_body", False)
        counted += len(message.get("body", b""))
        if counted > LARGEST_BODY:
            raise Problem("too-large")
        return message

    return counting
