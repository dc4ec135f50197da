"""What the dossier costs, what has been paid and what is still to be paid."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from models.money.fee import CashReceipt, FeeLine
from portal.standing.standing import Standing

_WAYS = {"cash": "tiền mặt tại quầy", "cod": "trả cho nhân viên bưu điện"}


@dataclass(frozen=True)
class MoneyTold:
    """Sums in đồng; `how` says where the rest is paid."""

    fees: Sequence[FeeLine]
    receipts: Sequence[CashReceipt]
    charged: int
    owed: int
    how: str

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
    )


def how_to_pay(standing: Standing) -> str:
    """This will say where what is owed is paid."""
    dossier = standing.dossier
    if dossier.payment_way == "cod" and dossier.delivery_way == "post":
        return "Trả cho nhân viên bưu điện khi nhận kết quả."
    return f"Nộp tại {standing.agency.one_stop_name}; nhận biên lai ngay khi nộp."
