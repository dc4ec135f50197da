"""A procedure and its editions: everything the law states about it, nothing about the order of work.

A dossier is pinned to the edition in force when it was filed. A change of law is a new edition, never an edit.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, time
from typing import Any, Literal

from procedures.civil_words import Channel
from procedures.code_list import CodeList
from procedures.component import Component, FilingFacts
from procedures.forms.form import Form
from procedures.forms.requester import Requester
from procedures.limits import CalendarDays, Limit, SameDay, WorkingDays, WorkingHours
from procedures.linked.leg import Leg
from procedures.other_agencies.office_kind import OfficeKind
from procedures.rules.findings import Finding
from procedures.tariff import FeeRule

# The national code; some provinces append the agency, as in 1.010708.000.00.00.H56.
_CODE = re.compile(r"(?P<national>\d\.\d{6})(?:\.[A-Z0-9]{1,3}){0,6}")

# NQ 66.7/2025/NQ-CP Đ8: acceptance or supplement notice, the applicant's answer to it.
REACT_WITHIN = WorkingHours(8)
ANSWER_WITHIN = WorkingDays(15)
# The official text of the procedure: the applicant confirms the draft within one day, silence is consent.
DRAFT_CHECK = CalendarDays(1)
# NĐ 07/2025/NĐ-CP: another commune answers a query about civil status.
QUERY_ANSWER_WITHIN = WorkingDays(3)
# QĐ 296/QĐ-VPCP: a householder or relatives confirm on VNeID; the time is not counted.
HOUSEHOLDER_ANSWERS_WITHIN = WorkingDays(5)

Role = Literal["mot-cua", "tu-phap", "chu-tich", "van-thu", "tra-ket-qua"]


class OnlineExtent(CodeList):
    """What NĐ 42/2022/NĐ-CP made of the old levels 1 to 4."""

    INFORMATION = "information", "Chỉ cung cấp thông tin"
    PARTIAL = "partial", "Một phần"
    FULL = "full", "Toàn trình"


class Competence(CodeList):
    """Which office may decide (Luật Hộ tịch Đ13 and its neighbours)."""

    RESIDENCE_OF_PARENT = "residence_of_parent", "UBND cấp xã nơi cư trú của người cha hoặc người mẹ"
    LAST_RESIDENCE = "last_residence", "UBND cấp xã nơi cư trú cuối cùng của người chết"
    RESIDENCE_OF_EITHER = "residence_of_either", "UBND cấp xã nơi cư trú của một trong hai bên"
    RESIDENCE_OF_WARD_OR_GUARDIAN = (
        "residence_of_ward_or_guardian",
        "UBND cấp xã nơi cư trú của người được giám hộ hoặc người giám hộ",
    )
    PLACE_OF_REGISTRATION = "place_of_registration", "UBND cấp xã nơi đã đăng ký"
    OWN_RESIDENCE = "own_residence", "UBND cấp xã nơi thường trú, nếu không có thì nơi tạm trú"
    POLICE_OF_RESIDENCE = "police_of_residence", "Công an cấp xã nơi cư trú"
    SOCIAL_INSURANCE = "social_insurance", "Cơ quan bảo hiểm xã hội nơi cư trú"
    ANY = "any", "Bất kỳ UBND cấp xã nào, không phụ thuộc nơi cư trú"


# A rule names its own declaration class, which differs from procedure to procedure.
Rule = Callable[[Any, date, Requester | None], Iterable[Finding]]


# The wards that may decide, by their codes; None when the declaration alone does not tell.
CompetentWards = Callable[[Any, Requester], frozenset[str] | None]


@dataclass(frozen=True)
class StepBudget:
    """How many working hours one role has for its part (quy trình nội bộ); one working day is 8 hours."""

    role: Role
    title: str
    hours: int


@dataclass(frozen=True, kw_only=True)
class Result:
    """What the applicant receives, and how many of it."""

    code: str
    title: str
    copies: int = 1
    valid_months: int | None = None


@dataclass(frozen=True, kw_only=True)
class Edition:
    """One procedure as the law stated it from `valid_from` on.

    `verified_limit` replaces `limit`, and is not added to it, when other bodies must be asked; `verification_reason`
    is the sentence that tells the applicant why. `linked_limit` and
    `linked_verified_limit` stand in their places when another agency started the case. `legs` are what other agencies
    do for the same dossier. `signing_patience` is how long the office looks for a day on which those who must sign
    come; a result that is `given_in_person` goes neither by post nor behind a link. `unverified` names, in sentences,
    the facts of this edition that no primary text confirmed; docs/procedures-data.md repeats them.
    """

    id: str
    valid_from: date
    valid_to: date | None = None
    limit: Limit
    verified_limit: Limit | None = None
    verification_reason: str = ""
    linked_limit: Limit | None = None
    linked_verified_limit: Limit | None = None
    react_within: WorkingHours = REACT_WITHIN
    answer_within: WorkingDays = ANSWER_WITHIN
    announcement: CalendarDays | None = None
    draft_check: Limit = DRAFT_CHECK
    query_answer_within: WorkingDays = QUERY_ANSWER_WITHIN
    number_patience: Limit | None = None
    householder_answers_within: WorkingDays = HOUSEHOLDER_ANSWERS_WITHIN
    signing_patience: CalendarDays | None = None
    given_in_person: bool = False
    first_wait: str = "checks_components"
    service_level: Literal[1, 2, 3, 4] = 4
    online_extent: OnlineExtent = OnlineExtent.FULL
    competence: Competence
    competent_wards: CompetentWards | None = None
    who_may_apply: str
    requirements: str = ""
    dossier_sets: int = 1
    components: tuple[Component, ...] = ()
    fee_rules: tuple[FeeRule, ...] = ()
    results: tuple[Result, ...]
    legs: tuple[Leg, ...] = ()
    legal_basis: tuple[str, ...]
    retention: str
    steps: tuple[StepBudget, ...] = ()
    declaration_form: type[Form] | None = None
    requester_form: type[Requester] = Requester
    rules: tuple[Rule, ...] = ()
    example: Callable[[date], dict[str, Any]] | None = None
    unverified: tuple[str, ...] = ()

    def limits_for(self, channel: str) -> tuple[Limit, Limit | None]:
        """The limit of a dossier handed in that way, and the longer one when other bodies must be asked."""
        if channel == Channel.LINKED.value and self.linked_limit is not None:
            return self.linked_limit, self.linked_verified_limit
        return self.limit, self.verified_limit

    @property
    def cut_off(self) -> time | None:
        """The hour after which a same-day procedure may be finished on the next working day."""
        return self.limit.cut_off if isinstance(self.limit, SameDay) else None

    @property
    def fileable(self) -> bool:
        """Whether a dossier of this edition can be filed here: only where the declaration form exists."""
        return self.declaration_form is not None

    def may_decide(self, ward: str, declaration: object, applicant: Requester) -> bool | None:
        """Whether the office of this ward is competent; None when what was declared does not tell."""
        if self.competence is Competence.ANY:
            return True
        wards = self.competent_wards(declaration, applicant) if self.competent_wards else None
        return None if wards is None else ward in wards

    def component(self, code: str) -> Component | None:
        """The component of this code, or None when the law knows no such component here."""
        return next((component for component in self.components if component.code == code), None)

    def leg(self, name: str) -> Leg:
        """The leg of this name; KeyError when the group of this edition has none."""
        return {leg.name: leg for leg in self.legs}[name]

    def has_leg(self, name: str) -> bool:
        return any(leg.name == name for leg in self.legs)

    def components_needed(self, declaration: object, facts: FilingFacts) -> tuple[Component, ...]:
        """The components without which this dossier is incomplete, in the order of the list."""
        return tuple(row for row in self.components if row.must_be_handed_in(declaration, facts))

    def components_in_question(self, declaration: object, facts: FilingFacts) -> tuple[Component, ...]:
        """Every component with a place in this dossier: needed, presented or optional."""
        return tuple(row for row in self.components if row.may_be_demanded and row.applies(declaration, facts))


class UnknownEdition(LookupError):
    """The procedure has no edition of this id."""

    def __init__(self, code: str, edition: str) -> None:
        super().__init__(f"Thủ tục {code} không có phiên bản “{edition}”")


@dataclass(frozen=True, kw_only=True)
class Procedure:
    """One administrative procedure (thủ tục hành chính); editions stand in the order of their dates.

    One that is `for_agencies` serves no citizen: other agencies start it, or a clerk does from their letter.
    """

    code: str
    slug: str
    title: str
    editions: tuple[Edition, ...]
    field: str = "Hộ tịch"
    authority: str = "Ủy ban nhân dân cấp xã"
    handled_by: OfficeKind = OfficeKind.WARD
    for_agencies: bool = False
    aliases: tuple[str, ...] = ()
    former_codes: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        starts = [edition.valid_from for edition in self.editions]
        if not starts or starts != sorted(set(starts)):
            raise ValueError(f"the editions of {self.code} do not follow one another")

    def edition(self, id: str) -> Edition:
        """The edition a dossier was pinned to; UnknownEdition if this procedure never had it."""
        for edition in self.editions:
            if edition.id == id:
                return edition
        raise UnknownEdition(self.code, id)

    def edition_on(self, day: date) -> Edition:
        """The edition in force on a day; before the first known one it is the first (see `has_edition_on`)."""
        begun = [edition for edition in self.editions if edition.valid_from <= day]
        return begun[-1] if begun else self.editions[0]

    def has_edition_on(self, day: date) -> bool:
        """Whether the edition `edition_on` gives was really in force that day."""
        edition = self.edition_on(day)
        return edition.valid_from <= day and (edition.valid_to is None or day <= edition.valid_to)


def national_code(code: str) -> str | None:
    """The national part of a procedure code with or without an agency suffix; None if it is no such code."""
    found = _CODE.fullmatch(code.strip().upper())
    return found["national"] if found else None
