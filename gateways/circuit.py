"""A circuit breaker: a partner that keeps failing is left alone, then tried once, then trusted again.

Closed: calls pass. After `failures_to_open` in a row it opens: calls are turned away at once, for `rest` seconds.
Then it is half-open: one call may try. If that goes well the circuit closes; if not, it rests twice as long as
before, up to `longest_rest`.
"""

from __future__ import annotations

import contextlib
import threading
import time
from collections.abc import Callable, Iterator
from typing import Literal

from gateways.gateway import CircuitOpen, GatewayError, OutcomeUnknown, PartnerUnreachable

State = Literal["closed", "open", "half-open"]
# What is said to those who come while another one tries.
WHILE_TRIED = 1.0


class Circuit:
    """One for each partner, shared by all threads."""

    def __init__(
        self,
        partner: str,
        *,
        failures_to_open: int = 5,
        rest: float = 30.0,
        longest_rest: float = 300.0,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self._partner = partner
        self._failures_to_open = failures_to_open
        self._first_rest = rest
        self._longest_rest = longest_rest
        self._monotonic = monotonic
        self._lock = threading.Lock()
        self._failures = 0
        self._rest = rest
        self._rests_until: float | None = None
        self._trying = False
        # Counts openings and closings, so that a call begun before one is not heard after it.
        self._era = 0

    @property
    def state(self) -> State:
        with self._lock:
            if self._rests_until is None:
                return "closed"
            return "open" if self._monotonic() < self._rests_until else "half-open"

    @contextlib.contextmanager
    def attempt(self) -> Iterator[None]:
        """Raises CircuitOpen instead of letting the call pass; else learns from how the call ends.

        Silence and breakdown count as failures. A refusal is a sign of health, and an error of our own says
        nothing about the partner.
        """
        era = self._enter()
        try:
            yield
        except (PartnerUnreachable, OutcomeUnknown):
            self._failed(era)
            raise
        except GatewayError:
            self._went_well(era)
            raise
        except BaseException:
            self._says_nothing(era)
            raise
        self._went_well(era)

    def _enter(self) -> int:
        with self._lock:
            if self._rests_until is not None:
                left = self._rests_until - self._monotonic()
                if left > 0 or self._trying:
                    raise CircuitOpen(self._partner, max(left, WHILE_TRIED))
                self._trying = True
            return self._era

    def _failed(self, era: int) -> None:
        with self._lock:
            if era != self._era:
                return
            if self._trying:
                self._rest = min(self._rest * 2, self._longest_rest)
                self._open()
                return
            self._failures += 1
            if self._failures >= self._failures_to_open:
                self._open()

    def _went_well(self, era: int) -> None:
        with self._lock:
            if era != self._era:
                return
            self._failures = 0
            if self._trying:
                self._close()

    def _says_nothing(self, era: int) -> None:
        with self._lock:
            if era == self._era:
                self._trying = False

    def _open(self) -> None:
        self._rests_until = self._monotonic() + self._rest
        self._trying = False
        self._era += 1

    def _close(self) -> None:
        self._rests_until = None
        self._rest = self._first_rest
        self._trying = False
        self._era += 1
