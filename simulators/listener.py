"""A port of this machine that can be closed for a while and opened again, whatever is spoken on it."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Callable

from fastapi import FastAPI
from uvicorn import Config
from uvicorn.server import ServerState

from simulators.connection import CuttableConnection, cut_all

HOST = "127.0.0.1"
# Seconds for the answer to whoever asked a partner to go down.
LAST_WORDS = 0.05
Factory = Callable[[], asyncio.BaseProtocol]


class Listener:
    """Holds its port from the start, answers from `open` on, and refuses connections while it is down."""

    def __init__(self, port: int) -> None:
        self._socket: socket.socket | None = _bind(port)
        self.port: int = self._socket.getsockname()[1]
        self._factory: Factory | None = None
        self._server: asyncio.Server | None = None
        self._pauses: set[asyncio.Task[None]] = set()

    async def open(self, factory: Factory) -> None:
        """This will serve every connection with a protocol of the factory's."""
        self._factory = factory
        await self._listen()

    def go_down(self, seconds: float) -> None:
        """This will refuse connections at once, break those there are a moment later, and last so long."""
        if self._server:
            self._server.close()
        task = asyncio.create_task(self._pause(seconds))
        self._pauses.add(task)
        task.add_done_callback(self._pauses.discard)

    def close(self) -> None:
        if self._server:
            self._server.close()
        cut_all(self.port)

    async def _pause(self, seconds: float) -> None:
        await asyncio.sleep(LAST_WORDS)
        cut_all(self.port)
        await asyncio.sleep(seconds)
        await self._listen()

    async def _listen(self) -> None:
        if self._factory is None:
            raise RuntimeError("nothing to serve")
        listening = self._socket or _bind(self.port)
        self._socket = None
        self._server = await asyncio.get_running_loop().create_server(self._factory, sock=listening)


def http(app: FastAPI) -> Factory:
    """Connections that speak HTTP and hand every request to the application."""
    config = Config(app, lifespan="off", ws="none", log_level="error", access_log=False)
    config.load()
    state = ServerState()
    return lambda: CuttableConnection(config=config, server_state=state, app_state={})


def _bind(port: int) -> socket.socket:
    # Named as TCP in so many words: asyncio only then sends small answers at once, instead of forty milliseconds later.
    door = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        door.bind((HOST, port))
        door.listen(512)
    except OSError:
        door.close()
        raise
    return door
