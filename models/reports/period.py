"""Kỳ báo cáo: from which day to which a report counts. A month ends on its closing day, not with the calendar.

By the regimes made under NĐ 09/2019/NĐ-CP Điều 12 the 14th closes a month: a quarter runs from the 15th of the month
before its first to the 14th of its last, half a year, nine months and the year from 15/12. Agencies may close on
another day; since every period begins where the one before it ended, none overlaps another and no day is left out.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from language.phrase import one_after_another, phrase
from models.clock.clock import VIETNAM
from models.clock.written_time import day

LAWS_CLOSING_DAY = 14
ONE_DAY = timedelta(days=1)


class PeriodKind(StrEnum):
    MONTH = "thang"
    QUARTER = "quy"
    HALF_YEAR = "6-thang"
    NINE_MONTHS = "9-thang"
    YEAR = "nam"

    @property
    def words(self) -> str:
        return _WORDS[self]

    @property
    def months(self) -> int:
        """How many months it is long."""
        return _MONTHS[self]

    @property
    def in_a_year(self) -> int:
        """How many of them the law knows in a year: six and nine months are counted from its beginning only."""
        return {PeriodKind.MONTH: 12, PeriodKind.QUARTER: 4}.get(self, 1)


_WORDS = {
    PeriodKind.MONTH: "Tháng",
    PeriodKind.QUARTER: "Quý",
    PeriodKind.HALF_YEAR: "6 tháng",
    PeriodKind.NINE_MONTHS: "9 tháng",
    PeriodKind.YEAR: "Năm",
}
_MONTHS = {
    PeriodKind.MONTH: 1,
    PeriodKind.QUARTER: 3,
    PeriodKind.HALF_YEAR: 6,
    PeriodKind.NINE_MONTHS: 9,
    PeriodKind.YEAR: 12,
}


class NoSuchPeriod(ValueError):
    """A year has no period of this kind and number."""

    def __init__(self) -> None:
        super().__init__("Không có kỳ báo cáo này; hãy chọn lại tháng, quý hoặc năm.")


@dataclass(frozen=True)
class Closings:
    """On which day of the month periods close: pairs of the first month it holds for and that day, in this order.

    Before the first pair, and without any, the law's own day holds; a day the month does not have means its last.
    """

    rules: tuple[tuple[date, int], ...] = ()

    def cut(self, year: int, month: int) -> date:
        """The first day that no longer belongs to the month; month 0 is December of the year before."""
        if month == 0:
            year, month = year - 1, 12
        first = date(year, month, 1)
        closing = LAWS_CLOSING_DAY
        for since, closing_day in self.rules:
            if since <= first:
                closing = closing_day
        return date(year, month, min(closing, monthrange(year, month)[1])) + ONE_DAY


@dataclass(frozen=True)
class Period:
    """`first` and `last` are both counted; in time it is from midnight to midnight, in Việt Nam."""

    kind: PeriodKind
    year: int
    number: int
    first: date
    last: date

    @property
    def began(self) -> datetime:
        return midnight(self.first)

    @property
    def ended(self) -> datetime:
        return midnight(self.last + ONE_DAY)

    @property
    def name(self) -> str:
        """`quý IV năm 2026`"""
        number = {PeriodKind.MONTH: str(self.number), PeriodKind.QUARTER: "I" * self.number}.get(self.kind, "")
        numbered = "IV" if number == "IIII" else number
        return one_after_another(" ", (word for word in (self.kind.words.lower(), numbered, self._year) if word))

    @property
    def _year(self) -> str:
        return str(self.year) if self.kind is PeriodKind.YEAR else phrase("năm {year}", year=self.year)

    @property
    def words(self) -> str:
        """`quý IV năm 2026 (15/09/2026 – 14/12/2026)`"""
        return phrase("{name} ({day} – {day_2})", name=self.name, day=day(self.first), day_2=day(self.last))


def midnight(on: date) -> datetime:
    """The instant a day begins in Việt Nam."""
    return datetime(on.year, on.month, on.day, tzinfo=VIETNAM)


def period(kind: PeriodKind, year: int, number: int, closings: Closings) -> Period:
    """This will give the period of that number in its year, from 1; `NoSuchPeriod` when the year has none."""
    if not 1 <= number <= kind.in_a_year or not date.min.year < year < date.max.year:
        raise NoSuchPeriod
    until = kind.months * number
    return Period(kind, year, number, closings.cut(year, until - kind.months), closings.cut(year, until) - ONE_DAY)


def periods_ended(kind: PeriodKind, since: datetime, until: datetime, closings: Closings) -> Iterator[Period]:
    """The periods that ended after `since` and by `until`, in their order."""
    for year in range(since.astimezone(VIETNAM).year, until.astimezone(VIETNAM).year + 1):
        for number in range(1, kind.in_a_year + 1):
            found = period(kind, year, number, closings)
            if since < found.ended <= until:
                yield found


def period_of(kind: PeriodKind, at: datetime, closings: Closings) -> Period:
    """The period of this kind in which an instant lies; of half a year and nine months the year's, even when over."""
    on = at.astimezone(VIETNAM).date()
    for year in (on.year, on.year + 1):
        for number in range(1, kind.in_a_year + 1):
            found = period(kind, year, number, closings)
            if on <= found.last and (on >= found.first or kind.in_a_year > 1):
                return found
        if kind in (PeriodKind.HALF_YEAR, PeriodKind.NINE_MONTHS) and on < closings.cut(year, 12):
            return found
    raise NoSuchPeriod
