"""Until when somebody holds a piece of work, as short as it can be said."""

from __future__ import annotations

from datetime import datetime

from models.clock.written_time import hour, in_vietnam


def held_words(until: datetime, now: datetime) -> str:
    """`17:00`, or `09:00 11/10` where it is another day; never more than some days ahead, so the year is left out."""
    there = in_vietnam(until.replace(second=0, microsecond=0))
    return hour(there) if there.date() == in_vietnam(now).date() else f"{hour(there)} {there:%d/%m}"
