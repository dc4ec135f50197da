"""Reading JSON strictly: what no database, log or page could take is told at the door, with a pointer."""

from __future__ import annotations

import json
from collections.abc import Callable, Coroutine, Iterator, Mapping
from typing import Any

from fastapi.routing import APIRoute
from starlette.requests import Request
from starlette.responses import Response

from models.acts.refusal import FormFault
from web.problem import Problem

LARGEST_JSON = 1024 * 1024
DEEPEST = 40
_NO_JSON = "Nội dung gửi lên không phải JSON đúng chuẩn."
_BAD_TEXT = "Mục này có ký tự không dùng được trong văn bản."


def read_json(raw: bytes) -> Any:
    """This will give the value, or raise `malformed-request`, or `validation` naming each unusable text."""
    try:
        value = json.loads(raw.decode(), parse_constant=_no_constant, object_pairs_hook=_without_twins)
    except (UnicodeDecodeError, ValueError, RecursionError):
        raise Problem("malformed-request", _NO_JSON) from None
    faults = [FormFault(where or "/", _BAD_TEXT) for where in _unusable(value, "", 0)]
    if faults:
        raise Problem("validation", errors=faults[:50])
    return value


class StrictRoute(APIRoute):
    """A route whose JSON bodies are read by `read_json`, and only when they say that they are JSON."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        handle = super().get_route_handler()

        async def strictly(request: Request) -> Response:
            return await handle(_StrictRequest(request.scope, request.receive))

        return strictly


class _StrictRequest(Request):
    async def body(self) -> bytes:
        if not hasattr(self, "_body"):
            kind = self.headers.get("content-type", "").partition(";")[0].strip().lower()
            if kind != "application/json":
                raise Problem("unsupported-media-type", "Hãy gửi nội dung dạng application/json.")
            self._body = await self._limited()
        return self._body

    async def json(self) -> Any:
        return read_json(await self.body())

    async def _limited(self) -> bytes:
        pieces, size = [], 0
        async for piece in self.stream():
            size += len(piece)
            if size > LARGEST_JSON:
                raise Problem("too-large", "Nội dung JSON chỉ được đến 1 MB; tệp thì gửi riêng tại /files.")
            pieces.append(piece)
        return b"".join(pieces)


def _no_constant(name: str) -> Any:
    raise ValueError(name)


def _without_twins(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """A name given twice means one thing to one reader and another to the next."""
    value = dict(pairs)
    if len(value) != len(pairs):
        raise ValueError("a name stands twice in one object")
    return value


def _unusable(value: Any, where: str, depth: int) -> Iterator[str]:
    """The pointers of texts with NUL or half a character in them, and of what is nested too deep."""
    if depth > DEEPEST:
        yield where
    elif isinstance(value, str):
        if not _is_usable(value):
            yield where
    elif isinstance(value, Mapping):
        for name, part in value.items():
            step = name.replace("~", "~0").replace("/", "~1")
            if not _is_usable(name):
                yield where
            else:
                yield from _unusable(part, f"{where}/{step}", depth + 1)
    elif isinstance(value, list):
        for number, part in enumerate(value):
            yield from _unusable(part, f"{where}/{number}", depth + 1)


def _is_usable(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return "\x00" not in text
