"""Time limits as the law states them: how long, and in which kind of time.

A limit says nothing about when a dossier was received or which days are days off: that is the clock's part
(`models/clock/due.py`). Legal sources: Luật Hộ tịch 60/2014/QH13 Đ5.3 (same day, 15:00) and the limits of each
procedure, written beside it in its own file.
"""

from __future__ import annotations

import re
from datetime import time
from typing import Annotated, Literal

from pydantic import Field
from pydantic.dataclasses import dataclass

from language.phrase import phrase

# No ward procedure comes near this; a larger number is a slip of the finger and would run off the calendar.
LONGEST = 1000
Count = Annotated[int, Field(ge=1, le=LONGEST)]


@dataclass(frozen=True)
class CalendarDays:
    """So many days of the calendar, days off counted; the receipt day is day 0."""

    days: Count
    kind: Literal["calendar_days"] = "calendar_days"


@dataclass(frozen=True)
class WorkingDays:
    """So many working days; the receipt day is day 0 and the last day ends with the office's working hours."""

    days: Count
    kind: Literal["working_days"] = "working_days"


@dataclass(frozen=True)
class WorkingHours:
    """So many hours inside the office's sessions, counted to the second from the effective receipt."""

    hours: Count
    kind: Literal["working_hours"] = "working_hours"


@dataclass(frozen=True)
class SameDay:
    """Within the day of receipt; what comes after the cut-off may be returned on the next working day."""

    cut_off: time = time(15, 0)
    kind: Literal["same_day"] = "same_day"


Limit = Annotated[CalendarDays | WorkingDays | WorkingHours | SameDay, Field(discriminator="kind")]


class NotALimit(ValueError):
    """The text is none of `3wd`, `8wh`, `7cd`, `same-day`."""

    def __init__(self, text: str) -> None:
        super().__init__(phrase("“{text}” không phải là thời hạn; hãy viết như 3wd, 8wh, 7cd hoặc same-day", text=text))


_COUNTED = re.compile(r"(?P<count>[1-9][0-9]{0,3})(?P<unit>wd|wh|cd)")
_SAME_DAY = re.compile(r"same-day(@(?P<hour>[01][0-9]|2[0-3]):(?P<minute>[0-5][0-9]))?")


def parse_limit(text: str) -> Limit:
    """Read `3wd` (working days), `8wh` (working hours), `7cd` (calendar days) or `same-day`; NotALimit otherwise.

    A same-day limit with another cut-off than 15:00 is written `same-day@14:30`.
    """
    folded = text.strip().lower()
    same_day = _SAME_DAY.fullmatch(folded)
    if same_day:
        return SameDay(time(int(same_day["hour"]), int(same_day["minute"]))) if same_day["hour"] else SameDay()
    found = _COUNTED.fullmatch(folded)
    if not found or int(found["count"]) > LONGEST:
        raise NotALimit(text)
    count = int(found["count"])
    if found["unit"] == "wd":
        return WorkingDays(count)
    return WorkingHours(count) if found["unit"] == "wh" else CalendarDays(count)


def write_limit(limit: Limit) -> str:
    """The limit as `parse_limit` reads it."""
    match limit:
        case WorkingDays(days=days):
            return f"{days}wd"
        case WorkingHours(hours=hours):
            return f"{hours}wh"
        case CalendarDays(days=days):
            return f"{days}cd"
        case SameDay(cut_off=cut_off):
            return "same-day" if limit == SameDay() else f"same-day@{cut_off:%H:%M}"


def in_words(limit: Limit) -> str:
    """The limit as it is printed on slips: `03 ngày làm việc`, `08 giờ làm việc`, `60 ngày`, or the same-day rule."""
    match limit:
        case WorkingDays(days=days):
            return phrase("{days} ngày làm việc", days=f"{days:02d}")
        case WorkingHours(hours=hours):
            return phrase("{hours} giờ làm việc", hours=f"{hours:02d}")
        case CalendarDays(days=days):
            return phrase("{days} ngày", days=f"{days:02d}")
        case SameDay(cut_off=cut_off):
            return phrase(
                "ngay trong ngày; hồ sơ nhận sau {hour_in_words} thì chậm nhất trong ngày làm việc tiếp theo",
                hour_in_words=_hour_in_words(cut_off),
            )


def in_short(limit: Limit) -> str:
    """The same without what a same-day limit says of filings that come late in the day."""
    return "ngay trong ngày" if isinstance(limit, SameDay) else in_words(limit)


def _hour_in_words(at: time) -> str:
    return phrase("{hour} giờ", hour=at.hour) + (
        phrase(" {minute} phút", minute=f"{at.minute:02d}") if at.minute else ""
    )
