"""How instants and sums of money are said in a letter."""

from __future__ import annotations

from datetime import datetime

from models.clock.written_time import hour_weekday_and_day


def hour_and_day(instant: datetime) -> str:
    """The instant as a promise is said, in Việt Nam's time: `16:30 thứ Sáu 27/11/2026`.

    Seconds are dropped, never rounded up, so that nobody is told a later hour than the one that counts.
    """
    return hour_weekday_and_day(instant.replace(second=0, microsecond=0))


def dong(amount: int) -> str:
    """The sum as it is said: `16.000 đồng`."""
    return f"{amount:,} đồng".replace(",", ".")
