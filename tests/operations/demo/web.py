"""A web that really listens, in a thread of the test's own process: the front door of a demonstration with the API."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

import uvicorn

import api.router
from models.database import Database
from operations.front.application import front_door
from operations.settings import Settings
from web.application import create_application


@contextmanager
def serving(settings: Settings, database: Database, listening: socket.socket) -> Iterator[None]:
    """Serve on the open socket until the block ends."""
    app = create_application(front_door(settings, database), api.router.routers())
    server = uvicorn.Server(uvicorn.Config(app, log_level="warning", access_log=False))
    thread = threading.Thread(target=server.run, args=([listening],), daemon=True)
    thread.start()
    while not server.started:
        assert thread.is_alive()
        time.sleep(0.01)
    try:
        yield
    finally:
        server.should_exit = True
        thread.join(10)
