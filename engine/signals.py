"""What ends a reading before the last line of its flow. None of these is an error.

They derive from BaseException so that no `except Exception` of a flow or a library can swallow them; the reading
catches every one of them below the engine, which would otherwise show the run as crashed.
"""

from __future__ import annotations


class Signal(BaseException):
    """The base of the signals."""


class Waiting(Signal):
    """Somebody must answer before this leg goes on."""


class InterruptedReading(Signal):
    """The dossier has been withdrawn or stopped, and the next line would be a new one."""


class FenceLost(Signal):
    """Another reading has taken this dossier over; whatever this one does now must come to nothing."""


class PartnerUnavailable(Signal):
    """A partner cannot be reached now; the reading is tried again later and nothing counts as a failure."""

    def __init__(self, partner: str, retry_after_s: float = 15.0) -> None:
        super().__init__(partner)
        self.partner = partner
        self.retry_after_s = retry_after_s


class EngineAway(PartnerUnavailable):
    """Prefect could not be reached; nothing of the step was done. The worker waits for its `/health`."""

    def __init__(self, reason: str) -> None:
        super().__init__(f"engine: {reason}", retry_after_s=1.0)
