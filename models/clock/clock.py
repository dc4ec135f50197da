"""The one place where the time of day enters the house.

Everything else is given a `Clock`, so that a test can stand still, a demo can run sixteen days ahead, and a reading
sees the same instant wherever it looks.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Protocol
from zoneinfo import ZoneInfo

# Việt Nam keeps UTC+7 all year; people and offices live by it, storage never does.
VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")


class Clock(Protocol):
    """Whatever can say what time it is in business, as an aware instant in UTC."""

    def now(self) -> datetime: ...


class NaiveInstant(ValueError):
    """An instant was given without its time zone."""


def aware(at: datetime) -> datetime:
    """The same instant, refused as NaiveInstant when it does not say which zone it is in."""
    if at.tzinfo is None or at.utcoffset() is None:
        raise NaiveInstant("mốc thời gian phải kèm múi giờ, ví dụ 2026-08-27T09:00+07:00")
    return at


class SystemClock:
    """The machine's own clock."""

    def now(self) -> datetime:
        return datetime.now(UTC)


class BusinessClock:
    """The machine's clock shifted by an offset read anew each time, which is how a demo is moved ahead."""

    def __init__(self, offset: Callable[[], timedelta]) -> None:
        self._offset = offset

    def now(self) -> datetime:
        return datetime.now(UTC) + self._offset()


class FixedClock:
    """A clock that moves only when told to."""

    def __init__(self, at: datetime) -> None:
        self._at = aware(at).astimezone(UTC)

    def now(self) -> datetime:
        return self._at

    def set(self, at: datetime) -> None:
        self._at = aware(at).astimezone(UTC)

    def advance(self, by: timedelta) -> None:
        self._at += by
