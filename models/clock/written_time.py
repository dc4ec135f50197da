"""Instants and dates as people here write and read them, always in Việt Nam's time."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta

from language.phrase import one_after_another, phrase
from models.clock.clock import VIETNAM, aware

WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")

# A two-digit year further ahead than this is taken for the last century: nobody makes an appointment so late.
YEARS_AHEAD = 10
# Nothing an office deals with lies outside; at the very ends of the calendar a day more or less is no date at all.
FIRST_DAY, LAST_DAY = date(1800, 1, 1), date(2200, 12, 31)


def in_vietnam(at: datetime) -> datetime:
    """The instant on the wall clock of Việt Nam."""
    return aware(at).astimezone(VIETNAM)


def hour(at: datetime) -> str:
    """`15:42`, with seconds only when they are not zero."""
    local = in_vietnam(at)
    return f"{local:%H:%M:%S}" if local.second else f"{local:%H:%M}"


def day(on: date) -> str:
    """`21/11/2026`"""
    return f"{on.day:02d}/{on.month:02d}/{on.year:04d}"


def weekday_and_day(on: date) -> str:
    """`thứ Sáu 27/11/2026`, `Chủ nhật 29/11/2026`"""
    return phrase("{weekday} {day}", weekday=WEEKDAYS[on.weekday()], day=day(on))


def hour_and_day(at: datetime) -> str:
    """`15:42 21/11/2026`"""
    local = in_vietnam(at)
    return f"{local:%H:%M} {day(local.date())}"


def hour_weekday_and_day(at: datetime) -> str:
    """`15:42 thứ Bảy 21/11/2026`"""
    on = in_vietnam(at).date()
    return phrase("{hour} {weekday} {day}", hour=hour(at), weekday=WEEKDAYS[on.weekday()], day=day(on))


def formal_day(on: date) -> str:
    """`ngày 27 tháng 11 năm 2026`; day and the months 1 and 2 with a leading zero, as NĐ 30/2020/NĐ-CP writes them."""
    month = f"{on.month:02d}" if on.month <= 2 else str(on.month)
    return f"ngày {on.day:02d} tháng {month} năm {on.year}"


def formal_hour_and_day(at: datetime) -> str:
    """`16 giờ 30 phút, ngày 27 tháng 11 năm 2026`"""
    local = in_vietnam(at)
    return f"{local.hour} giờ {local.minute:02d} phút, {formal_day(local.date())}"


def length_in_words(length: timedelta) -> str:
    """`10 giờ 30 phút`, `45 phút`, `0 phút`; the sign is dropped, seconds are said only when they are not zero."""
    seconds = int(abs(length).total_seconds())
    hours, minutes, rest = seconds // 3600, seconds % 3600 // 60, seconds % 60
    parts = (
        [phrase("{hours} giờ", hours=hours)] * bool(hours)
        + [phrase("{minutes} phút", minutes=minutes)] * bool(minutes)
        + [phrase("{rest} giây", rest=rest)] * bool(rest)
    )
    return one_after_another(" ", parts) or "0 phút"


class NotADate(ValueError):
    """What was typed is no date; the message is fit for the person who typed it and does not repeat it."""


_SEPARATED = re.compile(r"([0-9]{1,2})\s*[/.\-]\s*([0-9]{1,2})\s*[/.\-]\s*([0-9]{4}|[0-9]{2})")
_RUN_TOGETHER = re.compile(r"([0-9]{2})([0-9]{2})([0-9]{4}|[0-9]{2})")


def parse_day(text: str, *, today: date | None = None) -> date:
    """Read a typed date: `27/11/2026`, `1/2/26`, `01022026`, also with dots or hyphens; NotADate otherwise.

    A two-digit year means this century; with `today` given, one lying more than ten years ahead means the last.
    """
    typed = text.strip()
    found = _SEPARATED.fullmatch(typed) or _RUN_TOGETHER.fullmatch(typed)
    if not found:
        raise NotADate("Không đọc được ngày này. Hãy viết ngày/tháng/năm, ví dụ 05/09/2026.")
    in_month, month, year = found.groups()
    try:
        on = date(_full_year(year, today), int(month), int(in_month))
    except ValueError:
        on = date.min
    if not FIRST_DAY <= on <= LAST_DAY:
        raise NotADate("Ngày này không có trong lịch. Hãy viết ngày/tháng/năm, ví dụ 05/09/2026.")
    return on


def _full_year(typed: str, today: date | None) -> int:
    if len(typed) == 4:
        return int(typed)
    year = 2000 + int(typed)
    return year - 100 if today and year > today.year + YEARS_AHEAD else year
