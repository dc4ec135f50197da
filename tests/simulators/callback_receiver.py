"""Somebody who listens where the house would: keeps every message, and answers as told."""

from __future__ import annotations

import contextlib
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from gateways.partner_event import PartnerEvent


@dataclass(frozen=True)
class Heard:
    """One message as it came over the wire; header names in lower case."""

    path: str
    headers: dict[str, str]
    payload: bytes

    @property
    def event(self) -> PartnerEvent:
        return PartnerEvent.read(self.payload)


@dataclass
class CallbackReceiver:
    """`statuses` are given out one a message, then 202 for ever."""

    address: str = ""
    heard: list[Heard] = field(default_factory=list)
    statuses: list[int] = field(default_factory=list)

    def about(self, reference: str) -> list[Heard]:
        return [one for one in list(self.heard) if reference.encode() in one.payload]

    def wait_for(self, enough: Callable[[list[Heard]], Any], seconds: float = 10.0) -> None:
        """This will return once the messages are enough, and fail when they never are."""
        ends_at = time.monotonic() + seconds
        while not enough(list(self.heard)):
            if time.monotonic() > ends_at:
                raise AssertionError(f"only {len(self.heard)} messages came")
            time.sleep(0.01)

    def types(self, reference: str, count: int) -> list[str]:
        """The types of the first `count` messages about the reference, in the order in which they came."""
        self.wait_for(lambda _: len(self.about(reference)) >= count)
        return [one.event.type for one in self.about(reference)]


@contextlib.contextmanager
def callback_receiver() -> Iterator[CallbackReceiver]:
    """A receiver on a free port."""
    receiver = CallbackReceiver()

    class Door(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            payload = self.rfile.read(int(self.headers["content-length"]))
            headers = {name.lower(): value for name, value in self.headers.items()}
            status = receiver.statuses.pop(0) if receiver.statuses else 202
            receiver.heard.append(Heard(self.path, headers, payload))
            self.send_response(status)
            self.send_header("content-length", "0")
            self.end_headers()

        def log_message(self, format: str, *args: Any) -> None:
            """Nothing is said about requests."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Door)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    receiver.address = f"http://127.0.0.1:{server.server_address[1]}"
    try:
        yield receiver
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
