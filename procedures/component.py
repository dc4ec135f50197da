"""A component (thành phần hồ sơ): what the law lets an office ask an applicant to hand in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from procedures.civil_words import Channel, ComponentKind, DeliveryWay, ExemptionGround
from procedures.code_list import CodeList


class Necessity(CodeList):
    """How strongly a component is asked for."""

    REQUIRED = "required", "Phải nộp"
    CONDITIONAL = "conditional", "Phải nộp khi có điều kiện"
    PRESENTED = "presented", "Chỉ xuất trình, không thu bản sao"
    OPTIONAL = "optional", "Nộp thêm nếu muốn"
    MUST_NOT_BE_DEMANDED = "must_not_be_demanded", "Không được yêu cầu người dân nộp"


class DataSource(CodeList):
    """The database whose answer replaces a component."""

    POPULATION = "population", "Cơ sở dữ liệu quốc gia về dân cư"
    CIVIL_STATUS = "civil_status", "Cơ sở dữ liệu hộ tịch điện tử"
    HEALTH = "health", "Dữ liệu giấy chứng sinh của cơ sở y tế"


@dataclass(frozen=True, kw_only=True)
class FilingFacts:
    """What a condition may look at beside the declaration: how, when and by whom the dossier was filed."""

    channel: Channel
    filed_on: date
    by_proxy: bool = False
    proxy_is_close_kin: bool = False
    delivery: DeliveryWay = DeliveryWay.DESK
    same_province_delivery: bool = True
    exemption: ExemptionGround | None = None
    for_organisation: bool = False


# The declaration is of another class in each procedure, so a condition names its own and no type can say it here.
Test = Callable[[Any, FilingFacts], bool]


@dataclass(frozen=True)
class Condition:
    """A named, pure predicate over the declaration and the filing facts, with the sentence people read."""

    words: str
    holds: Test

    @property
    def name(self) -> str:
        return self.holds.__name__


@dataclass(frozen=True, kw_only=True)
class Component:
    """One row of the component list of a procedure.

    `kinds` are the shapes in which it is accepted, `copies` how many of it, `replaced_by` the database whose answer
    makes it unnecessary (NQ 66.7/2025/NQ-CP).
    """

    code: str
    title: str
    necessity: Necessity
    kinds: tuple[ComponentKind, ...]
    legal_basis: str
    copies: int = 1
    condition: Condition | None = None
    replaced_by: DataSource | None = None
    note: str = ""

    def applies(self, declaration: object, facts: FilingFacts) -> bool:
        """Whether this component has a place in a dossier with this declaration, filed this way."""
        return self.condition is None or self.condition.holds(declaration, facts)

    def must_be_handed_in(self, declaration: object, facts: FilingFacts) -> bool:
        """Whether the dossier is incomplete without it; what is only presented or replaced by data never is."""
        asked = self.necessity in (Necessity.REQUIRED, Necessity.CONDITIONAL)
        return asked and self.replaced_by is None and self.applies(declaration, facts)

    @property
    def may_be_demanded(self) -> bool:
        """Whether a supplement request may name it at all."""
        return self.necessity is not Necessity.MUST_NOT_BE_DEMANDED
