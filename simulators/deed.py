"""Something a partner did for us, once for one reference."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from simulators.ledger import Line
from simulators.planned_event import Happening, PlannedEvent


@dataclass(frozen=True)
class Wanted:
    """How a deed shall turn out: the business `outcome`, the `manner` of telling, and a reason for a bad end."""

    outcome: str
    manner: str = "prompt"
    seconds: float | None = None
    reason: str | None = None


@dataclass(frozen=True)
class Effect:
    """What doing it means: the word in the ledger, the answer, the messages to follow, and what it stops.

    Messages of the kinds that it `holds` wait until somebody releases them.
    """

    what: str
    answer: dict[str, Any]
    happenings: Sequence[Happening] = ()
    stops: str | None = None
    holds: tuple[str, ...] = ()


@dataclass
class Deed:
    """An effect as it stands in the ledger; the same request again gets `answer` again."""

    what: str
    operation: str
    reference: str
    fingerprint: str
    status: int
    request: dict[str, Any]
    answer: dict[str, Any]
    outcome: str
    manner: str
    stops: str | None = None
    events: list[PlannedEvent] = field(default_factory=list)

    def as_line(self) -> dict[str, Any]:
        fields = asdict(self)
        del fields["what"]
        return fields

    def told(self, by: float) -> list[PlannedEvent]:
        """What has happened by that instant, in order."""
        return sorted((event for event in self.events if event.happened(by)), key=lambda event: event.happens_at or 0)


def from_line(line: Line) -> Deed:
    fields = {name: value for name, value in line.items() if name not in ("n", "at", "events")}
    return Deed(**fields, events=[PlannedEvent(**event) for event in line["events"]])


def fingerprint(request: dict[str, Any]) -> str:
    """Two requests with the same content have the same one."""
    return hashlib.sha256(json.dumps(request, sort_keys=True, ensure_ascii=False).encode()).hexdigest()
