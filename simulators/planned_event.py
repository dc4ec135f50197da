"""A message a partner will send us, planned in full when the deed is done so that a restart forgets none.

`manner` says how it reaches us: promptly, late, held until released, lost, doubled, out of order, forged, about
something else, or as garbage. After the last three the true message is held until somebody releases it.
"""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

MANNERS = (
    "late",
    "held",
    "lost",
    "doubled",
    "doubled-anew",
    "reordered",
    "forged-signature",
    "wrong-reference",
    "garbage",
)
# A message that is not the true one goes out before it, in its stead.
DECOYS = ("forged-signature", "wrong-reference", "garbage")


@dataclass
class PlannedEvent:
    """`happens_at` is when it is so at the partner (None: held), `sends_at` when the message leaves (None: never)."""

    id: str
    type: str
    reference: str
    data: dict[str, Any]
    happens_at: float | None
    sends_at: float | None
    decoy: str | None = None
    echo: bool = False
    dropped: bool = False

    @property
    def copy(self) -> str:
        """What tells two sendings of one message apart."""
        return f"{self.id}+" if self.echo else self.id

    @property
    def held(self) -> bool:
        return self.happens_at is None

    def happened(self, by: float) -> bool:
        """Whether it is so at the partner by that instant; a decoy never is, and an echo tells nothing new."""
        if self.decoy or self.echo or self.dropped or self.happens_at is None:
            return False
        return self.happens_at <= by


Happening = tuple[str, dict[str, Any]]


def plan(
    reference: str, happenings: Sequence[Happening], manner: str, begins_at: float, pace: float
) -> list[PlannedEvent]:
    """The messages of one deed, `pace` seconds apart from `begins_at` on."""
    times = [begins_at + pace * (place + 1) for place in range(len(happenings))]
    events = [
        PlannedEvent(_new_id(), kind, reference, data, at, at)
        for (kind, data), at in zip(happenings, times, strict=True)
    ]
    if manner == "held":
        return [_hold(event) for event in events]
    if manner == "lost":
        return [replace(event, sends_at=None) for event in events]
    if manner in ("doubled", "doubled-anew"):
        return [twin for event in events for twin in (event, _again(event, pace, anew=manner == "doubled-anew"))]
    if manner == "reordered":
        return [replace(event, sends_at=at) for event, at in zip(events, reversed(times), strict=True)]
    if manner in DECOYS:
        return [twin for event in events for twin in (_decoy(event, manner), _hold(event))]
    return events


def hold(events: Sequence[PlannedEvent], kinds: Sequence[str]) -> list[PlannedEvent]:
    """This will keep the messages of these kinds back until they are released."""
    return [_hold(event) if event.type in kinds else event for event in events]


def release(events: Sequence[PlannedEvent], at: float, pace: float) -> list[PlannedEvent]:
    """This will let every held message go, in order, and return those that were held."""
    held = [event for event in events if event.held and not event.dropped]
    for place, event in enumerate(held):
        event.happens_at = event.sends_at = at + pace * place
    return held


def drop(events: Sequence[PlannedEvent], at: float) -> None:
    """This will undo what has not happened by that instant."""
    for event in events:
        if event.held or (event.happens_at or 0) > at:
            event.dropped = True


def _hold(event: PlannedEvent) -> PlannedEvent:
    return replace(event, happens_at=None, sends_at=None)


def _again(event: PlannedEvent, pace: float, *, anew: bool) -> PlannedEvent:
    event_id = _new_id() if anew else event.id
    return replace(event, id=event_id, sends_at=(event.sends_at or 0) + pace / 2, echo=True)


def _decoy(event: PlannedEvent, manner: str) -> PlannedEvent:
    decoy = replace(event, id=_new_id(), decoy=manner)
    if manner == "wrong-reference":
        unknown = f"unknown-{uuid.uuid4().hex[:12]}"
        return replace(decoy, reference=unknown, data={**event.data, "reference": unknown})
    if manner == "garbage":
        return replace(decoy, data={"\u0000": ["garbage", None, 1e308]})
    return decoy


def _new_id() -> str:
    return f"evt_{uuid.uuid4().hex}"
