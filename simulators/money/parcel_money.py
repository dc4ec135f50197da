"""The post's own books of the money it collected at doors and handed on."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

from simulators import moment
from simulators.deed import Deed
from simulators.planned_event import PlannedEvent

_THERE = timezone(timedelta(hours=7))


def handed_on(deeds: Iterable[Deed], agency: str, day: str, by: float) -> list[dict[str, Any]]:
    """Every sum handed on to that agency that day (Vietnam time); `entry` is our reference of the parcel.

    Where the post shall mix parcels up, a sum of somebody else's parcel stands beside it.
    """
    lines = []
    for deed in deeds:
        if deed.request.get("gov_agency_code") == agency:
            for event in deed.told(by):
                if event.type == "parcel.cod_remitted" and _day(event.happens_at or 0) == day:
                    lines.append(_line(event, event.reference))
                    if deed.outcome == "cod-unknown":
                        lines.append(_line(event, f"la-{event.reference[-20:]}"))
    return lines


def _line(event: PlannedEvent, reference: str) -> dict[str, Any]:
    return {
        "kind": "cod",
        "reference": reference,
        "entry": reference,
        "amount": event.data["cod_amount"],
        "at": moment.written(event.happens_at or 0),
    }


def _day(at: float) -> str:
    return datetime.fromtimestamp(at, UTC).astimezone(_THERE).date().isoformat()
