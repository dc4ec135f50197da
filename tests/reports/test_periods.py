"""Kỳ báo cáo: the law's own table, and no day left out or counted twice whatever an agency enters."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.clock.clock import VIETNAM
from models.reports.period import Closings, NoSuchPeriod, PeriodKind, period, period_of, periods_ended

LAW = Closings()
# domain.md 2.12, for 2026.
TABLE = [
    (PeriodKind.MONTH, 1, "15/12/2025", "14/01/2026"),
    (PeriodKind.MONTH, 3, "15/02/2026", "14/03/2026"),
    (PeriodKind.MONTH, 12, "15/11/2026", "14/12/2026"),
    (PeriodKind.QUARTER, 1, "15/12/2025", "14/03/2026"),
    (PeriodKind.QUARTER, 2, "15/03/2026", "14/06/2026"),
    (PeriodKind.QUARTER, 3, "15/06/2026", "14/09/2026"),
    (PeriodKind.QUARTER, 4, "15/09/2026", "14/12/2026"),
    (PeriodKind.HALF_YEAR, 1, "15/12/2025", "14/06/2026"),
    (PeriodKind.NINE_MONTHS, 1, "15/12/2025", "14/09/2026"),
    (PeriodKind.YEAR, 1, "15/12/2025", "14/12/2026"),
]
RULES = st.lists(
    st.tuples(st.dates(date(2024, 1, 1), date(2027, 12, 1)).map(lambda day: day.replace(day=1)), st.integers(1, 31)),
    max_size=4,
).map(lambda rules: Closings(tuple(sorted(rules, key=lambda rule: rule[0]))))


@pytest.mark.parametrize(("kind", "number", "first", "last"), TABLE)
def test_the_periods_of_the_law(kind: PeriodKind, number: int, first: str, last: str) -> None:
    found = period(kind, 2026, number, LAW)

    assert (f"{found.first:%d/%m/%Y}", f"{found.last:%d/%m/%Y}") == (first, last)
    assert found.began.astimezone(VIETNAM).hour == 0
    assert found.ended - found.began == timedelta(days=(found.last - found.first).days + 1)


def test_what_periods_are_called() -> None:
    assert period(PeriodKind.QUARTER, 2026, 4, LAW).words == "quý IV năm 2026 (15/09/2026 – 14/12/2026)"
    names = [period(kind, 2026, 1, LAW).name for kind in PeriodKind]
    assert names == ["tháng 1 năm 2026", "quý I năm 2026", "6 tháng năm 2026", "9 tháng năm 2026", "năm 2026"]
    assert period(PeriodKind.MONTH, 2026, 11, LAW).name == "tháng 11 năm 2026"


@given(RULES, st.integers(2024, 2028))
def test_periods_follow_one_another_without_gap_whatever_day_they_close_on(closings: Closings, year: int) -> None:
    for kind in (PeriodKind.MONTH, PeriodKind.QUARTER):
        of_year = [period(kind, year, number, closings) for number in range(1, kind.in_a_year + 1)]
        for before, after in pairwise(of_year):
            assert after.first == before.last + timedelta(days=1)
        whole = period(PeriodKind.YEAR, year, 1, closings)
        assert (of_year[0].first, of_year[-1].last) == (whole.first, whole.last)
        assert period(kind, year + 1, 1, closings).first == whole.last + timedelta(days=1)


@given(RULES, st.integers(0, 3 * 365 * 24), st.sampled_from(PeriodKind))
def test_every_instant_lies_in_a_period(closings: Closings, hours: int, kind: PeriodKind) -> None:
    at = datetime(2025, 1, 1, tzinfo=VIETNAM) + timedelta(hours=hours)
    found = period_of(kind, at, closings)

    assert found.began <= at
    if kind not in (PeriodKind.HALF_YEAR, PeriodKind.NINE_MONTHS):
        assert at < found.ended


def test_a_month_that_has_no_such_day_closes_on_its_last() -> None:
    by_calendar = Closings(((date(2026, 1, 1), 31),))

    assert period(PeriodKind.MONTH, 2026, 2, by_calendar).last == date(2026, 2, 28)
    assert period(PeriodKind.QUARTER, 2026, 2, by_calendar).first == date(2026, 4, 1)
    # The month of the change is longer: what the old rule had left of December belongs to it.
    assert period(PeriodKind.MONTH, 2026, 1, by_calendar).first == date(2025, 12, 15)


@pytest.mark.parametrize(("kind", "number"), [(PeriodKind.MONTH, 13), (PeriodKind.QUARTER, 5), (PeriodKind.YEAR, 0)])
def test_a_year_has_no_more_periods_than_that(kind: PeriodKind, number: int) -> None:
    with pytest.raises(NoSuchPeriod):
        period(kind, 2026, number, LAW)


def test_a_period_is_over_when_its_last_day_is() -> None:
    ends = datetime(2026, 12, 15, tzinfo=VIETNAM)
    since = datetime(2026, 11, 15, tzinfo=VIETNAM)

    assert list(periods_ended(PeriodKind.QUARTER, since, ends - timedelta(seconds=1), LAW)) == []
    over = list(periods_ended(PeriodKind.QUARTER, since, ends, LAW))
    assert [(one.year, one.number) for one in over] == [(2026, 4)]
    assert list(periods_ended(PeriodKind.QUARTER, ends, ends + timedelta(days=20), LAW)) == []
