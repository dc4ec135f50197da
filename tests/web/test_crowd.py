"""What the first layers of the house do with a crowd, with a body without end and with a line that falls silent."""

from __future__ import annotations

import asyncio
import json
from typing import Any

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from web.porch.crowd_limit import CrowdLimit
from web.porch.incoming_limits import LARGEST_BODY, IncomingLimits
from web.porch.last_resort import LastResort


def scope(path: str = "/api/v1/x", method: str = "POST") -> Scope:
    return {
        "type": "http",
        "method": method,
        "path": path,
        "raw_path": path.encode(),
        "query_string": b"",
        "headers": [],
        "scheme": "http",
        "server": ("x", 80),
    }


async def told(app: ASGIApp, wanted: Scope, receive: Receive) -> tuple[int, dict[str, Any]]:
    """This will give status and JSON of the answer."""
    messages: list[Message] = []

    async def send(message: Message) -> None:
        messages.append(message)

    await app(wanted, receive, send)
    body = b"".join(message.get("body", b"") for message in messages)
    return messages[0]["status"], json.loads(body) if body else {}


async def nothing() -> Message:
    return {"type": "http.request", "body": b"", "more_body": False}


async def fine(scope: Scope, receive: Receive, send: Send) -> None:
    await send({"type": "http.response.start", "status": 200, "headers": []})
    await send({"type": "http.response.body", "body": b""})


def test_more_than_can_be_served_are_asked_to_come_again_and_the_watchman_is_not() -> None:
    async def story() -> None:
        go_on = asyncio.Event()

        async def slow(scope: Scope, receive: Receive, send: Send) -> None:
            if scope["path"] != "/health/live":
                await go_on.wait()
            await fine(scope, receive, send)

        door = CrowdLimit(slow, at_once=2)
        first = [asyncio.create_task(told(door, scope(), nothing)) for _ in range(2)]
        await asyncio.sleep(0)
        status, said = await told(door, scope(), nothing)
        assert (status, said["type"]) == (503, "/problems/busy")
        assert (await told(door, scope("/health/live"), nothing))[0] == 200
        go_on.set()
        assert [(await one)[0] for one in first] == [200, 200]
        assert (await told(door, scope(), nothing))[0] == 200

    asyncio.run(story())


def test_a_body_without_end_is_cut_off() -> None:
    sent = 0

    async def endless() -> Message:
        nonlocal sent
        sent += 1_000_000
        return {"type": "http.request", "body": b"x" * 1_000_000, "more_body": True}

    async def reader(scope: Scope, receive: Receive, send: Send) -> None:
        while (await receive()).get("more_body"):
            pass
        raise AssertionError("the body ended")

    async def caught(scope: Scope, receive: Receive, send: Send) -> None:
        try:
            await IncomingLimits(reader)(scope, receive, send)
        except Exception as stopped:
            await send({"type": "http.response.start", "status": getattr(stopped, "status_code", 500), "headers": []})

    assert asyncio.run(told(caught, scope(), endless))[0] == 413
    assert sent <= LARGEST_BODY + 1_000_000


def test_after_the_last_piece_of_a_body_nobody_is_hurried() -> None:
    pieces: list[Message] = [{"type": "http.request", "body": b"x", "more_body": False}, {"type": "http.disconnect"}]

    async def receive() -> Message:
        return pieces.pop(0)

    async def reader(scope: Scope, receive: Receive, send: Send) -> None:
        assert (await receive())["body"] == b"x"
        assert (await receive())["type"] == "http.disconnect"
        await fine(scope, receive, send)

    assert asyncio.run(told(IncomingLimits(reader), scope(), receive))[0] == 200


def test_an_answer_that_has_begun_is_broken_off_and_not_begun_anew() -> None:
    async def half(scope: Scope, receive: Receive, send: Send) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": []})
        raise RuntimeError("half way")

    messages: list[Message] = []

    async def send(message: Message) -> None:
        messages.append(message)

    asyncio.run(LastResort(half)(scope(), nothing, send))

    assert [message["type"] for message in messages] == ["http.response.start"]
