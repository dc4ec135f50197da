"""What is charged: fee rules belong to an edition, prices to a province, a channel and a date.

Legal sources: Luật Hộ tịch Đ11 (exemptions; the level is set by each province's people's council), Thông tư
281/2016/TT-BTC (copies). All amounts are whole đồng. A price nobody could verify says so.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from procedures.civil_words import Channel, ExemptionGround
from procedures.code_list import CodeList
from procedures.component import Condition, FilingFacts


class FeeKind(CodeList):
    """The three kinds of money, never added up under one name."""

    FEE = "fee", "Lệ phí"
    CHARGE = "charge", "Phí"
    POSTAGE = "postage", "Cước bưu chính"


@dataclass(frozen=True, kw_only=True)
class FeeRule:
    """When something is due, how many of it, and who is exempt. `code` names the price in the tariff."""

    code: str
    kind: FeeKind
    title: str
    condition: Condition
    quantity: Callable[[Any], int]
    exemptions: tuple[ExemptionGround, ...] = ()
    legal_basis: str


@dataclass(frozen=True, kw_only=True)
class Price:
    """One dated row of the tariff. No province means the whole country, no channel means all of them.

    A row that the agency `entered_here` from a resolution goes before all that come with the programs; among those the
    later resolution holds, and of one day the row that names a channel.
    """

    fee: str
    amount: int
    source: str
    province: str | None = None
    channel: Channel | None = None
    valid_from: date
    valid_to: date | None = None
    verified: bool = True
    entered_here: bool = False

    def covers(self, fee: str, province: str, channel: Channel, on: date) -> bool:
        """Whether this row is about that fee, there, that way, on that day."""
        return (
            self.fee == fee
            and self.province in (None, province)
            and self.channel in (None, channel)
            and self.valid_from <= on
            and (self.valid_to is None or on <= self.valid_to)
        )

    @property
    def precision(self) -> tuple[bool, bool, bool, date, bool]:
        if self.entered_here:
            return (True, True, True, self.valid_from, self.channel is not None)
        return (False, self.province is not None, self.channel is not None, self.valid_from, False)


@dataclass(frozen=True, kw_only=True)
class FeeLine:
    """One line of what an applicant owes; an exempt line stays visible with the amount 0 and its ground."""

    code: str
    kind: FeeKind
    title: str
    unit_price: int
    quantity: int
    exempt_because: ExemptionGround | None
    legal_basis: str
    source: str
    verified: bool

    @property
    def amount(self) -> int:
        """What is to be paid, in đồng."""
        return 0 if self.exempt_because else self.unit_price * self.quantity


class UnknownPrice(LookupError):
    """The tariff holds no price for this fee in this province on this day."""

    def __init__(self, fee: str, province: str, on: date) -> None:
        super().__init__(f"Biểu phí chưa có mức thu “{fee}” của tỉnh, thành phố mã {province} ngày {on:%d/%m/%Y}")


TARIFF: tuple[Price, ...] = (
    Price(
        fee="copy",
        amount=8_000,
        source="Thông tư 281/2016/TT-BTC",
        valid_from=date(2017, 1, 1),
    ),
    Price(
        fee="birth-overdue",
        province="01",
        amount=5_000,
        source="Nghị quyết của HĐND thành phố Hà Nội về lệ phí hộ tịch",
        valid_from=date(2020, 1, 1),
        verified=False,
    ),
    Price(
        fee="birth-overdue",
        province="31",
        channel=Channel.ONLINE,
        amount=0,
        source="Nghị quyết 23/2026 của HĐND thành phố Hải Phòng",
        valid_from=date(2026, 8, 8),
    ),
    Price(
        fee="birth-again",
        province="01",
        amount=5_000,
        source="Nghị quyết của HĐND thành phố Hà Nội về lệ phí hộ tịch",
        valid_from=date(2020, 1, 1),
        verified=False,
    ),
    Price(
        fee="marriage-again",
        province="01",
        amount=30_000,
        source="Nghị quyết của HĐND thành phố Hà Nội về lệ phí hộ tịch",
        valid_from=date(2020, 1, 1),
        verified=False,
    ),
    Price(
        fee="death-overdue",
        province="01",
        amount=5_000,
        source="Nghị quyết của HĐND thành phố Hà Nội về lệ phí hộ tịch",
        valid_from=date(2020, 1, 1),
        verified=False,
    ),
    Price(
        fee="death-overdue",
        province="31",
        channel=Channel.ONLINE,
        amount=0,
        source="Nghị quyết 23/2026 của HĐND thành phố Hải Phòng",
        valid_from=date(2026, 8, 8),
    ),
    Price(
        fee="marital-status",
        province="01",
        amount=15_000,
        source="Mức lệ phí hộ tịch thường gặp của HĐND cấp tỉnh",
        valid_from=date(2020, 1, 1),
        verified=False,
    ),
    Price(
        fee="marital-status",
        province="31",
        channel=Channel.ONLINE,
        amount=0,
        source="Nghị quyết 23/2026 của HĐND thành phố Hải Phòng",
        valid_from=date(2026, 8, 8),
    ),
    Price(
        fee="residence",
        amount=20_000,
        source="Thông tư 75/2022/TT-BTC",
        valid_from=date(2023, 2, 5),
        verified=False,
    ),
    Price(
        fee="residence",
        channel=Channel.ONLINE,
        amount=10_000,
        source="Thông tư 75/2022/TT-BTC",
        valid_from=date(2023, 2, 5),
        verified=False,
    ),
    Price(
        fee="postage-same-province",
        amount=20_000,
        source="Mức cước bưu chính thường gặp",
        valid_from=date(2020, 1, 1),
        verified=False,
    ),
    Price(
        fee="postage-other-province",
        amount=30_000,
        source="Mức cước bưu chính thường gặp",
        valid_from=date(2020, 1, 1),
        verified=False,
    ),
)


def price(fee: str, *, province: str, channel: Channel, on: date, tariff: Iterable[Price] = TARIFF) -> Price:
    """The row in force: one entered here, or the most particular (province, channel, newest); else UnknownPrice."""
    rows = [row for row in tariff if row.covers(fee, province, channel, on)]
    if not rows:
        raise UnknownPrice(fee, province, on)
    return max(rows, key=lambda row: row.precision)


def fee_lines(
    rules: Iterable[FeeRule],
    declaration: object,
    facts: FilingFacts,
    *,
    province: str,
    tariff: Iterable[Price] = TARIFF,
) -> tuple[FeeLine, ...]:
    """Every line these rules make due for this declaration; `province` is where the deciding agency is."""
    table = tuple(tariff)
    return tuple(
        _line(
            rule,
            declaration,
            facts,
            price(rule.code, province=province, channel=facts.channel, on=facts.filed_on, tariff=table),
        )
        for rule in rules
        if rule.condition.holds(declaration, facts)
    )


def _line(rule: FeeRule, declaration: object, facts: FilingFacts, row: Price) -> FeeLine:
    return FeeLine(
        code=rule.code,
        kind=rule.kind,
        title=rule.title,
        unit_price=row.amount,
        quantity=rule.quantity(declaration),
        exempt_because=facts.exemption if facts.exemption in rule.exemptions else None,
        legal_basis=rule.legal_basis,
        source=row.source,
        verified=row.verified,
    )
