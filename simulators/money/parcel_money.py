"""The post's own books of the money it collected at doors and handed on."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

from simulators import moment
from simulators.deed import Deed

_THERE = timezone(timedelta(hours=7))


def handed_on(deeds: Iterable[Deed], agency: str, day: str, by: float) -> list[dict[str, Any]]:
    """Every sum handed on to that agency that day (Vietnam time); `entry` is our reference of the parcel."""
    return [
        {
            "kind": "cod",
            "reference": event.reference,
            "entry": event.reference,
            "amount": event.data["cod_amount"],
            "at": moment.written(event.happens_at or 0),
        }
        for deed in deeds
        if deed.request.get("gov_agency_code") == agency
        for event in deed.told(by)
        if event.type == "parcel.cod_remitted" and _day(event.happens_at or 0) == day
    ]


def _day(at: float) -> str:
    return datetime.fromtimestamp(at, UTC).astimezone(_THERE).date().isoformat()
