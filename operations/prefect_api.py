"""Prefect's server in this process: `python -m operations.prefect_api`.

What `prefect server start` does, without its welcome and with a calmer garbage collector.
"""

from __future__ import annotations

import uvicorn
from prefect.server.api.server import create_app
from prefect.settings import get_current_settings

from operations.calm_collector import calm_collector

GRACE = 1  # Seconds open connections get at the end; a page left open must not hold the whole office up.


def main() -> None:
    settings = get_current_settings().server
    application = create_app(final=True)
    calm_collector()
    uvicorn.run(
        application,
        host=settings.api.host,
        port=settings.api.port,
        timeout_keep_alive=settings.api.keepalive_timeout,
        timeout_graceful_shutdown=GRACE,
        ws_ping_interval=settings.api.websocket_ping_interval,
        ws_ping_timeout=settings.api.websocket_ping_timeout,
        log_level=settings.logging_level.lower(),
        access_log=False,
    )


if __name__ == "__main__":
    main()
