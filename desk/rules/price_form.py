"""The form of a new price: which fee, how much in whole đồng, from which day, by which resolution."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, timedelta

from desk.rules.calendar_form import SHORTEST, NotRead
from desk.rules.price_list import fees_set_here
from desk.rules.titles import title_of_price
from language.phrase import phrase
from models.clock.written_time import NotADate, day, parse_day
from models.rules.price_change import PriceChange
from models.rules.proposal import Proposal
from models.rules.rule_change import ChangeKind
from procedures.civil_words import Channel

BOXES = ("khoan", "cach-nop", "muc", "tu", "den", "van-ban", "ly-do")
# Dots part the thousands; nothing stands behind a comma, for there are no parts of a đồng.
_AMOUNT = re.compile(r"[0-9]{1,3}(?:[. ]?[0-9]{3})*")
_UNIT = re.compile(r"\s*(?:đồng|đ)?\s*$")
MOST = 10_000_000
AHEAD = timedelta(days=366 * 3)


def read_price(typed: Mapping[str, str], today: date) -> tuple[Proposal, PriceChange]:
    """This will give the proposal, or raise `NotRead` with every fault."""
    faults: dict[str, str] = {}
    fee, way = typed.get("khoan", ""), typed.get("cach-nop", "")
    fees = fees_set_here()
    if fee not in fees:
        faults["khoan"] = "Hãy chọn khoản thu do Hội đồng nhân dân tỉnh hoặc bưu chính quy định."
    if way not in ("", *(channel.value for channel in Channel)):
        faults["cach-nop"] = "Hãy chọn cách nộp hồ sơ."
    amount = _amount(typed.get("muc", ""), faults)
    first, last = future_day(typed, "tu", today, faults), None
    if typed.get("den"):
        last = future_day(typed, "den", today, faults)
    if first and last and last < first:
        faults["den"] = "Ngày cuối phải từ ngày đầu trở đi."
    read_words(typed, faults, "Hãy ghi nghị quyết, quyết định, ví dụ: Nghị quyết 12/2026/NQ-HĐND.")
    if faults or amount is None or first is None:
        raise NotRead(faults)
    change = PriceChange(fee, Channel.read(way) if way else None, amount, first, last)
    title = title_of_price(change)
    proposal = Proposal(
        ChangeKind.PRICE, title, change.content(), change.touches, first, typed["van-ban"], typed["ly-do"]
    )
    return proposal, change


def future_day(typed: Mapping[str, str], box: str, today: date, faults: dict[str, str]) -> date | None:
    """The day in that box; nothing begins today, so that nobody is charged or promised two ways on one day."""
    try:
        on = parse_day(typed.get(box, ""), today=today)
    except NotADate as wrong:
        faults[box] = str(wrong)
        return None
    if on <= today or on > today + AHEAD:
        faults[box] = phrase(
            "Ngày phải từ {first} đến {last}; hồ sơ đã nhận giữ nguyên.",
            first=day(today + timedelta(days=1)),
            last=day(today + AHEAD),
        )
        return None
    return on


def read_words(typed: Mapping[str, str], faults: dict[str, str], which: str) -> None:
    """What every proposal needs: the document and the reason."""
    if not SHORTEST <= len(typed.get("van-ban", "")) <= 300:
        faults["van-ban"] = which
    if not SHORTEST <= len(typed.get("ly-do", "")) <= 1000:
        faults["ly-do"] = "Hãy ghi lý do để người công bố hiểu."


def _amount(typed: str, faults: dict[str, str]) -> int | None:
    written = _UNIT.sub("", typed)
    amount = int(re.sub(r"[. ]", "", written)) if _AMOUNT.fullmatch(written) else None
    if amount is None or amount > MOST:
        faults["muc"] = "Hãy ghi số tiền tròn đồng, ví dụ 15.000; miễn thì ghi 0."
        return None
    return amount
