"""Outcomes somebody asked for beforehand: the next requests that match meet them, as often as was asked."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any


@dataclass
class Forcing:
    """`match` is "*", a text that must occur in some field, or fields that must agree; `left` counts down."""

    number: int
    match: Any
    outcome: str
    left: int
    seconds: float | None = None
    reason: str | None = None


class Forcings:
    """What is still to be met, oldest first."""

    def __init__(self) -> None:
        self._all: list[Forcing] = []

    def add(self, forcing: Forcing) -> None:
        self._all.append(forcing)

    def take(self, request: dict[str, Any], outcomes: Collection[str]) -> Forcing | None:
        """The oldest forcing of one of these outcomes that matches the request; it is spent by one."""
        for forcing in self._all:
            if forcing.left and forcing.outcome in outcomes and matches(forcing.match, request):
                forcing.left -= 1
                return forcing
        return None

    def spend(self, number: int) -> None:
        """This will count one use again that the ledger remembers from before a restart."""
        for forcing in self._all:
            if forcing.number == number:
                forcing.left -= 1

    def forget(self) -> None:
        self._all.clear()

    def waiting(self) -> list[Forcing]:
        return [forcing for forcing in self._all if forcing.left > 0]


def matches(match: Any, value: Any) -> bool:
    """Whether the request, or a part of it, is what the match speaks of."""
    if match == "*":
        return True
    if isinstance(match, dict):
        return _agrees(match, value)
    return _occurs(str(match), value)


def _agrees(expected: Any, value: Any) -> bool:
    if isinstance(value, list) and not isinstance(expected, list):
        return any(_agrees(expected, item) for item in value)
    if isinstance(expected, dict):
        return isinstance(value, dict) and all(_agrees(part, value.get(name)) for name, part in expected.items())
    if isinstance(expected, list):
        return isinstance(value, list) and all(_agrees(part, value) for part in expected)
    return expected == "*" or bool(expected == value)


def _occurs(text: str, value: Any) -> bool:
    if isinstance(value, dict):
        return any(_occurs(text, part) for part in value.values())
    if isinstance(value, list):
        return any(_occurs(text, part) for part in value)
    return isinstance(value, str) and text in value
