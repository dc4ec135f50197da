"""Where the file of national days comes from: the `holidays` library first, hand-made corrections over it.

To be run once a year, when the government has announced the next: `python -m models.clock.library_seed 2027 2031
2027` adds the days of 2027 to 2031 that the file lacks and marks those after 2027 as foreseen only. What a person
corrected in the file is never overwritten. The running house reads the file, never the library.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable
from datetime import date

import holidays

from models.clock.national_days import national_days, write_national_days
from models.clock.special_day import DayKind, SpecialDay
from models.clock.written_time import day, parse_day

CULTURE_DAY = (11, 24)
LABOUR_CODE_2019_FROM = 2021
_SWAPPED = re.compile(r"thay cho ngày (\d\d/\d\d/\d{4})")


def days_from_library(years: Iterable[int], announced_until: int) -> list[SpecialDay]:
    """The library's days off and make-up days of these years; those after `announced_until` are marked as foreseen."""
    known = holidays.country_holidays("VN", years=list(years), language="vi")
    found: list[SpecialDay] = []
    for on, name in sorted(known.items()):
        swapped = _SWAPPED.search(name)
        if swapped:
            found += _swap(on, parse_day(swapped[1]))
        else:
            found.append(SpecialDay(on, DayKind.OFF, name, _law(on), None, on.year > announced_until))
    return sorted(found, key=lambda special: special.on)


def _swap(off: date, worked: date) -> list[SpecialDay]:
    source = f"Thông báo hoán đổi ngày làm việc năm {off.year}"
    return [
        SpecialDay(off, DayKind.OFF, f"Hoán đổi, làm bù ngày {day(worked)}", source, worked),
        SpecialDay(worked, DayKind.MAKE_UP, f"Làm bù cho ngày {day(off)}", source, off),
    ]


def _law(on: date) -> str:
    if (on.month, on.day) >= CULTURE_DAY and on.year >= 2026:
        return "Nghị quyết 80-NQ/TW năm 2026 của Bộ Chính trị"
    if on.year < LABOUR_CODE_2019_FROM:
        return "Bộ luật Lao động 10/2012/QH13, Điều 115"
    return "Bộ luật Lao động 45/2019/QH14, Điều 112"


def main(first: int, last: int, announced_until: int) -> None:
    """Complete the file with the years from first to last."""
    merged = {special.on: special for special in days_from_library(range(first, last + 1), announced_until)}
    merged |= {special.on: special for special in national_days()}
    write_national_days(sorted(merged.values(), key=lambda special: special.on))


if __name__ == "__main__":
    main(*(int(year) for year in sys.argv[1:4]))
