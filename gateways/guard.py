"""What every call to a partner passes: first a free place, then the circuit."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator

from gateways.bulkhead import Bulkhead
from gateways.circuit import Circuit


class Guard:
    """Raises PartnerBusy or CircuitOpen before anything is sent."""

    def __init__(self, partner: str, bulkhead: Bulkhead, circuit: Circuit) -> None:
        self.partner = partner
        self.bulkhead = bulkhead
        self.circuit = circuit

    @classmethod
    def of(cls, partner: str, threads: int) -> Guard:
        """The usual guard of a partner in a process with so many threads."""
        return cls(partner, Bulkhead(partner, threads), Circuit(partner))

    @contextlib.contextmanager
    def call(self) -> Iterator[None]:
        # The place comes first: whom no place is left for must not be the one who tries a resting circuit.
        with self.bulkhead.place(), self.circuit.attempt():
            yield
