"""Several legs of one procedure: read one after the other, each until it ends or waits."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from types import SimpleNamespace
from typing import Any, TypeVar

from engine.reading import present_reading
from engine.signals import InterruptedReading, PartnerUnavailable, Waiting

T = TypeVar("T")
K = TypeVar("K")


def together(**legs: Callable[[], object]) -> Any:
    """This will read every leg as far as it goes and give their results by name once all have ended."""
    return SimpleNamespace(**_all(legs))


def together_for(items: Iterable[K], *, key: Callable[[K], str], leg: Callable[[K], T]) -> list[T]:
    """This will read one leg for each item; `key` names it and must never change for the same item."""
    results: dict[str, T] = _all({key(item): _bound(leg, item) for item in items})
    return list(results.values())


def _bound(leg: Callable[[K], T], item: K) -> Callable[[], T]:
    return lambda: leg(item)


def _all(legs: dict[str, Callable[[], T]]) -> dict[str, T]:
    """One leg's waiting or failing does not keep the others from being tried; a failure is then told first.

    Nor does a withdrawal: a call that another leg has out is confirmed before the way out is read.
    """
    results: dict[str, T] = {}
    stopped: Waiting | PartnerUnavailable | InterruptedReading | None = None
    failure: Exception | None = None
    for name, leg in legs.items():
        try:
            with present_reading().in_leg(name, beside=legs):
                results[name] = leg()
        except (Waiting, InterruptedReading, PartnerUnavailable) as signal:
            stopped = max(stopped or signal, signal, key=_weight)
        except Exception as error:  # Whatever it is, the other legs are tried first.
            failure = failure or error
    if failure is not None:
        raise failure
    if stopped is not None:
        raise stopped
    return results


def _weight(signal: Waiting | PartnerUnavailable | InterruptedReading) -> int:
    """A partner that is away goes before a withdrawal: his call must be confirmed before anything is undone."""
    if isinstance(signal, PartnerUnavailable):
        return 2
    return 1 if isinstance(signal, InterruptedReading) else 0
