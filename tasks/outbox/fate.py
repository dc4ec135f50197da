"""What became of one attempt to send a letter."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Fate(StrEnum):
    """ARRIVED as far as the channel can tell; UNDER_WAY: asked about later; LATER: tried again; FAILED for good."""

    ARRIVED = "arrived"
    UNDER_WAY = "under_way"
    LATER = "later"
    FAILED = "failed"


@dataclass(frozen=True)
class Attempt:
    """`in_doubt`: it may have been sent, so one asks before sending again. `anew`: the same reference is used up."""

    fate: Fate
    fault: str = ""
    in_doubt: bool = False
    anew: bool = False
    retry_after_s: float = 0.0
