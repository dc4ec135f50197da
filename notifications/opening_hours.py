"""An office's hours as people say them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import groupby

from language.phrase import one_after_another, phrase
from models.clock.office_hours import OfficeHours, Session
from models.clock.written_time import WEEKDAYS


def in_words(hours: Sequence[OfficeHours], on: date) -> str:
    """The hours of a week in the season that `on` lies in; an office without any hours says so.

    Said like `07:30–11:30 và 13:00–17:00, từ thứ Hai đến thứ Sáu, trừ ngày lễ`. `hours` are in rising precedence, as in
    a working calendar.
    """
    week = [(weekday, _sessions(hours, on, weekday)) for weekday in range(len(WEEKDAYS))]
    stretches = [
        (sessions, [day for day, _ in days]) for sessions, days in groupby(week, key=lambda day: day[1]) if sessions
    ]
    if not stretches:
        return "chưa công bố"
    week_said = one_after_another("; ", (one_after_another(", ", (_said(x), _days(days))) for x, days in stretches))
    return phrase("{week}, trừ ngày lễ", week=week_said)


def _sessions(hours: Sequence[OfficeHours], on: date, weekday: int) -> tuple[Session, ...]:
    return next((each.sessions for each in reversed(hours) if each.apply_to(on, weekday)), ())


def _said(sessions: tuple[Session, ...]) -> str:
    return one_after_another(" và ", (f"{session.opens:%H:%M}–{session.closes:%H:%M}" for session in sessions))


def _days(days: list[int]) -> str:
    if len(days) == 1:
        return WEEKDAYS[days[0]]
    return phrase("từ {first} đến {last}", first=WEEKDAYS[days[0]], last=WEEKDAYS[days[-1]])
