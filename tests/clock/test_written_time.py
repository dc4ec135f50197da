from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from models.clock import written_time
from models.clock.written_time import NotADate, parse_day
from tests.clock.moments import at


def test_instants_are_written_in_vietnams_time_whatever_their_zone() -> None:
    moment = datetime(2026, 11, 21, 8, 42, 7, tzinfo=UTC)
    assert written_time.hour_and_day(moment) == "15:42 21/11/2026"
    assert written_time.hour_weekday_and_day(moment) == "15:42:07 thứ Bảy 21/11/2026"
    assert written_time.hour(at("2026-11-21 09:05")) == "09:05"


def test_days_carry_their_weekday() -> None:
    assert written_time.weekday_and_day(date(2026, 11, 27)) == "thứ Sáu 27/11/2026"
    assert written_time.weekday_and_day(date(2026, 11, 29)) == "Chủ nhật 29/11/2026"
    assert written_time.weekday_and_day(date(2026, 11, 23)) == "thứ Hai 23/11/2026"


def test_papers_carry_the_formal_date() -> None:
    assert written_time.formal_hour_and_day(at("2026-11-27 16:30")) == "16 giờ 30 phút, ngày 27 tháng 11 năm 2026"
    assert written_time.formal_hour_and_day(at("2026-01-05 07:00")) == "7 giờ 00 phút, ngày 05 tháng 01 năm 2026"
    assert written_time.formal_day(date(2026, 3, 9)) == "ngày 09 tháng 3 năm 2026"


@pytest.mark.parametrize(
    ("length", "words"),
    [
        (timedelta(hours=10, minutes=30), "10 giờ 30 phút"),
        (timedelta(hours=8), "8 giờ"),
        (timedelta(minutes=45), "45 phút"),
        (-timedelta(minutes=45), "45 phút"),
        (timedelta(seconds=61), "1 phút 1 giây"),
        (timedelta(0), "0 phút"),
        (timedelta(days=2), "48 giờ"),
    ],
)
def test_lengths_are_said_in_hours_and_minutes(length: timedelta, words: str) -> None:
    assert written_time.length_in_words(length) == words


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("27/11/2026", date(2026, 11, 27)),
        ("1/2/26", date(2026, 2, 1)),
        ("01022026", date(2026, 2, 1)),
        ("010226", date(2026, 2, 1)),
        (" 1-2-2026 ", date(2026, 2, 1)),
        ("1.2.2026", date(2026, 2, 1)),
        ("29/2/2024", date(2024, 2, 29)),
    ],
)
def test_a_clerk_may_type_a_date_in_many_ways(typed: str, meant: date) -> None:
    assert parse_day(typed) == meant


def test_a_two_digit_year_far_ahead_is_of_the_last_century() -> None:
    today = date(2026, 11, 21)
    assert parse_day("1/2/85", today=today) == date(1985, 2, 1)
    assert parse_day("1/2/37", today=today) == date(1937, 2, 1)
    assert parse_day("1/2/36", today=today) == date(2036, 2, 1)
    assert parse_day("1/2/2085", today=today) == date(2085, 2, 1)


@pytest.mark.parametrize("typed", ["", "hôm qua", "2026-11-27", "1/2", "1/2/026", "112026", "1/2/3/2026", "٢/2/2026"])
def test_what_is_no_date_is_refused_with_an_example(typed: str) -> None:
    with pytest.raises(NotADate, match="ngày/tháng/năm, ví dụ 05/09/2026"):
        parse_day(typed)


@pytest.mark.parametrize(
    "typed", ["31/02/2026", "00/01/2026", "32/01/2026", "1/13/2026", "29/2/2026", "31042026", "31/12/9999", "1/1/0001"]
)
def test_a_date_that_never_was_is_refused_without_repeating_it(typed: str) -> None:
    with pytest.raises(NotADate, match="không có trong lịch") as refused:
        parse_day(typed)
    assert typed not in str(refused.value)
