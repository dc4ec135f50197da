"""Lengths of working time as people say them."""

from __future__ import annotations

from datetime import timedelta

_MINUTES_A_DAY = 8 * 60


def working_time(length: timedelta) -> str:
    """`3 ngày 2 giờ làm việc`, `45 phút làm việc`; a working day has eight hours, and seconds are dropped."""
    days, rest = divmod(int(length.total_seconds()) // 60, _MINUTES_A_DAY)
    hours, minutes = divmod(rest, 60)
    parts = [f"{days} ngày"] * bool(days) + [f"{hours} giờ"] * bool(hours) + [f"{minutes} phút"] * bool(minutes)
    return f"{' '.join(parts) or '0 phút'} làm việc"
