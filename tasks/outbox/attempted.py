"""Trying once to send something to a person: whatever happens, it is known what to do next."""

from __future__ import annotations

from collections.abc import Callable

import structlog

from gateways.gateway import NothingSent, OutcomeUnknown, PartnerRefused
from tasks.outbox.fate import Attempt, Fate

log = structlog.get_logger("outbox")


def attempted(send: Callable[[], Attempt], *, in_doubt: bool, what: str) -> Attempt:
    """This will give what became of it; `in_doubt` is what was known before, `what` is named in the log."""
    try:
        return send()
    except PartnerRefused as no:
        return Attempt(Fate.FAILED, fault=no.code)
    except NothingSent as later:
        return Attempt(Fate.LATER, in_doubt=in_doubt, retry_after_s=later.retry_after or 0.0)
    except OutcomeUnknown:
        return Attempt(Fate.LATER, in_doubt=True)
    except Exception as error:
        # Whatever else happens, such as a file that is not there, it reaches a person when its time is over.
        log.error("cannot be sent", what=what, error=type(error).__name__)
        return Attempt(Fate.LATER, in_doubt=True)
