from __future__ import annotations

from datetime import time

import pytest
from pydantic import TypeAdapter, ValidationError

from procedures.limits import (
    CalendarDays,
    Limit,
    NotALimit,
    SameDay,
    WorkingDays,
    WorkingHours,
    in_words,
    parse_limit,
    write_limit,
)

WRITTEN: list[tuple[str, Limit, str]] = [
    ("3wd", WorkingDays(3), "03 ngày làm việc"),
    ("15wd", WorkingDays(15), "15 ngày làm việc"),
    ("8wh", WorkingHours(8), "08 giờ làm việc"),
    ("7cd", CalendarDays(7), "07 ngày"),
    (
        "same-day",
        SameDay(),
        "ngay trong ngày; hồ sơ nhận sau 15 giờ thì chậm nhất trong ngày làm việc tiếp theo",
    ),
    (
        "same-day@14:30",
        SameDay(time(14, 30)),
        "ngay trong ngày; hồ sơ nhận sau 14 giờ 30 phút thì chậm nhất trong ngày làm việc tiếp theo",
    ),
]


@pytest.mark.parametrize(("written", "limit", "words"), WRITTEN)
def test_a_limit_is_read_written_and_said(written: str, limit: Limit, words: str) -> None:
    assert parse_limit(written) == limit
    assert write_limit(limit) == written
    assert in_words(limit) == words


@pytest.mark.parametrize("text", ["", "3", "wd", "0wd", "-1wd", "1.5wd", "3 ngày", "same-day@25:00", "1001wd", "3wdx"])
def test_what_is_no_limit_is_refused(text: str) -> None:
    with pytest.raises(NotALimit, match="3wd, 8wh, 7cd"):
        parse_limit(text)


def test_a_limit_survives_json() -> None:
    known: TypeAdapter[Limit] = TypeAdapter(Limit)
    for _, limit, _ in WRITTEN:
        assert known.validate_json(known.dump_json(limit)) == limit


def test_a_limit_of_nothing_cannot_be_made() -> None:
    for made in (WorkingDays, WorkingHours, CalendarDays):
        with pytest.raises(ValidationError):
            made(0)
