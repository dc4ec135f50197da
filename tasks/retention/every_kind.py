"""Everything that is forgotten in time, by the name under which a night's work tells how much of it there was."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from engine.office import Office
from engine.running.present_office import present_office
from tasks.retention.forget_records import (
    forget_common_work,
    forget_drafts,
    forget_dry_runs,
    forget_keys,
    forget_readings,
    forget_tokens,
)
from tasks.retention.forget_uploads import forget_uploads

EVERY_KIND: Mapping[str, Callable[[Office], int]] = MappingProxyType(
    {
        "keys": forget_keys,
        "tokens": forget_tokens,
        # Before the uploads: a draft that is forgotten lets go of what was uploaded for it.
        "drafts": forget_drafts,
        "uploads": forget_uploads,
        "readings": forget_readings,
        "common_work": forget_common_work,
        "dry_runs": forget_dry_runs,
    }
)


def forget_in_this_office(kind: str) -> int:
    """This will forget what has run out of one kind, in the office of this process; returns how much it was."""
    return EVERY_KIND[kind](present_office())
