"""Connections that can be cut without a word, as a partner does that dies in the middle."""

from __future__ import annotations

import asyncio
from typing import Any

from starlette.responses import Response
from starlette.types import Receive, Scope, Send
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

_Ends = tuple[Any, Any]
_open: dict[_Ends, asyncio.Transport] = {}


class CuttableConnection(HttpToolsProtocol):
    """An HTTP connection that `CutOff` can find again by its two ends."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        _open[self.server, self.client] = transport

    def connection_lost(self, exc: Exception | None) -> None:
        _open.pop((self.server, self.client), None)
        super().connection_lost(exc)


class CutOff(Response):
    """No answer: the connection is reset."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        transport = _open.get((scope["server"], scope["client"]))
        if transport is None:
            raise RuntimeError("this server cannot cut connections")
        transport.abort()
        # The server would answer 500 for us if we returned before it noticed.
        while (await receive())["type"] != "http.disconnect":
            pass


class NeverAnswered(Response):
    """No answer and no end either: the connection stays open until the other side has had enough."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        while (await receive())["type"] != "http.disconnect":
            pass


def cut_all(port: int) -> None:
    """This will reset every connection to the port."""
    for (server, _), transport in list(_open.items()):
        if server and server[1] == port:
            transport.abort()
