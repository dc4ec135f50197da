"""The day of the last answer is the day of the result (NĐ 123/2015 Đ22): brought forward, never put off."""

from __future__ import annotations

from datetime import datetime

import pytest

from models.clock.clock import VIETNAM
from models.clock.due import Cause, Interval, derive_due
from models.clock.same_day_as_answers import same_day_as_answers
from models.clock.working_calendar import WorkingCalendar
from procedures.limits import WorkingDays

CALENDAR = WorkingCalendar()
# A Tuesday; six working days end on the Wednesday of the week after.
RECEIVED = datetime(2026, 10, 6, 9, 0, tzinfo=VIETNAM)
PROMISED = derive_due(WorkingDays(3), RECEIVED, CALENDAR, verified_limit=WorkingDays(6))


def at(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 10, day, hour, minute, tzinfo=VIETNAM)


def due(answered_at: datetime, *pauses: Interval, as_of: datetime | None = None) -> datetime:
    found = same_day_as_answers(PROMISED, answered_at, CALENDAR, pauses=pauses, as_of=as_of or answered_at)
    return found.at.astimezone(VIETNAM)


def test_the_promise_is_six_working_days_in_place_of_three() -> None:
    assert PROMISED.at.astimezone(VIETNAM) == at(14, 17, 30)


@pytest.mark.parametrize(
    ("answered_at", "expected"),
    [
        (at(6, 10), at(6, 17, 30)),
        (at(8, 10, 15), at(8, 17, 30)),
        (at(8, 15, 1), at(8, 17, 30)),
        (at(8, 17, 29), at(8, 17, 30)),
        (at(8, 20), at(9, 17, 30)),
        (at(10, 9), at(12, 17, 30)),
        (at(14, 9), at(14, 17, 30)),
    ],
    ids=["the same day", "in time", "after fifteen hours", "a minute before", "in the evening", "Saturday", "last day"],
)
def test_the_result_is_due_on_the_working_day_of_the_last_answer(answered_at: datetime, expected: datetime) -> None:
    assert due(answered_at) == expected


@pytest.mark.parametrize("answered_at", [at(14, 18), at(15, 9), at(30, 9)])
def test_a_promise_is_never_put_off_by_a_late_answer(answered_at: datetime) -> None:
    assert due(answered_at) == at(14, 17, 30)


def test_what_the_applicant_takes_to_read_the_draft_is_added() -> None:
    reading = Interval(at(8, 11), at(9, 11), Cause.DRAFT_CHECK)

    assert due(at(8, 9), reading, as_of=at(9, 11)) > at(9, 16)
    assert due(at(8, 9), Interval(at(7, 9), at(7, 10), Cause.DRAFT_CHECK)) == at(8, 17, 30)


def test_the_derivation_says_why_and_ends_with_the_hour() -> None:
    found = same_day_as_answers(PROMISED, at(8, 10, 15), CALENDAR, pauses=(), as_of=at(8, 11))

    assert found.lines[:-2] == PROMISED.lines[:-1]
    assert found.lines[-2].startswith("Nhận đủ trả lời xác minh 10:15 thứ Năm 08/10/2026")
    assert found.lines[-1] == "Hẹn trả: 17:30 thứ Năm 08/10/2026."
