"""A small server that stands for Prefect: it knows some runs, wants its password, and can be taken away."""

from __future__ import annotations

import base64
import contextlib
import json
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

AUTH = "motcua:secret"


@dataclass
class SmallEngine:
    """`runs` holds {run id: (type, name)}; `asked` every request that came, as method and path."""

    address: str = ""
    runs: dict[str, tuple[str, str]] = field(default_factory=dict)
    asked: list[tuple[str, str]] = field(default_factory=list)

    def answer(self, path: str, authorization: str) -> tuple[int, object]:
        if authorization != "Basic " + base64.b64encode(AUTH.encode()).decode():
            return 401, {"exception_message": "Unauthorized"}
        if path == "/api/health":
            return 200, True
        run = self.runs.get(path.removeprefix("/api/flow_runs/"))
        if run is None:
            return 404, {"detail": "Flow run not found"}
        return 200, {"id": path.rpartition("/")[2], "name": "x", "state_type": run[0], "state_name": run[1]}


@contextlib.contextmanager
def small_engine() -> Iterator[SmallEngine]:
    """The server on a free port of this machine until the block ends."""
    engine = SmallEngine()

    class Api(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            engine.asked.append(("GET", self.path))
            status, said = engine.answer(self.path, self.headers.get("authorization", ""))
            body = json.dumps(said).encode()
            self.send_response(status)
            self.send_header("content-type", "application/json")
            self.send_header("content-length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:
            """Nothing is said about requests."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Api)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    engine.address = f"http://127.0.0.1:{server.server_address[1]}/api"
    try:
        yield engine
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
