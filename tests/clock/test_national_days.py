from __future__ import annotations

from collections import Counter
from datetime import date

from models.clock.library_seed import days_from_library
from models.clock.national_days import national_calendar, national_days
from models.clock.special_day import DayKind

YEARS = range(2020, 2031)


def weekdays_off(year: int) -> list[str]:
    return [
        f"{special.on:%d/%m}"
        for special in national_days()
        if special.on.year == year and special.kind is DayKind.OFF and special.on.weekday() < 5
    ]


def make_up_days(year: int) -> list[str]:
    return [
        f"{special.on:%d/%m}"
        for special in national_days()
        if special.on.year == year and special.kind is DayKind.MAKE_UP
    ]


def test_the_days_off_of_2025_and_2026_are_those_announced() -> None:
    tet_2025 = ["27/01", "28/01", "29/01", "30/01", "31/01"]
    assert weekdays_off(2025) == ["01/01", *tet_2025, "07/04", "30/04", "01/05", "02/05", "01/09", "02/09"]
    assert make_up_days(2025) == ["26/04"]
    tet_2026 = ["16/02", "17/02", "18/02", "19/02", "20/02"]
    assert weekdays_off(2026) == [
        *("01/01", "02/01", *tet_2026, "27/04", "30/04", "01/05", "31/08", "01/09", "02/09", "24/11")
    ]
    assert make_up_days(2026) == ["10/01", "22/08"]


def test_every_day_has_a_source_and_stands_once() -> None:
    assert all(special.source and special.name for special in national_days())
    assert max(Counter(special.on for special in national_days()).values()) == 1
    assert [special.on for special in national_days()] == sorted(special.on for special in national_days())


def test_every_swap_has_its_two_days() -> None:
    swaps = {special.on: special for special in national_days() if special.in_place_of}
    assert len(swaps) == 8
    for special in swaps.values():
        assert special.in_place_of
        other = swaps[special.in_place_of]
        assert (other.in_place_of, other.source) == (special.on, special.source)
        assert {special.kind, other.kind} == {DayKind.OFF, DayKind.MAKE_UP}


def test_make_up_days_are_weekend_days_and_are_worked() -> None:
    for special in national_days():
        assert national_calendar().is_working_day(special.on) is (special.kind is DayKind.MAKE_UP)
        assert special.kind is DayKind.OFF or special.on.weekday() >= 5


def test_culture_day_is_kept_from_2026_on() -> None:
    kept = {special.on.year for special in national_days() if (special.on.month, special.on.day) == (11, 24)}
    assert kept == set(range(2026, 2031))


def test_the_file_holds_all_the_library_knows_and_the_swap_it_missed() -> None:
    told = {(special.on, special.kind) for special in national_days()}
    library = {(special.on, special.kind) for special in days_from_library(YEARS, announced_until=2026)}
    assert library <= told
    assert told - library == {(date(2026, 1, 2), DayKind.OFF), (date(2026, 1, 10), DayKind.MAKE_UP)}


def test_years_not_announced_yet_are_marked() -> None:
    assert {special.on.year for special in national_days() if special.foreseen} == set(range(2027, 2031))
    assert {special.on.year for special in national_days()} == set(YEARS)
