"""How a part without an address says that it serves: it writes its pid into the file it was told of."""

from __future__ import annotations

import http.client
import os
from pathlib import Path
from urllib.parse import urlsplit

VARIABLE = "MOTCUA_READY_FILE"
PATIENCE = 0.4  # Seconds; the supervisor asks again a tenth of a second later.


def say_ready() -> None:
    """Tell the supervisor, if there is one, that this process serves."""
    path = os.environ.get(VARIABLE)
    if path:
        Path(path).write_text(str(os.getpid()))


def said_ready(path: Path, pid: int) -> bool:
    """Whether the process of that pid has said so."""
    try:
        return path.read_text() == str(pid)
    except OSError:
        return False


def answers(url: str) -> bool:
    """Whether a GET of the address is answered with 200."""
    parts = urlsplit(url)
    connection = http.client.HTTPConnection(parts.hostname or "", parts.port, timeout=PATIENCE)
    try:
        connection.request("GET", parts.path or "/")
        return connection.getresponse().status == http.HTTPStatus.OK
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()
