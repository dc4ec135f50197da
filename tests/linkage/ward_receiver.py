"""The ward's end of the wire in tests: a door that verifies what it hears and answers as it is told to."""

from __future__ import annotations

import contextlib
import json
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from gateways.signed_message import verify
from models.clock.clock import SystemClock


@dataclass
class WardReceiver:
    """`answers` are the statuses of the next requests, then always 202; `heard` is everything that came, verified.

    `published` are the public keys whoever asks is given.
    """

    keys: list[str]
    address: str = ""
    answers: list[int] = field(default_factory=list)
    headers: dict[str, str] = field(default_factory=dict)
    heard: list[tuple[str, dict[str, Any]]] = field(default_factory=list)
    published: list[dict[str, str]] = field(default_factory=list)

    def take(self, path: str, headers: dict[str, str], payload: bytes) -> int:
        event_id = verify(headers, payload, secrets=self.keys, now=SystemClock().now())
        assert path == "/api/v1/callbacks/agency"
        assert headers["content-type"].startswith("application/cloudevents+json")
        self.heard.append((event_id, json.loads(payload)))
        return self.answers.pop(0) if self.answers else 202


@contextlib.contextmanager
def ward_receiver(keys: list[str]) -> Iterator[WardReceiver]:
    """A receiver on a free port of this machine until the block ends."""
    ward = WardReceiver(keys)

    class Threshold(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            payload = self.rfile.read(int(self.headers["content-length"]))
            status = ward.take(self.path, {name.lower(): value for name, value in self.headers.items()}, payload)
            self.send_response(status)
            for name, value in ward.headers.items():
                self.send_header(name, value)
            self.send_header("content-length", "0")
            self.end_headers()

        def do_GET(self) -> None:
            found = self.path == "/.well-known/jwks.json"
            said = json.dumps({"keys": ward.published}).encode()
            self.send_response(200 if found else 404)
            self.send_header("content-length", str(len(said)))
            self.end_headers()
            self.wfile.write(said)

        def log_message(self, format: str, *args: Any) -> None:
            """Nothing is said about messages."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Threshold)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    ward.address = f"http://127.0.0.1:{server.server_address[1]}"
    try:
        yield ward
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
