"""`motcua web`: one process that serves desk, portal and API."""

from __future__ import annotations

import socket
from typing import Annotated

import typer
import uvicorn

from operations.settings import Settings

APPLICATION = "operations.front.application:make_application"
GRACE = 1  # Seconds for requests under way when told to stop.
KEEP_ALIVE = 15  # Seconds; longer than a clerk's browser takes between two pages in a row.


def web(
    descriptor: Annotated[int | None, typer.Option(help="Cổng đã mở sẵn của tiến trình mẹ.", hidden=True)] = None,
) -> None:
    """Phục vụ trang cán bộ, trang công dân và API."""
    settings = Settings()
    config = uvicorn.Config(
        APPLICATION,
        factory=True,
        host=settings.host,
        port=settings.port,
        log_level="warning",
        access_log=False,
        server_header=False,
        timeout_keep_alive=KEEP_ALIVE,
        timeout_graceful_shutdown=GRACE,
        limit_concurrency=500,
    )
    sockets = None if descriptor is None else [socket.socket(fileno=descriptor)]
    uvicorn.Server(config).run(sockets=sockets)
