"""The forms on a procedure's page: its own limit, the day of an edition, and what is to be tried on past dossiers."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from desk.rules.calendar_form import NotRead
from desk.rules.price_form import future_day, read_words
from desk.rules.titles import title_of_limit, title_of_start
from language.phrase import phrase
from models.clock.written_time import NotADate, parse_day
from models.rules.limit_change import LimitChange, no_longer_than
from models.rules.proposal import Proposal
from models.rules.rule_change import ChangeKind
from models.rules.start_change import StartChange, fault_of_start
from models.rules.trial import Trial
from procedures.limits import CalendarDays, Limit, NotALimit, SameDay, WorkingDays, WorkingHours, in_words, parse_limit
from procedures.procedure import Edition, Procedure, UnknownEdition

UNITS = {"wd": "ngày làm việc", "wh": "giờ làm việc", "cd": "ngày", "same-day": "trong ngày"}
STEPS = tuple(f"buoc-{number}" for number in range(12))
OF_LIMIT = ("phien-ban", "han", "don-vi", "han-xm", "don-vi-xm", "tu", "van-ban", "ly-do", *STEPS)
OF_START = ("phien-ban", "tu", "van-ban", "ly-do")
OF_TRIAL = ("phien-ban", "han", "don-vi", "han-xm", "don-vi-xm", "tu", "den")
LONGEST_PERIOD = timedelta(days=366)
_DOCUMENT = "Hãy ghi quyết định, ví dụ: Quyết định 45/2026/QĐ-UBND."


def units_of(limit: Limit) -> tuple[str, str]:
    """A limit as its two boxes: how many, and of what."""
    match limit:
        case WorkingDays(days=days):
            return f"{days}", "wd"
        case WorkingHours(hours=hours):
            return f"{hours}", "wh"
        case CalendarDays(days=days):
            return f"{days}", "cd"
        case SameDay():
            return "", "same-day"


def read_limit(typed: Mapping[str, str], procedure: Procedure, today: date) -> Proposal:
    """This will give the proposal of an own limit, or raise `NotRead`; longer than the law's it cannot be."""
    faults: dict[str, str] = {}
    edition = _edition(typed, procedure, faults)
    limit = _limit(typed, "han", "don-vi", faults)
    longer = _limit(typed, "han-xm", "don-vi-xm", faults) if typed.get("han-xm") else None
    first = future_day(typed, "tu", today, faults)
    read_words(typed, faults, _DOCUMENT)
    if edition is None or limit is None or first is None:
        raise NotRead(faults)
    steps = _steps(typed, edition, faults)
    if not no_longer_than(limit, edition.limit):
        faults["han"] = phrase("Không được dài hơn thời hạn của pháp luật: {limit}.", limit=in_words(edition.limit))
    if longer and (edition.verified_limit is None or not no_longer_than(longer, edition.verified_limit)):
        faults["han-xm"] = "Thủ tục không có thời hạn xác minh, hoặc thời hạn này dài hơn của pháp luật."
    if faults:
        raise NotRead(faults)
    change = LimitChange(procedure.code, edition.id, limit, longer, first, steps)
    return Proposal(
        ChangeKind.LIMIT,
        title_of_limit(change),
        change.content(),
        change.touches,
        first,
        typed["van-ban"],
        typed["ly-do"],
    )


def read_start(typed: Mapping[str, str], procedure: Procedure, days: Mapping[str, date], today: date) -> Proposal:
    """This will give the proposal of another day for an edition, or raise `NotRead`."""
    faults: dict[str, str] = {}
    edition = _edition(typed, procedure, faults)
    first = future_day(typed, "tu", today, faults)
    read_words(typed, faults, _DOCUMENT)
    if edition and first and (wrong := fault_of_start(days, edition.id, first, today)):
        faults["tu"] = wrong
    if faults or edition is None or first is None:
        raise NotRead(faults)
    change = StartChange(procedure.code, edition.id, first)
    return Proposal(
        ChangeKind.START,
        title_of_start(change),
        change.content(),
        change.touches,
        first,
        typed["van-ban"],
        typed["ly-do"],
    )


def read_trial(typed: Mapping[str, str], procedure: Procedure, today: date) -> tuple[Trial, tuple[date, date]]:
    """This will give what is to be tried on the dossiers of which days, or raise `NotRead`."""
    faults: dict[str, str] = {}
    edition = _edition(typed, procedure, faults)
    limit = _limit(typed, "han", "don-vi", faults) if typed.get("han") or typed.get("don-vi") == "same-day" else None
    longer = _limit(typed, "han-xm", "don-vi-xm", faults) if typed.get("han-xm") else None
    first, last = _day(typed, "tu", today, faults), _day(typed, "den", today, faults)
    if first and last and not first <= last <= first + LONGEST_PERIOD:
        faults["den"] = phrase(
            "Ngày cuối phải từ ngày đầu trở đi, và không quá {days} ngày sau đó.", days=LONGEST_PERIOD.days
        )
    if faults or edition is None or first is None or last is None:
        raise NotRead(faults)
    return Trial(edition.id, limit, longer), (first, last)


def _edition(typed: Mapping[str, str], procedure: Procedure, faults: dict[str, str]) -> Edition | None:
    try:
        return procedure.edition(typed.get("phien-ban", ""))
    except UnknownEdition:
        faults["phien-ban"] = "Hãy chọn một phiên bản có trong phần mềm."
        return None


def _limit(typed: Mapping[str, str], box: str, unit: str, faults: dict[str, str]) -> Limit | None:
    word = typed.get(unit, "")
    try:
        return parse_limit("same-day" if word == "same-day" else f"{typed.get(box, '').lstrip('0')}{word}")
    except NotALimit:
        faults[box] = "Hãy ghi số và chọn đơn vị, ví dụ 2 ngày làm việc."
        return None


def _steps(typed: Mapping[str, str], edition: Edition, faults: dict[str, str]) -> tuple[int, ...]:
    """Hours for every step, or for none; each step is given some time."""
    written = [typed.get(box, "") for box in STEPS[: len(edition.steps)]]
    if not any(written):
        return ()
    if not all(one.isdecimal() and 1 <= int(one) <= 400 for one in written):
        faults["buoc-0"] = "Hãy ghi giờ cho mọi bước, hoặc bỏ trống tất cả."
        return ()
    hours = tuple(int(one) for one in written)
    return () if hours == tuple(step.hours for step in edition.steps) else hours


def _day(typed: Mapping[str, str], box: str, today: date, faults: dict[str, str]) -> date | None:
    try:
        on = parse_day(typed.get(box, ""), today=today)
    except NotADate as wrong:
        faults[box] = str(wrong)
        return None
    if on > today:
        faults[box] = "Chỉ chạy thử được với hồ sơ đã nhận."
        return None
    return on
