"""How a partner tells us: signed CloudEvents by HTTP POST, tried again until somebody says 2xx.

Every attempt is a line of the ledger, so a restarted partner goes on where it stopped and nobody need guess
what was sent.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterable
from dataclasses import dataclass

import httpx

from simulators import moment, signature
from simulators.ledger import Ledger
from simulators.planned_event import PlannedEvent

# Short at first, then every half minute; some twenty minutes in all.
PAUSES = (0.2, 0.3, 0.5, 1.0, 2.0, 5.0, 10.0, *(30.0,) * 40)
GONE = 410
AT_ONCE = 8


@dataclass(frozen=True)
class Sender:
    """Who speaks: `source` as in the envelope, `path` on our side, `secret` shared with us (or its own key).

    One that is `thin` only says that there is news of a case: its envelope carries what the message would hold.
    """

    source: str
    path: str
    secret: str
    thin: bool = False


class Callbacks:
    """The messages of one partner; `base` is our address and may change while it runs."""

    def __init__(self, sender: Sender, ledger: Ledger) -> None:
        self._sender = sender
        self._ledger = ledger
        self._base: str | None = None
        self._configured = asyncio.Event()
        self._places = asyncio.Semaphore(AT_ONCE)
        self._client = httpx.AsyncClient(timeout=15.0, follow_redirects=False, trust_env=False)
        self._tasks: set[asyncio.Task[None]] = set()
        self._settled: set[str] = set()
        self._given_up: dict[str, PlannedEvent] = {}

    @property
    def secret(self) -> str:
        """What is shared with us: messages are signed with it, and a partner with a page knows our orders by it."""
        return self._sender.secret

    def configure(self, base: str) -> None:
        self._base = base.rstrip("/")
        self._configured.set()

    def remember(self, copy: str) -> None:
        """This will take from the ledger that a message was delivered before a restart."""
        self._settled.add(copy)

    def send(self, events: Iterable[PlannedEvent]) -> None:
        """This will see each message out at its time; held and lost ones stay."""
        for event in events:
            if event.sends_at is None or event.copy in self._settled:
                continue
            task = asyncio.create_task(self._see_out(event))
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)

    def try_again(self, reference: str) -> int:
        """This will start anew the messages that were given up; "*" means all. Returns how many."""
        again = [event for event in self._given_up.values() if reference in ("*", event.reference)]
        for event in again:
            del self._given_up[event.copy]
        self.send(again)
        return len(again)

    async def close(self) -> None:
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await self._client.aclose()

    async def _see_out(self, event: PlannedEvent) -> None:
        await asyncio.sleep(max(0.0, (event.sends_at or 0) - moment.now()))
        await self._configured.wait()
        for attempt, pause in enumerate(PAUSES, start=1):
            if event.dropped:
                return
            status = await self._attempt(event, attempt)
            # A decoy is thrown once; a true message that is no longer wanted (410) is not pressed on anybody.
            if event.decoy or status == GONE or 200 <= status < 300:
                self._settled.add(event.copy)
                return
            await asyncio.sleep(pause)
        self._given_up[event.copy] = event
        self._ledger.write("callback-given-up", event=event.id, type=event.type, reference=event.reference)

    async def _attempt(self, event: PlannedEvent, attempt: int) -> int:
        """The answer's status, 0 when nobody answered."""
        payload = self._payload(event)
        secret = (
            signature.stranger_to(self._sender.secret) if event.decoy == "forged-signature" else self._sender.secret
        )
        headers = signature.headers(secret, event.id, moment.now(), payload)
        headers["content-type"] = "application/cloudevents+json; charset=utf-8"
        async with self._places:
            status = await self._post(payload, headers)
        settled = bool(event.decoy) or status == GONE or 200 <= status < 300
        self._ledger.write(
            "callback",
            event=event.id,
            copy=event.copy,
            type=event.type,
            reference=event.reference,
            attempt=attempt,
            status=status,
            settled=settled,
            decoy=event.decoy,
        )
        return status

    async def _post(self, payload: bytes, headers: dict[str, str]) -> int:
        try:
            answer = await self._client.post(f"{self._base}{self._sender.path}", content=payload, headers=headers)
        except httpx.HTTPError:
            return 0
        return answer.status_code

    def _payload(self, event: PlannedEvent) -> bytes:
        envelope: dict[str, object] = {
            "specversion": "1.0",
            "id": event.id,
            "source": self._sender.source,
            "type": event.type,
            "time": moment.written(event.happens_at or moment.now()),
            "subject": event.reference,
            "datacontenttype": "application/json",
            "data": event.data,
        }
        if self._sender.thin and "reference" in event.data:
            envelope |= _thin(event)
        return json.dumps(envelope, ensure_ascii=False).encode()


def _thin(event: PlannedEvent) -> dict[str, object]:
    """News of a case: theirs in the subject, ours in `linkageid`, its place in the row of events."""
    said = event.data
    return {
        "subject": said["code"],
        "linkageid": said["reference"],
        "sequence": str(said["sequence"]),
        "data": {"state": said["state"], "due_at": said["due_at"]},
    }
