"""A year of the working calendar as twelve grids, every day with its kind in words."""

from __future__ import annotations

import calendar as months
from dataclasses import dataclass
from datetime import date, timedelta

from desk.rules.titles import name_of, sessions_in_words
from language.phrase import one_after_another, phrase
from models.clock.office_hours import EVERY_MONTH, MONDAY_TO_FRIDAY, OfficeHours
from models.clock.special_day import DayKind, SpecialDay
from models.clock.working_calendar import KnownDay, WorkingCalendar
from models.clock.written_time import WEEKDAYS, day, weekday_and_day

DAYS_OF_WEEK = (
    phrase("T2"),
    phrase("T3"),
    phrase("T4"),
    phrase("T5"),
    phrase("T6"),
    phrase("T7"),
    phrase("CN"),
)


@dataclass(frozen=True)
class Kind:
    """`mark` is what a small cell shows of it, empty for an ordinary day; `css` its class."""

    words: str
    mark: str
    css: str


WORKING = Kind("ngày làm việc", "", "works")
REST = Kind("nghỉ hằng tuần", "", "rest")
RECEPTION = Kind("chỉ nhận và trả hồ sơ, không tính vào thời hạn", "nhận", "reception")
HOLIDAY = Kind("nghỉ lễ, nghỉ bù, nghỉ hoán đổi", "lễ", "holiday")
MAKE_UP = Kind("làm bù", "bù", "make-up")
CLOSED = Kind("cơ quan đóng cửa", "đóng", "closed")
AS_USUAL = Kind("làm việc như thường lệ", "làm", "works")
KINDS = (WORKING, REST, HOLIDAY, MAKE_UP, CLOSED, RECEPTION)


@dataclass(frozen=True)
class Cell:
    on: date
    kind: Kind
    words: str


@dataclass(frozen=True)
class Month:
    """`weeks` are rows of seven, None outside of the month; `working` counts the days that limits count."""

    number: int
    weeks: list[list[Cell | None]]
    working: int


@dataclass(frozen=True)
class ToldDay:
    """A day that is not what its weekday says, with the document; `ours` when the agency entered it itself."""

    on: date
    weekday: str
    kind: Kind
    special: SpecialDay
    name: str
    ours: bool


def year_grid(calendar: WorkingCalendar, year: int, own: frozenset[date]) -> list[Month]:
    return [_month(calendar, year, number, own) for number in range(1, 13)]


def _month(calendar: WorkingCalendar, year: int, number: int, own: frozenset[date]) -> Month:
    weeks: list[list[Cell | None]] = []
    for week in months.Calendar().monthdatescalendar(year, number):
        weeks.append([_cell(calendar, on, own) if on.month == number else None for on in week])
    working = sum(1 for week in weeks for cell in week if cell and calendar.is_working_day(cell.on))
    return Month(number, weeks, working)


def _cell(calendar: WorkingCalendar, on: date, own: frozenset[date]) -> Cell:
    known = calendar.day(on)
    kind = kind_of(known, own)
    told = phrase("{day}, {kind}", day=weekday_and_day(on), kind=kind.words)
    return Cell(on, kind, phrase("{told}: {name}", told=told, name=name_of(known.special)) if known.special else told)


def kind_of(known: KnownDay, own: frozenset[date]) -> Kind:
    """The kind of a day in words; `own` are the days that the agency itself entered."""
    special = known.special
    if special is None:
        if known.sessions and not known.is_working:
            return RECEPTION
        return WORKING if known.is_working else REST
    if special.kind is DayKind.MAKE_UP:
        return AS_USUAL if special.in_place_of == special.on else MAKE_UP
    if known.on not in own or special.in_place_of is not None:
        return HOLIDAY
    # A day closed without another in its place is this office's own trouble, unless it never opens on such days.
    return CLOSED if known.on.weekday() in MONDAY_TO_FRIDAY else REST


def told_days(calendar: WorkingCalendar, year: int, own: frozenset[date]) -> list[ToldDay]:
    """The days of the year that need a word, in their order."""
    told = []
    for offset in range((date(year + 1, 1, 1) - date(year, 1, 1)).days):
        known = calendar.day(date(year, 1, 1) + timedelta(days=offset))
        if known.special is not None:
            weekday = WEEKDAYS[known.on.weekday()]
            told.append(
                ToldDay(known.on, weekday, kind_of(known, own), known.special, name_of(known.special), known.on in own)
            )
    return told


def hours_in_words(hours: OfficeHours) -> str:
    """`Thứ Hai – thứ Sáu: 07:30–11:30, 13:30–17:30`, with its months and days where it has any."""
    days = one_after_another(", ", (DAYS_OF_WEEK[number] for number in sorted(hours.weekdays)))
    parts = [phrase("{days}: {sessions}", days=days, sessions=sessions_in_words(hours.sessions))]
    if hours.months != EVERY_MONTH:
        parts.append(phrase("tháng {months}", months=one_after_another(", ", sorted(hours.months))))
    if hours.valid_from != date.min:
        parts.append(_span(hours.valid_from, hours.valid_to))
    if hours.reception_only:
        parts.append("chỉ nhận và trả hồ sơ, không tính vào thời hạn")
    return one_after_another("; ", parts)


def _span(first: date, last: date) -> str:
    if last == date.max:
        return phrase("từ {day}", day=day(first))
    return phrase("từ {first} đến hết {last}", first=day(first), last=day(last))
