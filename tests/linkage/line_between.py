"""The line on which one installation's messages travel to another: it may double, hold and mix them up, as lines do."""

from __future__ import annotations

import contextlib
import json
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, NamedTuple

import httpx

from operations.machine.loopback import free_port

# What a message is made of beside its body; the rest is between the two ends of each connection.
KEPT = ("content-type", "webhook-id", "webhook-timestamp", "webhook-signature")


class Message(NamedTuple):
    """As it was signed."""

    path: str
    headers: dict[str, str]
    body: bytes

    @property
    def event(self) -> dict[str, Any]:
        return dict(json.loads(self.body))


@dataclass
class Line:
    """`times` is how often each message arrives. While `holds`, none does, though the sender is told that it did;
    while `is_cut`, none does and the sender is told so: `refused` are the ids of those messages."""

    to: str
    address: str = ""
    times: int = 1
    holds: bool = False
    is_cut: bool = False
    held: list[Message] = field(default_factory=list)
    refused: set[str] = field(default_factory=set)
    _http: httpx.Client = field(default_factory=lambda: httpx.Client(timeout=30, trust_env=False), repr=False)

    def carry(self, message: Message) -> int:
        """This will let a message of the sender through, or keep it; gives what the sender is told."""
        if self.is_cut:
            self.refused.add(message.headers["webhook-id"])
            return 503
        if self.holds:
            self.held.append(message)
            return 202
        return [self.bring(message) for _ in range(self.times)][-1]

    def bring(self, message: Message) -> int:
        """One message to the other end, now; gives its answer."""
        return self._http.post(self.to + message.path, content=message.body, headers=message.headers).status_code

    def close(self) -> None:
        self._http.close()

    def fetch(self, path: str) -> tuple[int, bytes]:
        answer = self._http.get(self.to + path)
        return answer.status_code, answer.content


@contextlib.contextmanager
def line_to(address: str) -> Iterator[Line]:
    """A line on a free port of this machine until the block ends."""
    line = Line(address)

    class End(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["content-length"]))
            headers = {name: self.headers[name] for name in KEPT if name in self.headers}
            self._say(line.carry(Message(self.path, headers, body)), b"{}")

        def do_GET(self) -> None:
            self._say(*line.fetch(self.path))

        def _say(self, status: int, body: bytes) -> None:
            self.send_response(status)
            self.send_header("content-length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:
            """Nothing is said about messages."""

    server = ThreadingHTTPServer(("127.0.0.1", free_port()), End)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    line.address = f"http://127.0.0.1:{server.server_address[1]}"
    try:
        yield line
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
        line.close()
