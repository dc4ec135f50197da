"""Where other offices had to be asked, the result is issued on the day of the last answer (NĐ 123/2015 Đ22)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, time

from language.phrase import phrase
from models.clock.due import DueDate, Interval, derive_due
from models.clock.working_calendar import WorkingCalendar
from models.clock.written_time import hour_weekday_and_day
from procedures.limits import SameDay

# The rule of fifteen hours is about dossiers received, not about answers.
_WHATEVER_HOUR = SameDay(cut_off=time.max)


def same_day_as_answers(
    due: DueDate, answered_at: datetime, calendar: WorkingCalendar, *, pauses: Sequence[Interval], as_of: datetime
) -> DueDate:
    """This will bring the due instant forward to the end of the working day on which the last answer came.

    An answer outside of working hours counts from the next working session; what the applicant takes after it to read
    his draft is added. A promise is never put off: whoever waits longer than the limit for a silent office is late.
    """
    same_day = derive_due(_WHATEVER_HOUR, answered_at, calendar, pauses=pauses, as_of=as_of).at
    if same_day >= due.at:
        return due
    told = (
        *due.lines[:-1],
        phrase(
            "Nhận đủ trả lời xác minh {at}: cấp ngay trong ngày làm việc đó.",
            at=hour_weekday_and_day(answered_at),
        ),
        phrase("Hẹn trả: {at}.", at=hour_weekday_and_day(same_day)),
    )
    return replace(due, at=same_day, lines=told)
