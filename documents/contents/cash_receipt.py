"""Biên lai thu tiền phí, lệ phí: what was paid at the desk, line by line (Luật Hộ tịch Đ11)."""

from __future__ import annotations

from typing import ClassVar

from pydantic import Field, JsonValue

from documents.contents.content import Content, Count, Part, Required, Text
from documents.contents.letterhead import Letterhead
from documents.contents.people import Signatory
from documents.printed_value import ON_PAPER, Dong, Moment, sum_in_figures, sum_in_words


class PaidLine(Part):
    """One fee of the tariff; an exempt line stays visible with its reason and costs nothing."""

    name: Required
    unit_price: Dong
    quantity: Count = 1
    exempt_because: Text = ""

    @property
    def amount(self) -> int:
        return 0 if self.exempt_because else self.unit_price * self.quantity


class CashReceipt(Content):
    """A numbered receipt; the total is reckoned from the lines and never handed in."""

    template: ClassVar[str] = "cash_receipt"
    title: ClassVar[str] = "Biên lai thu tiền phí, lệ phí"

    letterhead: Letterhead
    number: Required
    series: Text = ""
    payer: Required
    address: Text = ""
    dossier_code: Text = ""
    procedure: Required
    lines: tuple[PaidLine, ...] = Field(min_length=1)
    method: Required = "Tiền mặt"
    paid_at: Moment
    cashier: Signatory

    @property
    def total(self) -> int:
        """The sum paid, in đồng."""
        return sum(line.amount for line in self.lines)

    def derived(self) -> dict[str, JsonValue]:
        lines: list[JsonValue] = [
            {**line.model_dump(mode="json", context=ON_PAPER), "amount": sum_in_figures(line.amount)}
            for line in self.lines
        ]
        return {"lines": lines, "total": sum_in_figures(self.total), "total_in_words": sum_in_words(self.total)}
