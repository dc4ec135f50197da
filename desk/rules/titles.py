"""What a change is called, and days by the names that the forms give them: kept in Vietnamese, told again in words
that a page in English has too."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from desk.rules.causes import CAUSES
from desk.rules.price_list import title_of_fee
from language.phrase import one_after_another, phrase
from models.clock.office_hours import Session
from models.clock.special_day import SpecialDay
from models.clock.written_time import day
from models.rules.calendar_change import CalendarChange
from models.rules.limit_change import LimitChange
from models.rules.price_change import PriceChange
from models.rules.rule_change import ChangeKind, RuleChange
from models.rules.start_change import StartChange
from procedures.catalogue import UnknownProcedure, find
from procedures.limits import in_short
from web.pages import money


def title_of(change: RuleChange) -> str:
    """The title as it was kept; where its content says the same today, in words that know their values."""
    said = _said_of(change)
    return said if said[: len(change.title)] == change.title else change.title


def _said_of(change: RuleChange) -> str:
    if change.kind is ChangeKind.CALENDAR:
        return title_of_calendar(CalendarChange.of(change.content))
    if change.kind is ChangeKind.PRICE:
        return title_of_price(PriceChange.of(change.content))
    if change.kind is ChangeKind.LIMIT:
        return title_of_limit(LimitChange.of(change.content))
    return title_of_start(StartChange.of(change.content))


def title_of_calendar(change: CalendarChange) -> str:
    if change.hours is not None:
        told = sessions_in_words(change.hours.sessions)
        return phrase("Giờ làm việc từ {day}: {told}", day=day(change.hours.valid_from), told=told)
    first = change.days[0]
    if first.in_place_of is not None and first.name == off_for(first.in_place_of):
        return phrase("Nghỉ {off}, làm bù {worked}", off=day(first.on), worked=day(first.in_place_of))
    days = stretch_in_words([one.on for one in change.days])
    for cause in CAUSES.values():
        if first.name == closed_for(cause):
            return phrase("Đóng cửa {days}: {cause}", days=days, cause=cause)
    return phrase("Trở lại lịch chung {days}", days=days)


def title_of_price(change: PriceChange) -> str:
    return phrase(
        "{fee}: {amount} từ {day}",
        fee=title_of_fee(change.fee),
        amount=money(change.amount),
        day=day(change.valid_from),
    )


def title_of_limit(change: LimitChange) -> str:
    return phrase(
        "{procedure}: {limit} từ {day}",
        procedure=title_of_procedure(change.procedure),
        limit=in_short(change.limit),
        day=day(change.valid_from),
    )


def title_of_start(change: StartChange) -> str:
    return phrase(
        "{procedure}: phiên bản {edition} từ {day}",
        procedure=title_of_procedure(change.procedure),
        edition=change.edition,
        day=day(change.valid_from),
    )


def title_of_procedure(code: str) -> str:
    try:
        return find(code).title
    except UnknownProcedure:
        return code


def closed_for(cause: str) -> str:
    return phrase("Đóng cửa: {cause}", cause=cause)


def off_for(worked: date) -> str:
    return phrase("Nghỉ hoán đổi, làm bù {day}", day=day(worked))


def worked_for(off: date) -> str:
    return phrase("Làm bù cho {day}", day=day(off))


def name_of(special: SpecialDay) -> str:
    """The day's name; a closure or a swap in words that know their values, whoever entered it."""
    return next((said for said in _names(special) if said == special.name), special.name)


def _names(special: SpecialDay) -> Iterator[str]:
    if special.in_place_of is not None:
        other = day(special.in_place_of)
        yield off_for(special.in_place_of)
        yield worked_for(special.in_place_of)
        yield phrase("Hoán đổi, làm bù ngày {day}", day=other)
        yield phrase("Làm bù cho ngày {day}", day=other)
    yield from map(closed_for, CAUSES.values())


def stretch_in_words(days: Sequence[date]) -> str:
    if len(days) == 1:
        return day(days[0])
    return phrase("từ {first} đến {last}", first=day(days[0]), last=day(days[-1]))


def sessions_in_words(sessions: Sequence[Session]) -> str:
    return one_after_another(", ", (f"{one.opens:%H:%M}–{one.closes:%H:%M}" for one in sessions)) or "đóng cửa"
