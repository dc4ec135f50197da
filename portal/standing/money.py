"""What the dossier costs, what has been paid and what is still to be paid."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from language.phrase import phrase
from models.money.fee import CashReceipt, FeeLine
from models.money.refund import Refund
from portal.standing.standing import Standing
from procedures.tariff import FeeKind

_WAYS = {"cash": "tiền mặt tại quầy", "cod": "trả cho nhân viên bưu điện", "online": "trực tuyến"}


@dataclass(frozen=True)
class MoneyTold:
    """Sums in đồng; `how` says where the rest is paid."""

    fees: Sequence[FeeLine]
    receipts: Sequence[CashReceipt]
    charged: int
    owed: int
    how: str
    refunds: Sequence[Refund] = ()

    def way(self, receipt: CashReceipt) -> str:
        return _WAYS.get(receipt.way, receipt.way)


def money_of(standing: Standing) -> MoneyTold | None:
    """This will give the sums, or None while nothing has been charged yet."""
    if not standing.fees:
        return None
    return MoneyTold(
        standing.fees,
        standing.receipts,
        sum(fee.amount for fee in standing.fees),
        standing.owed,
        how_to_pay(standing),
        standing.refunds,
    )


def by_kind(fees: Sequence[FeeLine]) -> list[tuple[str, int]]:
    """This will give lệ phí, phí and cước bưu chính each with its own sum; a kind nothing is charged of is left out."""
    sums = [(kind.words, sum(fee.amount for fee in fees if fee.kind == kind.value)) for kind in FeeKind]
    return [(words, total) for words, total in sums if total]


def how_to_pay(standing: Standing) -> str:
    """This will say where what is owed is paid."""
    dossier = standing.dossier
    if dossier.payment_way == "cod" and dossier.delivery_way == "post":
        return "Trả cho nhân viên bưu điện khi nhận kết quả."
    return phrase(
        "Nộp tại {office} hoặc trực tuyến ở trang này; nhận biên lai ngay khi nộp.",
        office=standing.agency.one_stop_name,
    )
