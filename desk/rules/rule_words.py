"""What a change says, as facts in words: the same on its page whether it waits, holds, or was never published."""

from __future__ import annotations

from datetime import date

from desk.rules.price_list import title_of_fee
from desk.rules.titles import name_of, title_of_procedure
from desk.rules.year_grid import hours_in_words
from language.phrase import large_first, one_after_another, phrase
from models.clock.special_day import DayKind
from models.clock.written_time import day, weekday_and_day
from models.rules.calendar_change import CalendarChange
from models.rules.limit_change import LimitChange
from models.rules.price_change import PriceChange
from models.rules.rule_change import ChangeKind, RuleChange
from models.rules.start_change import StartChange
from procedures.limits import in_words
from web.pages import money

Facts = list[tuple[str, str]]


def facts_of(change: RuleChange) -> Facts:
    if change.kind is ChangeKind.CALENDAR:
        return _of_calendar(CalendarChange.of(change.content))
    if change.kind is ChangeKind.PRICE:
        return _of_price(PriceChange.of(change.content))
    if change.kind is ChangeKind.LIMIT:
        return _of_limit(LimitChange.of(change.content))
    return _of_start(StartChange.of(change.content))


def _of_calendar(change: CalendarChange) -> Facts:
    facts = []
    for special in change.days:
        what = "nghỉ" if special.kind is DayKind.OFF else "làm việc"
        facts.append(
            (large_first(weekday_and_day(special.on)), phrase("{what} – {name}", what=what, name=name_of(special)))
        )
    if change.hours is not None:
        facts.append(("Giờ làm việc", hours_in_words(change.hours)))
    return facts


def _of_price(change: PriceChange) -> Facts:
    return [
        ("Khoản thu", title_of_fee(change.fee)),
        ("Cách nộp hồ sơ", change.channel.words if change.channel else "Mọi cách nộp"),
        ("Mức thu mới", money(change.amount)),
        ("Áp dụng", _received(change.valid_from, change.valid_to)),
    ]


def _of_limit(change: LimitChange) -> Facts:
    facts = [
        ("Thủ tục", _of_edition(change)),
        ("Thời hạn", in_words(change.limit)),
        ("Áp dụng", _received(change.valid_from)),
    ]
    if change.verified_limit is not None:
        facts.insert(2, ("Khi phải xác minh", in_words(change.verified_limit)))
    if change.steps:
        facts.append(("Giờ của từng bước", one_after_another(" + ", change.steps)))
    return facts


def _of_start(change: StartChange) -> Facts:
    return [
        ("Thủ tục", title_of_procedure(change.procedure)),
        ("Phiên bản", change.edition),
        ("Áp dụng", _received(change.valid_from)),
    ]


def _of_edition(change: LimitChange) -> str:
    return phrase(
        "{procedure}, phiên bản {edition}", procedure=title_of_procedure(change.procedure), edition=change.edition
    )


def _received(first: date, last: date | None = None) -> str:
    if last is None:
        return phrase("hồ sơ nhận từ {day}", day=day(first))
    return phrase("hồ sơ nhận từ {first} đến hết {last}", first=day(first), last=day(last))
