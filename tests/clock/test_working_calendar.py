from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

import pytest

from models.clock.clock import BusinessClock, FixedClock, NaiveInstant, SystemClock
from models.clock.due import derive_due
from models.clock.national_days import national_calendar
from models.clock.office_hours import ORDINARY_HOURS, OfficeHours, Session, SessionsOutOfOrder
from models.clock.special_day import DayKind, SpecialDay
from models.clock.working_calendar import NoWorkingDay, WorkingCalendar
from procedures.limits import SameDay, WorkingDays, WorkingHours
from tests.clock.moments import at

MORNING = (Session(time(7, 30), time(11, 30)),)
SUMMER = OfficeHours((Session(time(7), time(11)), Session(time(13, 30), time(17))), months=frozenset(range(4, 10)))
SATURDAY_MORNING = OfficeHours(MORNING, weekdays=frozenset({5}))
SATURDAY_RECEPTION = OfficeHours(MORNING, weekdays=frozenset({5}), reception_only=True)


def test_an_ordinary_week_has_five_days_of_eight_hours() -> None:
    week = WorkingCalendar()
    assert [week.is_working_day(date(2026, 10, 5 + day)) for day in range(7)] == [True] * 5 + [False] * 2
    assert week.working_time_between(at("2026-10-05 00:00"), at("2026-10-12 00:00")) == timedelta(hours=40)


def test_the_closing_moment_is_already_outside() -> None:
    week = WorkingCalendar()
    assert week.effective_receipt(at("2026-10-05 11:29:59")) == at("2026-10-05 11:29:59")
    assert week.effective_receipt(at("2026-10-05 11:30")) == at("2026-10-05 13:30")
    assert week.effective_receipt(at("2026-10-05 17:30")) == at("2026-10-06 07:30")
    assert week.effective_receipt(at("2026-10-05 07:29:59")) == at("2026-10-05 07:30")


def test_summer_hours_hold_in_summer_only() -> None:
    seasonal = WorkingCalendar((ORDINARY_HOURS, SUMMER))
    assert seasonal.end_of_day(date(2026, 9, 30)) == at("2026-09-30 17:00")
    assert seasonal.end_of_day(date(2026, 10, 1)) == at("2026-10-01 17:30")
    assert seasonal.start_of_day(date(2026, 4, 1)) == at("2026-04-01 07:00")


def test_hours_hold_from_one_date_to_another() -> None:
    short = OfficeHours(MORNING, valid_from=date(2026, 10, 6), valid_to=date(2026, 10, 7))
    calendar = WorkingCalendar((ORDINARY_HOURS, short))
    assert [calendar.end_of_day(date(2026, 10, day)).hour for day in (5, 6, 7, 8)] == [17, 11, 11, 17]


def test_an_office_may_close_on_a_weekday() -> None:
    closed = WorkingCalendar((ORDINARY_HOURS, OfficeHours((), frozenset({4}))))
    assert closed.next_working_day(date(2026, 10, 8)) == date(2026, 10, 12)


def test_a_saturday_morning_in_the_hours_is_a_working_day() -> None:
    calendar = WorkingCalendar((ORDINARY_HOURS, SATURDAY_MORNING))
    assert derive_due(WorkingDays(1), at("2026-10-09 09:00"), calendar).at == at("2026-10-10 11:30")


def test_a_saturday_on_which_the_desk_only_takes_in_receives_but_does_not_count() -> None:
    calendar = WorkingCalendar((ORDINARY_HOURS, SATURDAY_RECEPTION))
    saturday = at("2026-10-10 09:00")
    assert calendar.effective_receipt(saturday) == saturday
    assert derive_due(WorkingDays(1), at("2026-10-09 09:00"), calendar).at == at("2026-10-12 17:30")
    assert derive_due(WorkingDays(1), saturday, calendar).at == at("2026-10-12 17:30")
    assert derive_due(WorkingHours(1), saturday, calendar).at == at("2026-10-12 08:30")
    assert derive_due(SameDay(), saturday, calendar).at == at("2026-10-12 17:30")
    assert calendar.working_time_between(saturday, at("2026-10-12 07:30")) == timedelta(0)


def test_a_make_up_saturday_keeps_the_hours_of_the_day_it_is_worked_for() -> None:
    short_friday = OfficeHours(MORNING, weekdays=frozenset({4}))
    for_friday = SpecialDay(date(2026, 1, 10), DayKind.MAKE_UP, "Làm bù", "CV", in_place_of=date(2026, 1, 2))
    calendar = WorkingCalendar((ORDINARY_HOURS, short_friday, SATURDAY_RECEPTION), [for_friday])
    assert calendar.end_of_day(date(2026, 1, 10)) == at("2026-01-10 11:30")
    for_nothing = SpecialDay(date(2026, 1, 10), DayKind.MAKE_UP, "Làm bù", "CV")
    calendar = WorkingCalendar((ORDINARY_HOURS, short_friday, SATURDAY_RECEPTION), [for_nothing])
    assert calendar.end_of_day(date(2026, 1, 10)) == at("2026-01-10 17:30")
    assert calendar.is_working_day(date(2026, 1, 10))


def test_the_last_word_about_a_day_holds() -> None:
    off = SpecialDay(date(2026, 10, 6), DayKind.OFF, "Nghỉ bão", "Công điện")
    worked = SpecialDay(date(2026, 10, 6), DayKind.MAKE_UP, "Vẫn làm việc", "Thông báo")
    assert not WorkingCalendar((ORDINARY_HOURS,), [worked, off]).is_working_day(date(2026, 10, 6))
    assert WorkingCalendar((ORDINARY_HOURS,), [off, worked]).is_working_day(date(2026, 10, 6))


def test_working_time_runs_backwards_below_zero() -> None:
    week = WorkingCalendar()
    assert week.working_time_between(at("2026-10-06 09:00"), at("2026-10-05 16:30")) == -timedelta(hours=2, minutes=30)


def test_hours_added_end_with_a_session_and_not_with_the_next_ones_start() -> None:
    week = WorkingCalendar()
    assert week.add_working_hours(at("2026-10-05 07:30"), timedelta(hours=4)) == at("2026-10-05 11:30")
    assert week.add_working_hours(at("2026-10-05 07:30"), timedelta(hours=4, seconds=1)) == at("2026-10-05 13:30:01")
    assert week.add_working_hours(at("2026-10-10 09:00"), timedelta(hours=1)) == at("2026-10-12 08:30")
    assert week.add_working_hours(at("2026-10-10 09:00"), timedelta(0)) == at("2026-10-10 09:00")


def test_a_calendar_without_sessions_is_noticed() -> None:
    closed = WorkingCalendar((OfficeHours(()),))
    with pytest.raises(NoWorkingDay):
        closed.effective_receipt(at("2026-10-05 09:00"))
    with pytest.raises(NoWorkingDay):
        closed.next_working_day(date(2026, 10, 5))
    with pytest.raises(NoWorkingDay):
        closed.add_working_hours(at("2026-10-05 09:00"), timedelta(hours=1))


def test_a_day_off_has_no_hours_to_ask_for() -> None:
    with pytest.raises(NoWorkingDay):
        national_calendar().end_of_day(date(2026, 9, 2))


def test_sessions_out_of_order_are_refused() -> None:
    with pytest.raises(SessionsOutOfOrder):
        Session(time(11), time(11))
    with pytest.raises(SessionsOutOfOrder):
        OfficeHours((Session(time(13), time(17)), Session(time(7), time(11))))


def test_clocks_speak_utc_and_move_only_as_told() -> None:
    clock = FixedClock(at("2026-10-05 09:00"))
    assert clock.now() == datetime(2026, 10, 5, 2, 0, tzinfo=UTC)
    clock.advance(timedelta(days=16))
    assert clock.now() == at("2026-10-21 09:00")
    clock.set(at("2026-10-06 09:00"))
    assert (clock.now(), clock.now().tzinfo) == (at("2026-10-06 09:00"), UTC)
    with pytest.raises(NaiveInstant):
        clock.set(at("2026-10-06 09:00").replace(tzinfo=None))


def test_a_demo_clock_follows_its_offset_at_once() -> None:
    offset = timedelta(0)
    clock = BusinessClock(lambda: offset)
    before = clock.now()
    offset = timedelta(days=16)
    assert clock.now() - before >= timedelta(days=16)
    assert SystemClock().now().tzinfo is UTC
