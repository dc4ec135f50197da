"""Where the partners' messages arrive in tests: verified as the web does it, kept, and left to the inbox."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from gateways.linked.agency_event import AgencyEvent
from gateways.partner_event import PartnerEvent, UnreadableEvent
from gateways.signed_message import BadSignature, verify
from models.clock.clock import SystemClock
from models.database import Database
from models.progress.keep_message import keep_message


@dataclass
class BackDoor:
    """`secrets` by partner: who signed is who speaks. Without a database messages are asked to come again."""

    address: str = ""
    secrets: Mapping[str, str] = field(default_factory=dict)
    database: Database | None = None

    def take_in(self, headers: Mapping[str, str], payload: bytes) -> int:
        """This will keep the message and give the HTTP status that is answered."""
        source = self._who(headers, payload)
        if source is None:
            return 401
        try:
            event_id, kind, reference = _read(payload)
        except UnreadableEvent:
            return 422
        if self.database is None:
            return 503
        with self.database.transaction() as session:
            keep_message(
                session,
                source=source,
                event_id=event_id,
                kind=kind,
                reference=reference,
                body=payload.decode(),
                at=SystemClock().now(),
            )
        return 202

    def _who(self, headers: Mapping[str, str], payload: bytes) -> str | None:
        for partner, secret in self.secrets.items():
            with contextlib.suppress(BadSignature):
                verify(headers, payload, secrets=[secret], now=SystemClock().now())
                return partner
        return None


def _read(payload: bytes) -> tuple[str, str, str]:
    """Id, kind and our reference: an agency's message is thin, every other brings its news along."""
    with contextlib.suppress(UnreadableEvent):
        thin = AgencyEvent.read(payload)
        return thin.id, thin.type, thin.linkageid
    event = PartnerEvent.read(payload)
    event.news()
    return event.id, event.type, event.subject


@contextlib.contextmanager
def back_door() -> Iterator[BackDoor]:
    """A door on a free port of this machine, served by threads until the block ends."""
    door = BackDoor()

    class Threshold(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            payload = self.rfile.read(int(self.headers["content-length"]))
            status = door.take_in({name.lower(): value for name, value in self.headers.items()}, payload)
            self.send_response(status)
            self.send_header("content-length", "0")
            self.end_headers()

        def log_message(self, format: str, *args: Any) -> None:
            """Nothing is said about messages."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Threshold)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    door.address = f"http://127.0.0.1:{server.server_address[1]}"
    try:
        yield door
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
