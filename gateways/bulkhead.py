"""A bulkhead: one partner that hangs may hold a quarter of the threads, never all of them."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Iterator

from gateways.gateway import PartnerBusy

SHARE = 4
# A healthy partner answers in a few hundredths of a second, and coming back costs a whole reading.
PATIENCE_S = 0.3


class Bulkhead:
    """Places for calls to one partner, out of `threads` in the process; at least one."""

    def __init__(self, partner: str, threads: int) -> None:
        self._partner = partner
        self.places = max(1, threads // SHARE)
        self._free = threading.BoundedSemaphore(self.places)

    @contextlib.contextmanager
    def place(self) -> Iterator[None]:
        """Raises PartnerBusy when none becomes free soon: waiting on would hold the thread just the same."""
        if not self._free.acquire(timeout=PATIENCE_S):
            raise PartnerBusy(self._partner)
        try:
            yield
        finally:
            self._free.release()
