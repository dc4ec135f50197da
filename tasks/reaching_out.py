"""Between our gateways and our engine: what went wrong with a partner, in the engine's words."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from engine.signals import PartnerUnavailable
from engine.trouble import PartnerRefusal
from gateways.gateway import NothingSent, OutcomeUnknown, PartnerRefused

PATIENCE_S = 15.0


@contextmanager
def reaching_out() -> Iterator[None]:
    """Raises `PartnerUnavailable` when it may be tried again (the engine inquires first), `PartnerRefusal` for a no."""
    try:
        yield
    except NothingSent as later:
        raise PartnerUnavailable(later.partner, later.retry_after or PATIENCE_S) from None
    except OutcomeUnknown as unknown:
        raise PartnerUnavailable(unknown.partner, PATIENCE_S) from None
    except PartnerRefused as no:
        raise PartnerRefusal(no.partner, no.code) from None
