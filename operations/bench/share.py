"""Medians and the like."""

from __future__ import annotations

from collections.abc import Sequence


def share_of(values: Sequence[float], share: float) -> float:
    """This will give the value that this share of all values does not exceed; 0 for none."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))] if ordered else 0.0
