"""A due date told line by line, so that a citizen, a clerk and a supervisor can each count it again by hand."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from itertools import groupby

from models.clock.count import AppliedPause, Count
from models.clock.extension import Extension, NewAppointment
from models.clock.interval import Interval
from models.clock.special_day import SpecialDay
from models.clock.working_calendar import ONE_DAY, KnownDay, WorkingCalendar
from models.clock.written_time import day, hour, hour_weekday_and_day, length_in_words, weekday_and_day
from procedures.limits import CalendarDays, SameDay, WorkingDays, WorkingHours, in_words


def lines_of(counted: Count) -> tuple[str, ...]:
    """The derivation, first line the receipt, last line the due instant."""
    return (
        *_receipt(counted),
        *_limit(counted),
        *_extension(counted),
        *_pauses(counted),
        f"Hẹn trả: {hour_weekday_and_day(counted.at)}.",
        *_not_known_yet(counted),
    )


def _receipt(counted: Count) -> Iterator[str]:
    question, start = counted.question, counted.start
    yield f"Nhận {hour_weekday_and_day(question.received_at)}."
    if question.restarted_at:
        yield f"Nhận bổ sung {hour_weekday_and_day(question.restarted_at)}: thời hạn tính lại từ đầu."
    receipt = question.counted_receipt
    if start.at == receipt:
        return
    yield from _passed_over(question.calendar, receipt.date(), start.at.date() - ONE_DAY)
    why = f"Nhận sau {start.after_cut_off:%H:%M}" if start.after_cut_off else "Nhận ngoài giờ làm việc"
    yield f"{why}: tính từ {hour_weekday_and_day(start.at)}."


def _limit(counted: Count) -> Iterator[str]:
    question, start, ends = counted.question, counted.start.at, counted.limit_ends
    if question.verified_limit:
        replaced = in_words(question.limit).partition(";")[0]
        yield f"Phải xác minh: thời hạn {in_words(question.verified_limit)}, thay cho {replaced}."
    else:
        yield f"Thời hạn: {in_words(question.limit)}."
    match question.limit_in_force:
        case WorkingDays():
            day_zero = "Ngày nhận" if start.date() == question.counted_receipt.date() else "Ngày bắt đầu tính"
            yield f"{day_zero} ({weekday_and_day(start.date())}) không tính vào thời hạn."
            yield from _counted_days(question.calendar, start.date() + ONE_DAY, ends.date())
        case WorkingHours():
            yield from _counted_hours(question.calendar, start, ends)
        case CalendarDays(days=days):
            yield from _calendar_days(question.calendar, start.date() + timedelta(days=days), ends.date(), days)
        case SameDay():
            yield from _passed_over(question.calendar, ends.date(), ends.date())


def _counted_days(calendar: WorkingCalendar, first: date, last: date) -> Iterator[str]:
    number = 0
    for days in _alike(calendar, first, last):
        if not days[0].is_working:
            yield _off(days)
            continue
        numbers = f"{number + 1}" if len(days) == 1 else f"{number + 1} đến {number + len(days)}"
        number += len(days)
        yield f"Ngày {numbers}: {_span_of_days(days)}{_worked_for(days[0])}."


def _counted_hours(calendar: WorkingCalendar, start: datetime, ends: datetime) -> Iterator[str]:
    for days in _alike(calendar, start.date(), ends.date()):
        if not days[0].is_working:
            yield _off(days)
            continue
        for known in days:
            begin, end = max(start, calendar.start_of_day(known.on)), min(ends, calendar.end_of_day(known.on))
            worked = calendar.working_time_between(begin, end)
            if begin < end:
                hours = f"{length_in_words(worked)} ({hour(begin)}–{hour(end)})"
                yield f"{_capital(weekday_and_day(known.on))}: {hours}{_worked_for(known)}."


def _calendar_days(calendar: WorkingCalendar, last: date, ends: date, days: int) -> Iterator[str]:
    yield f"Ngày thứ {days}: {weekday_and_day(last)}."
    if last != ends:
        yield from _passed_over(calendar, last, ends - ONE_DAY)
        yield f"Ngày cuối là ngày nghỉ: chuyển sang {weekday_and_day(ends)}."


def _extension(counted: Count) -> Iterator[str]:
    until = hour_weekday_and_day(counted.extended_to)
    match counted.question.extension:
        case Extension(by=by, reason=reason):
            yield from _moved(counted, counted.limit_ends, counted.extended_to)
            yield f"Gia hạn một lần thêm {in_words(by)} ({reason}): đến {until}."
        case NewAppointment(reason=reason, given_at=given_at):
            yield f"Hẹn lại một lần, thông báo lúc {hour_weekday_and_day(given_at)} ({reason}): đến {until}."


def _pauses(counted: Count) -> Iterator[str]:
    for pause in counted.pauses:
        yield _pause(pause, counted)
        yield from _moved(counted, pause.before, pause.after)
    for interval in counted.question.pauses:
        if not interval.cause.pauses:
            yield f"{_capital(_span(interval))}, {interval.cause.in_words}: không tạm dừng thời hạn."


def _pause(pause: AppliedPause, counted: Count) -> str:
    in_days = isinstance(counted.question.limit_in_force, CalendarDays) and not counted.question.extension
    added = f"{pause.added.days} ngày" if in_days else f"{length_in_words(pause.added)} làm việc"
    still = "Đang tạm dừng" if pause.interval.end is None else "Tạm dừng"
    return f"{still} {_span(pause.interval)}, {pause.interval.cause.in_words}: cộng {added}."


def _span(interval: Interval) -> str:
    begin = f"từ {hour_weekday_and_day(interval.begin)}"
    return f"{begin} đến {hour_weekday_and_day(interval.end)}" if interval.end else begin


def _moved(counted: Count, before: datetime, after: datetime) -> Iterator[str]:
    yield from _passed_over(counted.question.calendar, before.date() + ONE_DAY, after.date())


def _not_known_yet(counted: Count) -> Iterator[str]:
    until = counted.question.calendar.known_until
    if counted.at.date() > until:
        yield f"Chưa có lịch nghỉ lễ sau {day(until)}: ngày hẹn trả có thể thay đổi."


def _passed_over(calendar: WorkingCalendar, first: date, last: date) -> Iterator[str]:
    """Name the days off and the make-up days of a stretch; ordinary working days need no explanation."""
    for days in _alike(calendar, first, last):
        if not days[0].is_working:
            yield _off(days)
        elif days[0].special:
            yield f"{_capital(weekday_and_day(days[0].on))} là ngày làm việc{_worked_for(days[0])}."


def _alike(calendar: WorkingCalendar, first: date, last: date) -> Iterator[list[KnownDay]]:
    """Days in a row that are told together; a special day stands alone."""
    known = (calendar.day(on) for on in _dates(first, last))
    for _, days in groupby(known, key=lambda one: (one.is_working, one.special)):
        yield list(days)


def _off(days: list[KnownDay]) -> str:
    special = days[0].special
    if special:
        return f"{_capital(weekday_and_day(special.on))} nghỉ: {special.name} ({_source(special)})."
    return _capital(", ".join(weekday_and_day(known.on) for known in days)) + " nghỉ hằng tuần."


def _span_of_days(days: list[KnownDay]) -> str:
    first, last = weekday_and_day(days[0].on), weekday_and_day(days[-1].on)
    return first if len(days) == 1 else f"{first} đến {last}"


def _worked_for(known: KnownDay) -> str:
    if known.special is None:
        return ""
    return f" – {known.special.name[:1].lower()}{known.special.name[1:]} ({_source(known.special)})"


def _source(special: SpecialDay) -> str:
    return special.source + (", dự kiến" if special.foreseen else "")


def _dates(first: date, last: date) -> Iterator[date]:
    on = first
    while on <= last:
        yield on
        on += ONE_DAY


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
