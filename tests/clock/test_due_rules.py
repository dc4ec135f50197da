"""Verification, restart, resume and the one extension, each on the national calendar."""

from __future__ import annotations

from datetime import UTC, time, timedelta

import pytest

from models.clock.due import Cause, DueDate, Extension, Interval, NewAppointment, derive_due
from models.clock.interval import IntervalBackwards, IntervalStillOpen
from models.clock.national_days import national_calendar
from procedures.limits import CalendarDays, SameDay, WorkingDays, WorkingHours
from tests.clock.moments import at

CALENDAR = national_calendar()


def pause(begin: str, end: str | None, cause: Cause = Cause.CITIZEN_SUPPLEMENT) -> Interval:
    return Interval(at(begin), at(end) if end else None, cause)


def three_days(*pauses: Interval, as_of: str | None = None) -> DueDate:
    """Three working days from Monday 05/10/2026 09:00: due on Thursday the 8th when nothing pauses."""
    now = at(as_of) if as_of else None
    return derive_due(WorkingDays(3), at("2026-10-05 09:00"), CALENDAR, pauses=pauses, as_of=now)


def test_instants_come_out_in_utc() -> None:
    due = three_days()
    assert (due.at, due.at.tzinfo) == (at("2026-10-08 17:30"), UTC)
    assert (due.counted_from, due.counted_from.tzinfo) == (at("2026-10-05 09:00"), UTC)


def test_verification_replaces_the_limit_and_is_not_added() -> None:
    due = derive_due(SameDay(), at("2026-10-05 09:00"), CALENDAR, verified_limit=WorkingDays(5))
    assert due.at == at("2026-10-12 17:30")
    assert due.limit == WorkingDays(5)


def test_verification_after_three_o_clock_counts_from_the_day_of_receipt() -> None:
    due = derive_due(SameDay(), at("2026-10-05 16:00"), CALENDAR, verified_limit=WorkingDays(3))
    assert due.at == at("2026-10-08 17:30")


def test_a_limit_of_days_may_have_a_cut_off_of_its_own() -> None:
    due = derive_due(WorkingDays(3), at("2026-11-20 15:10"), CALENDAR, cut_off=time(15))
    assert due.counted_from == at("2026-11-23 07:30")
    assert due.at == at("2026-11-27 17:30")


def test_the_count_begins_anew_with_the_supplement_asked_for_at_intake() -> None:
    due = derive_due(SameDay(), at("2026-10-05 09:00"), CALENDAR, restarted_at=at("2026-10-07 15:30"))
    assert due.at == at("2026-10-08 17:30")
    assert due.counted_from == at("2026-10-08 07:30")


def test_what_was_paused_before_a_restart_is_no_longer_added() -> None:
    waiting = pause("2026-10-05 10:00", "2026-10-07 10:00")
    due = derive_due(
        WorkingDays(3), at("2026-10-05 09:00"), CALENDAR, pauses=[waiting], restarted_at=at("2026-10-07 10:00")
    )
    assert due.at == at("2026-10-12 17:30")


def test_a_pause_after_acceptance_adds_the_working_time_it_took() -> None:
    assert three_days(pause("2026-10-06 09:00", "2026-10-07 09:00")).at == at("2026-10-09 17:30")
    assert three_days(pause("2026-10-06 09:00", "2026-10-06 11:00")).at == at("2026-10-09 09:30")
    assert three_days(pause("2026-10-06 16:30", "2026-10-07 08:30")).at == at("2026-10-09 09:30")


def test_a_pause_over_the_weekend_adds_only_its_working_hours() -> None:
    five = derive_due(
        WorkingDays(5), at("2026-10-05 09:00"), CALENDAR, pauses=[pause("2026-10-09 16:30", "2026-10-12 08:30")]
    )
    assert five.at == at("2026-10-13 09:30")


def test_a_pause_outside_working_hours_adds_nothing() -> None:
    assert three_days(pause("2026-10-06 18:00", "2026-10-07 07:00")).at == at("2026-10-08 17:30")
    assert three_days(pause("2026-10-06 11:30", "2026-10-06 13:30")).at == at("2026-10-08 17:30")


def test_overlapping_pauses_are_not_added_twice() -> None:
    both = three_days(pause("2026-10-06 09:00", "2026-10-07 09:00"), pause("2026-10-06 14:00", "2026-10-07 10:00"))
    assert both.at == three_days(pause("2026-10-06 09:00", "2026-10-07 10:00")).at
    inside = three_days(pause("2026-10-06 09:00", "2026-10-07 09:00"), pause("2026-10-06 14:00", "2026-10-06 15:00"))
    assert inside.at == three_days(pause("2026-10-06 09:00", "2026-10-07 09:00")).at


def test_a_pause_that_begins_when_time_is_up_saves_nobody() -> None:
    assert three_days(pause("2026-10-08 17:30", "2026-10-12 17:30")).at == at("2026-10-08 17:30")
    assert three_days(pause("2026-10-09 09:00", "2026-10-12 17:30")).at == at("2026-10-08 17:30")
    assert three_days(pause("2026-10-08 17:29", "2026-10-09 07:30")).at == at("2026-10-09 07:31")


def test_a_pause_may_begin_in_the_time_an_earlier_pause_has_won() -> None:
    won = pause("2026-10-06 09:00", "2026-10-07 09:00")
    assert three_days(won, pause("2026-10-09 09:00", "2026-10-09 10:00")).at == at("2026-10-12 08:30")


def test_waiting_for_another_agency_does_not_pause_the_citizens_clock() -> None:
    waiting = three_days(pause("2026-10-06 09:00", "2026-10-09 09:00", Cause.PARTNER))
    assert waiting.at == at("2026-10-08 17:30")
    assert waiting.paused is None


@pytest.mark.parametrize("cause", [cause for cause in Cause if cause is not Cause.PARTNER])
def test_every_other_cause_pauses_it(cause: Cause) -> None:
    assert three_days(pause("2026-10-06 09:00", "2026-10-07 09:00", cause)).at == at("2026-10-09 17:30")


def test_a_pause_still_running_counts_until_now() -> None:
    running = pause("2026-10-06 09:00", None)
    due = three_days(running, as_of="2026-10-07 09:00")
    assert due.at == at("2026-10-09 17:30")
    assert due.paused == running
    with pytest.raises(IntervalStillOpen):
        three_days(running)


def test_nothing_ends_before_it_begins() -> None:
    with pytest.raises(IntervalBackwards):
        pause("2026-10-07 09:00", "2026-10-06 09:00")


def test_the_one_extension_counts_from_the_end_of_the_limit() -> None:
    extension = Extension(WorkingDays(5), "phải xác minh thêm")
    due = derive_due(WorkingDays(3), at("2026-10-05 09:00"), CALENDAR, extension=extension)
    assert due.at == at("2026-10-15 17:30")
    paused = derive_due(
        WorkingDays(3),
        at("2026-10-05 09:00"),
        CALENDAR,
        extension=extension,
        pauses=[pause("2026-10-14 09:00", "2026-10-14 10:00")],
    )
    assert paused.at == at("2026-10-16 08:30")


def test_a_new_appointment_is_kept_to_the_minute_and_moved_only_by_later_pauses() -> None:
    appointment = NewAppointment(at("2026-10-12 16:00"), "mất điện", at("2026-10-08 09:00"))
    earlier, later = pause("2026-10-06 09:00", "2026-10-07 09:00"), pause("2026-10-09 09:00", "2026-10-09 10:00")
    due = derive_due(WorkingDays(3), at("2026-10-05 09:00"), CALENDAR, extension=appointment, pauses=[earlier])
    assert due.at == at("2026-10-12 16:00")
    due = derive_due(WorkingDays(3), at("2026-10-05 09:00"), CALENDAR, extension=appointment, pauses=[earlier, later])
    assert due.at == at("2026-10-12 17:00")


def test_a_calendar_limit_is_moved_by_the_days_of_the_pause_and_never_ends_on_a_day_off() -> None:
    def due(*pauses: Interval) -> DueDate:
        return derive_due(CalendarDays(7), at("2026-10-05 09:00"), CALENDAR, pauses=pauses)

    assert due().at == at("2026-10-12 17:30")
    assert due(pause("2026-10-06 09:00", "2026-10-08 16:00")).at == at("2026-10-14 17:30")
    assert due(pause("2026-10-06 09:00", "2026-10-11 16:00")).at == at("2026-10-19 17:30")
    two = due(pause("2026-10-06 09:00", "2026-10-08 09:00"), pause("2026-10-08 09:00", "2026-10-11 09:00"))
    assert two.at == at("2026-10-19 17:30")


def test_the_fifteen_days_after_which_a_dossier_lapses_are_counted_alike() -> None:
    assert derive_due(WorkingDays(15), at("2026-11-20 10:00"), CALENDAR).at == at("2026-12-14 17:30")


def test_the_reaction_within_eight_working_hours_is_counted_alike() -> None:
    assert derive_due(WorkingHours(8), at("2026-11-20 22:00"), CALENDAR).at == at("2026-11-23 17:30")
    assert derive_due(WorkingHours(2), at("2026-11-23 16:45"), CALENDAR).at - at("2026-11-25 07:30") == timedelta(
        minutes=75
    )
