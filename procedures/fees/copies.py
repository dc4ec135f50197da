"""What copies of an entry cost when they are asked for together with the registration itself."""

from __future__ import annotations

from typing import Protocol

from procedures.component import Condition, FilingFacts
from procedures.forms.copies import Copies
from procedures.tariff import FeeKind, FeeRule


class AskingForCopies(Protocol):
    """A declaration under which copies may be asked for."""

    @property
    def copies(self) -> Copies: ...


def copies_wanted(declaration: AskingForCopies, facts: FilingFacts) -> bool:
    return declaration.copies.count > 0


def number_of_copies(declaration: AskingForCopies) -> int:
    return declaration.copies.count


def copy_fee(title: str) -> FeeRule:
    """The charge for copies of what the title names."""
    return FeeRule(
        code="copy",
        kind=FeeKind.CHARGE,
        title=title,
        condition=Condition("có đề nghị cấp bản sao", copies_wanted),
        quantity=number_of_copies,
        legal_basis="Thông tư 281/2016/TT-BTC",
    )
