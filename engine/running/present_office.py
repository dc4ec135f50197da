"""The office in which readings of this process or thread take place.

A worker sets it. A run started from the engine's own page by a bare process finds it through MOTCUA_OFFICE, which
names a function `module:function` that sets one up from the environment.
"""

from __future__ import annotations

import importlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache

from engine.lease import Lease
from engine.office import Office

_VARIABLE = "MOTCUA_OFFICE"
_present: ContextVar[Office | None] = ContextVar("office", default=None)
_lease: ContextVar[Lease | None] = ContextVar("lease", default=None)


@contextmanager
def office_as_present(office: Office, lease: Lease | None = None) -> Iterator[None]:
    """This will make the office known to the readings inside; `lease` hands over one already taken."""
    office_token, lease_token = _present.set(office), _lease.set(lease)
    try:
        yield
    finally:
        _present.reset(office_token)
        _lease.reset(lease_token)


def present_office() -> Office:
    return _present.get() or _office_of_this_process()


def handed_lease() -> Lease | None:
    """This will give the lease that the caller has taken for this reading, once."""
    lease = _lease.get()
    _lease.set(None)
    return lease


@lru_cache(maxsize=1)
def _office_of_this_process() -> Office:
    module, _, function = os.environ.get(_VARIABLE, "operations.reading_office:office_from_environment").partition(":")
    office = getattr(importlib.import_module(module), function)()
    if not isinstance(office, Office):
        raise TypeError(f"{_VARIABLE} does not name a function that gives an office")
    return office
