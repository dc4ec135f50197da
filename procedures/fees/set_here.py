"""Which fees an office may enter itself: those that the law leaves to the province, and the post's own prices.

The level of lệ phí hộ tịch is set by the people's council of the province (Luật Hộ tịch Đ11, Luật Phí và lệ phí Đ22);
phí and lệ phí with one level for the whole country are set by a circular and come with the programs.
"""

from __future__ import annotations

from procedures.tariff import TARIFF, FeeKind, FeeRule


def is_set_here(rule: FeeRule) -> bool:
    """Whether a resolution of the province, or the post, sets the price of this fee."""
    return rule.kind is FeeKind.POSTAGE or any(row.fee == rule.code and row.province for row in TARIFF)
