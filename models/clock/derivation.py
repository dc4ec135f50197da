"""A due date told line by line, so that a citizen, a clerk and a supervisor can each count it again by hand."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from itertools import groupby

from language.phrase import large_first, one_after_another, phrase, small_first
from models.clock.count import AppliedPause, Count
from models.clock.extension import Extension, NewAppointment
from models.clock.interval import Interval
from models.clock.special_day import SpecialDay
from models.clock.working_calendar import ONE_DAY, KnownDay, WorkingCalendar
from models.clock.written_time import day, hour, hour_weekday_and_day, length_in_words, weekday_and_day
from procedures.limits import CalendarDays, SameDay, WorkingDays, WorkingHours, in_short, in_words


def lines_of(counted: Count) -> tuple[str, ...]:
    """The derivation, first line the receipt, last line the due instant."""
    return (
        *_receipt(counted),
        *_limit(counted),
        *_extension(counted),
        *_pauses(counted),
        phrase("Hẹn trả: {at}.", at=hour_weekday_and_day(counted.at)),
        *_not_known_yet(counted),
    )


def _receipt(counted: Count) -> Iterator[str]:
    question, start = counted.question, counted.start
    yield phrase("Nhận {at}.", at=hour_weekday_and_day(question.received_at))
    if question.restarted_at:
        yield phrase(
            "Nhận bổ sung {at}: thời hạn tính lại từ đầu.",
            at=hour_weekday_and_day(question.restarted_at),
        )
    receipt = question.counted_receipt
    if start.at == receipt:
        return
    yield from _passed_over(question.calendar, receipt.date(), start.at.date() - ONE_DAY)
    why = (
        phrase("Nhận sau {after_cut_off}", after_cut_off=f"{start.after_cut_off:%H:%M}")
        if start.after_cut_off
        else "Nhận ngoài giờ làm việc"
    )
    yield phrase("{why}: tính từ {at}.", why=why, at=hour_weekday_and_day(start.at))


def _limit(counted: Count) -> Iterator[str]:
    question, start, ends = counted.question, counted.start.at, counted.limit_ends
    if question.verified_limit:
        replaced = in_short(question.limit)
        yield phrase(
            "Phải xác minh: thời hạn {limit}, thay cho {replaced}.",
            limit=in_words(question.verified_limit),
            replaced=replaced,
        )
    else:
        yield phrase("Thời hạn: {limit}.", limit=in_words(question.limit))
    match question.limit_in_force:
        case WorkingDays():
            day_zero = "Ngày nhận" if start.date() == question.counted_receipt.date() else "Ngày bắt đầu tính"
            yield phrase(
                "{day_zero} ({day}) không tính vào thời hạn.",
                day_zero=day_zero,
                day=weekday_and_day(start.date()),
            )
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
        numbers = (
            f"{number + 1}"
            if len(days) == 1
            else phrase("{number} đến {number_2}", number=number + 1, number_2=number + len(days))
        )
        number += len(days)
        yield phrase(
            "Ngày {numbers}: {span_of_days}{worked_for}.",
            numbers=numbers,
            span_of_days=_span_of_days(days),
            worked_for=_worked_for(days[0]),
        )


def _counted_hours(calendar: WorkingCalendar, start: datetime, ends: datetime) -> Iterator[str]:
    for days in _alike(calendar, start.date(), ends.date()):
        if not days[0].is_working:
            yield _off(days)
            continue
        for known in days:
            begin, end = max(start, calendar.start_of_day(known.on)), min(ends, calendar.end_of_day(known.on))
            worked = calendar.working_time_between(begin, end)
            if begin < end:
                hours = phrase(
                    "{length} ({hour}–{hour_2})",
                    length=length_in_words(worked),
                    hour=hour(begin),
                    hour_2=hour(end),
                )
                yield phrase(
                    "{days}: {hours}{worked_for}.",
                    days=large_first(weekday_and_day(known.on)),
                    hours=hours,
                    worked_for=_worked_for(known),
                )


def _calendar_days(calendar: WorkingCalendar, last: date, ends: date, days: int) -> Iterator[str]:
    yield phrase("Ngày thứ {days}: {day}.", days=days, day=weekday_and_day(last))
    if last != ends:
        yield from _passed_over(calendar, last, ends - ONE_DAY)
        yield phrase("Ngày cuối là ngày nghỉ: chuyển sang {day}.", day=weekday_and_day(ends))


def _extension(counted: Count) -> Iterator[str]:
    until = hour_weekday_and_day(counted.extended_to)
    match counted.question.extension:
        case Extension(by=by, reason=reason):
            yield from _moved(counted, counted.limit_ends, counted.extended_to)
            yield phrase(
                "Gia hạn một lần thêm {limit} ({reason}): đến {until}.",
                limit=in_words(by),
                reason=reason,
                until=until,
            )
        case NewAppointment(reason=reason, given_at=given_at):
            yield phrase(
                "Hẹn lại một lần, thông báo lúc {at} ({reason}): đến {until}.",
                at=hour_weekday_and_day(given_at),
                reason=reason,
                until=until,
            )


def _pauses(counted: Count) -> Iterator[str]:
    for pause in counted.pauses:
        yield _pause(pause, counted)
        yield from _moved(counted, pause.before, pause.after)
    for interval in counted.question.pauses:
        if not interval.cause.pauses:
            yield phrase(
                "{days}, {cause}: không tạm dừng thời hạn.",
                days=large_first(_span(interval)),
                cause=interval.cause.in_words,
            )


def _pause(pause: AppliedPause, counted: Count) -> str:
    in_days = isinstance(counted.question.limit_in_force, CalendarDays) and not counted.question.extension
    added = (
        phrase("{days} ngày", days=pause.added.days)
        if in_days
        else phrase("{length} làm việc", length=length_in_words(pause.added))
    )
    still = "Đang tạm dừng" if pause.interval.end is None else "Tạm dừng"
    return phrase(
        "{still} {span}, {cause}: cộng {added}.",
        still=still,
        span=_span(pause.interval),
        cause=pause.interval.cause.in_words,
        added=added,
    )


def _span(interval: Interval) -> str:
    begin = phrase("từ {at}", at=hour_weekday_and_day(interval.begin))
    return phrase("{begin} đến {at}", begin=begin, at=hour_weekday_and_day(interval.end)) if interval.end else begin


def _moved(counted: Count, before: datetime, after: datetime) -> Iterator[str]:
    yield from _passed_over(counted.question.calendar, before.date() + ONE_DAY, after.date())


def _not_known_yet(counted: Count) -> Iterator[str]:
    until = counted.question.calendar.known_until
    if counted.at.date() > until:
        yield phrase("Chưa có lịch nghỉ lễ sau {day}: ngày hẹn trả có thể thay đổi.", day=day(until))


def _passed_over(calendar: WorkingCalendar, first: date, last: date) -> Iterator[str]:
    """Name the days off and the make-up days of a stretch; ordinary working days need no explanation."""
    for days in _alike(calendar, first, last):
        if not days[0].is_working:
            yield _off(days)
        elif days[0].special:
            yield phrase(
                "{days} là ngày làm việc{worked_for}.",
                days=large_first(weekday_and_day(days[0].on)),
                worked_for=_worked_for(days[0]),
            )


def _alike(calendar: WorkingCalendar, first: date, last: date) -> Iterator[list[KnownDay]]:
    """Days in a row that are told together; a special day stands alone."""
    known = (calendar.day(on) for on in _dates(first, last))
    for _, days in groupby(known, key=lambda one: (one.is_working, one.special)):
        yield list(days)


def _off(days: list[KnownDay]) -> str:
    special = days[0].special
    if special:
        return phrase(
            "{days} nghỉ: {special} ({source}).",
            days=large_first(weekday_and_day(special.on)),
            special=special.name,
            source=_source(special),
        )
    return large_first(one_after_another(", ", (weekday_and_day(known.on) for known in days))) + " nghỉ hằng tuần."


def _span_of_days(days: list[KnownDay]) -> str:
    first, last = weekday_and_day(days[0].on), weekday_and_day(days[-1].on)
    return first if len(days) == 1 else phrase("{first} đến {last}", first=first, last=last)


def _worked_for(known: KnownDay) -> str:
    if known.special is None:
        return ""
    return phrase(
        " – {special} ({source})",
        special=small_first(known.special.name),
        source=_source(known.special),
    )


def _source(special: SpecialDay) -> str:
    return special.source + (", dự kiến" if special.foreseen else "")


def _dates(first: date, last: date) -> Iterator[date]:
    on = first
    while on <= last:
        yield on
        on += ONE_DAY
