"""Several legs of one procedure: read one after the other, each until it ends or waits."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from types import SimpleNamespace
from typing import Any, TypeVar

from engine.reading import present_reading
from engine.signals import PartnerUnavailable, Waiting

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
    """One leg's waiting or failing does not keep the others from being tried; a failure is then told first."""
    results: dict[str, T] = {}
    waiting: Waiting | PartnerUnavailable | None = None
    failure: Exception | None = None
    for name, leg in legs.items():
        try:
            with present_reading().in_leg(name):
                results[name] = leg()
        except (Waiting, PartnerUnavailable) as signal:
            waiting = waiting if isinstance(waiting, PartnerUnavailable) else signal
        except Exception as error:  # Whatever it is, the other legs are tried first.
            failure = failure or error
    if failure is not None:
        raise failure
    if waiting is not None:
        raise waiting
    return results
