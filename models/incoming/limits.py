"""Until when an incoming document is to be presented, answered by the leader, and dealt with.

NĐ 30/2020/NĐ-CP Điều 23.1: presented on the day it came, at the latest on the next working day; an urgent one at once.
How many minutes "at once" lasts, and by when a leader says who is to do it, the law does not say: the house does.
"""

from __future__ import annotations

import re
from datetime import datetime, timedelta

from language.phrase import phrase
from models.acts.refusal import FormFault, FormFaults
from models.clock.due import derive_due
from models.clock.working_calendar import WorkingCalendar
from models.clock.written_time import NotADate, day, hour_weekday_and_day, in_vietnam, parse_day
from models.incoming.grades import Urgency
from procedures.limits import LONGEST, WorkingDays

AT_ONCE = timedelta(minutes=30)
_DAYS = re.compile(r"[1-9][0-9]{0,2}")
_FARTHEST = timedelta(days=400)


def present_by(arrived_at: datetime, urgency: Urgency, calendar: WorkingCalendar) -> datetime:
    """The last instant at which it may be laid before the leader."""
    if urgency is not Urgency.ORDINARY:
        return arrived_at + AT_ONCE
    return calendar.end_of_day(calendar.next_working_day(in_vietnam(arrived_at).date()))


def present_in_words(arrived_at: datetime, urgency: Urgency, until: datetime) -> str:
    """`Trình trong ngày, chậm nhất 17:00 thứ Hai 18/07/2022`"""
    last = hour_weekday_and_day(until)
    if urgency is not Urgency.ORDINARY:
        return phrase("{urgency}: trình ngay, chậm nhất {last}", urgency=urgency.words, last=last)
    return phrase("Trình trong ngày {day}, chậm nhất {last}", day=day(in_vietnam(arrived_at).date()), last=last)


def route_by(presented_at: datetime, urgency: Urgency, calendar: WorkingCalendar) -> datetime:
    """By when the leader should have said who is to do it; the same rule as for presenting."""
    return present_by(presented_at, urgency, calendar)


def read_limit(typed: str, now: datetime, calendar: WorkingCalendar) -> datetime:
    """This will read `5` (working days) or `25/07/2022` (the end of that working day); raises `FormFaults`."""
    if _DAYS.fullmatch(typed.strip()) and int(typed) <= LONGEST:
        return derive_due(WorkingDays(int(typed)), now, calendar).at
    try:
        on = parse_day(typed, today=in_vietnam(now).date())
    except NotADate:
        raise _wrong("Ghi số ngày làm việc (ví dụ 5) hoặc ngày cuối cùng (ví dụ 25/11/2026).") from None
    if on - in_vietnam(now).date() > _FARTHEST:
        raise _wrong("Hạn này quá xa; hãy kiểm tra lại năm.")
    if not calendar.is_working_day(on):
        raise _wrong("Ngày này cơ quan nghỉ; hãy chọn một ngày làm việc.")
    until = calendar.end_of_day(on)
    if until <= now:
        raise _wrong("Hạn này đã qua.")
    return until


def _wrong(detail: str) -> FormFaults:
    return FormFaults([FormFault("/limit", detail)])
