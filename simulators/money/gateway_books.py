"""The gateway's own books, made of what it did: movements of a day, and what of a payment is still there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta, timezone
from typing import Any

from simulators.deed import Deed
from simulators.planned_event import PlannedEvent

# The bank's day is Vietnam's.
_THERE = timezone(timedelta(hours=7))
_KINDS = {"payment.paid": "payment", "refund.paid": "refund"}


def movements(deeds: Iterable[Deed], account: str, day: str, by: float) -> list[dict[str, Any]]:
    """Every sum that really moved on that account that day, in the order in which it did."""
    lines = [
        {
            "kind": _KINDS[event.type],
            "reference": event.reference,
            "entry": event.data["gateway_ref"],
            "amount": event.data["amount"],
            "at": event.data["paid_at"],
        }
        for event in _money(deeds)
        if event.happened(by) and event.data["account"] == account and _day(event.data["paid_at"]) == day
    ]
    return sorted(lines, key=lambda line: (str(line["at"]), str(line["entry"])))


def left_of(deeds: Iterable[Deed], gateway_ref: str) -> int:
    """What of that payment has not been given back, in đồng; 0 for one that never was."""
    left = 0
    for event in _money(deeds):
        if event.data["gateway_ref"] == gateway_ref:
            left += int(event.data["amount"])
        elif event.data.get("payment_ref") == gateway_ref:
            left -= int(event.data["amount"])
    return left


def account_of(deeds: Iterable[Deed], gateway_ref: str) -> str:
    return next(str(event.data["account"]) for event in _money(deeds) if event.data["gateway_ref"] == gateway_ref)


def _money(deeds: Iterable[Deed]) -> Iterator[PlannedEvent]:
    """Events about real money; what was said in another currency or for somebody else is no movement here."""
    for deed in deeds:
        for event in deed.events:
            real = not (event.decoy or event.echo or event.dropped) and event.type in _KINDS
            if real and event.data["currency"] == "VND" and deed.outcome != "other-merchant":
                yield event


def _day(at: str) -> str:
    return datetime.fromisoformat(at).astimezone(_THERE).date().isoformat()
