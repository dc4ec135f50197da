"""Until when somebody holds a piece of work, as short as it can be said."""

from __future__ import annotations

from datetime import datetime

from models.clock.written_time import hour, hour_and_day, in_vietnam


def held_words(until: datetime, now: datetime) -> str:
    """`17:00`, with the day where it is another: until when somebody holds the work."""
    to_the_minute = until.replace(second=0, microsecond=0)
    same_day = in_vietnam(until).date() == in_vietnam(now).date()
    return hour(to_the_minute) if same_day else hour_and_day(to_the_minute)
