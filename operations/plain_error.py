"""An error told to a person in one sentence, without a traceback."""

from __future__ import annotations


class PlainError(Exception):
    """Its text is what the person reads: what is wrong and what to do, in Vietnamese."""
