"""Lengths of working time as people say them."""

from __future__ import annotations

from datetime import timedelta

from language.phrase import one_after_another, phrase

_MINUTES_A_DAY = 8 * 60


def working_time(length: timedelta) -> str:
    """`3 ngày 2 giờ làm việc`, `45 phút làm việc`; a working day has eight hours, and seconds are dropped."""
    days, rest = divmod(int(length.total_seconds()) // 60, _MINUTES_A_DAY)
    hours, minutes = divmod(rest, 60)
    parts = [phrase("{days} ngày", days=days)] * bool(days)
    parts += [phrase("{hours} giờ", hours=hours)] * bool(hours)
    parts += [phrase("{minutes} phút", minutes=minutes)] * bool(minutes or not parts)
    return phrase("{time} làm việc", time=one_after_another(" ", parts))
