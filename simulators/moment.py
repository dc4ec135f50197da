"""The partners' own clock; it is never moved by ours."""

from __future__ import annotations

import time
from datetime import UTC, datetime


def now() -> float:
    """Seconds since 1970."""
    return time.time()


def written(seconds: float) -> str:
    """The instant as RFC 3339 in UTC, to the millisecond."""
    return datetime.fromtimestamp(seconds, UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def today() -> str:
    """The day in UTC as YYYY-MM-DD."""
    return written(now())[:10]
