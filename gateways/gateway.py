"""What can go wrong with a partner, told apart by the one question that matters: may the call be made again?

    GatewayError
    ├─ NothingSent            certainly nothing reached the partner: call again later, as often as you like
    │  ├─ PartnerUnreachable  no connection, or it broke before anything was said
    │  ├─ PartnerPostpones    the partner answered "later" (HTTP 429, SMTP 4xx)
    │  ├─ PartnerBusy         our own threads: too many already wait for this partner
    │  └─ CircuitOpen         it failed so often of late that it is not even tried
    ├─ PartnerRefused         a definite no: calling again changes nothing
    └─ OutcomeUnknown         sent, and no answer one can rely on: inquire before calling again

Messages name the partner and a code, never anything that was sent: somebody's particulars may be in it.
"""

from __future__ import annotations


class GatewayError(Exception):
    """A call to `partner` did not end well."""

    def __init__(self, partner: str, what: str) -> None:
        super().__init__(f"{partner}: {what}")
        self.partner = partner


class NothingSent(GatewayError):
    """The partner has certainly done nothing; `retry_after` is how many seconds to wait, when somebody knows."""

    def __init__(self, partner: str, what: str, retry_after: float | None = None) -> None:
        super().__init__(partner, what)
        self.retry_after = retry_after


class PartnerUnreachable(NothingSent):
    """No connection came about."""

    def __init__(self, partner: str) -> None:
        super().__init__(partner, "unreachable")


class PartnerPostpones(NothingSent):
    """The partner is well, and asks to come again later."""

    def __init__(self, partner: str, retry_after: float | None = None) -> None:
        super().__init__(partner, "asks to come again later", retry_after)


class PartnerBusy(NothingSent):
    """As many threads as may wait for this partner wait for it already."""

    def __init__(self, partner: str) -> None:
        super().__init__(partner, "all places taken", 1.0)


class CircuitOpen(NothingSent):
    """The partner failed repeatedly and is left alone for a while."""

    def __init__(self, partner: str, retry_after: float) -> None:
        super().__init__(partner, "circuit open", retry_after)


class PartnerRefused(GatewayError):
    """A definite no; `code` is the partner's machine-readable word for it, or the status as digits."""

    def __init__(self, partner: str, code: str) -> None:
        super().__init__(partner, f"refused ({code})")
        self.code = code


class OutcomeUnknown(GatewayError):
    """The request left, and whether it was done cannot be told from what came back."""

    def __init__(self, partner: str) -> None:
        super().__init__(partner, "outcome unknown")
