"""The rules over a new guardianship: what cannot be, and what the officer must look into.

The conditions of a guardian stand in BLDS 2015 Đ46-63, of which no primary text was at hand; only what nobody could
explain away is a fault, the rest is told to the officer. A change of guardian is held to the same rules.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date

from procedures.folded_text import folded
from procedures.forms.declarations.guardian import Guardian
from procedures.forms.declarations.guardianship import GuardianshipDeclaration, GuardianshipTerms
from procedures.forms.declarations.guardianship_words import GuardianRelation, GuardianshipKind
from procedures.forms.person import Person
from procedures.forms.requester import Requester
from procedures.rules.findings import Fault, Finding, SoftWarning, pointer

ADULT = 18
Where = tuple[str, ...]
TermsRule = Callable[[GuardianshipTerms, Person, date, Where], Iterable[Finding]]


def is_under_age(person: Person, on: date) -> bool:
    """Whether he surely has not turned eighteen by that day."""
    return person.birth_date is not None and _turns_adult(person.birth_date.earliest) > on


def is_of_age(person: Person, on: date) -> bool:
    """Whether he surely has turned eighteen by that day."""
    return person.birth_date is not None and _turns_adult(person.birth_date.latest) <= on


def _turns_adult(born: date) -> date:
    """Who was born on 29 February turns eighteen on the first of March."""
    if (born.month, born.day) == (2, 29):
        return date(born.year + ADULT, 3, 1)
    return born.replace(year=born.year + ADULT)


def same_person(one: Person, other: Person) -> bool:
    """Whether both are one person: by number where both have one, else by name and date of birth."""
    if one.personal_number and other.personal_number:
        return one.personal_number == other.personal_number
    return folded(one.full_name) == folded(other.full_name) and one.birth_date == other.birth_date


def guardian_is_somebody_else(terms: GuardianshipTerms, ward: Person, on: date, where: Where) -> Iterator[Finding]:
    guardian = terms.guardian.person
    if guardian is not None and same_person(guardian, ward):
        yield _fault((*where, "guardian", "person"), "guards_himself", "Người giám hộ và người được giám hộ là một.")


def guardian_lives(terms: GuardianshipTerms, ward: Person, on: date, where: Where) -> Iterator[Finding]:
    if terms.guardian.person is not None and terms.guardian.person.deceased:
        yield _fault(
            (*where, "guardian", "person", "deceased"), "guardian_deceased", "Người đã chết không thể giám hộ."
        )


def guardian_is_of_age(terms: GuardianshipTerms, ward: Person, on: date, where: Where) -> Iterator[Finding]:
    guardian = terms.guardian.person
    if guardian is not None and is_under_age(guardian, on):
        yield _fault(
            (*where, "guardian", "person", "birth_date"),
            "guardian_under_age",
            "Người giám hộ chưa đủ 18 tuổi; hãy xem lại ngày sinh hoặc chọn người giám hộ khác.",
        )


def organisations_are_appointed(terms: GuardianshipTerms, ward: Person, on: date, where: Where) -> Iterator[Finding]:
    if terms.guardian.organisation is not None and terms.kind is GuardianshipKind.NATURAL:
        yield _fault(
            (*where, "kind"), "natural_organisation", "Tổ chức chỉ có thể được cử giám hộ; hãy chọn giám hộ cử."
        )


def natural_guardians_are_kin(terms: GuardianshipTerms, ward: Person, on: date, where: Where) -> Iterator[Finding]:
    if terms.kind is GuardianshipKind.NATURAL and not terms.relation.is_natural:
        yield _fault(
            (*where, "relation"),
            "natural_without_kinship",
            "Quan hệ này không làm phát sinh giám hộ đương nhiên; hãy chọn lại quan hệ hoặc chọn giám hộ cử.",
        )


def person_declares_conditions(terms: GuardianshipTerms, ward: Person, on: date, where: Where) -> Iterator[Finding]:
    if terms.guardian.person is None:
        return
    if terms.conditions is None:
        yield _fault(
            (*where, "conditions"), "conditions_missing", "Chưa khai điều kiện của người giám hộ; hãy khai mục này."
        )
    elif not terms.conditions.all_met:
        yield _doubt(
            (*where, "conditions"),
            "conditions_not_met",
            "Có điều kiện của người giám hộ không được đánh dấu; hãy hỏi lại trước khi thẩm định.",
        )


def minors_are_minors(terms: GuardianshipTerms, ward: Person, on: date, where: Where) -> Iterator[Finding]:
    if terms.grounds.is_of_minor and is_of_age(ward, on):
        yield _fault(
            (*where, "grounds"),
            "ward_of_age",
            "Người được giám hộ đã đủ 18 tuổi; hãy xem lại ngày sinh hoặc chọn lại lý do giám hộ.",
        )
    elif not terms.grounds.is_of_minor and is_under_age(ward, on):
        yield _doubt(
            (*where, "grounds"),
            "ward_under_age",
            "Người được giám hộ chưa đủ 18 tuổi mà lý do là về người thành niên; hãy hỏi lại.",
        )


def ward_lives(terms: GuardianshipTerms, ward: Person, on: date, where: Where) -> Iterator[Finding]:
    if ward.deceased:
        yield Fault(
            pointer("declaration", "ward", "deceased"),
            "ward_deceased",
            "Người đã chết không cần giám hộ; hãy xem lại phần khai về người được giám hộ.",
        )


def agreement_is_of_natural_guardians(
    terms: GuardianshipTerms, ward: Person, on: date, where: Where
) -> Iterator[Finding]:
    if terms.other_eligible and terms.kind is GuardianshipKind.APPOINTED:
        yield _fault(
            (*where, "other_eligible"),
            "agreement_without_natural",
            "Thỏa thuận chọn một người chỉ có ở giám hộ đương nhiên; hãy bỏ danh sách này hoặc chọn lại loại giám hộ.",
        )
    names = [folded(one.full_name) for one in terms.other_eligible]
    if folded(terms.guardian.name) in names or len(set(names)) < len(names):
        yield _doubt(
            (*where, "other_eligible"),
            "same_name_twice",
            "Trong danh sách người cùng đủ điều kiện có tên trùng nhau; hãy đối chiếu giấy tờ.",
        )


def nearer_kin_were_asked(terms: GuardianshipTerms, ward: Person, on: date, where: Where) -> Iterator[Finding]:
    """The eldest sibling comes before the others; whether there is one, only the family and the officer know."""
    if terms.kind is not GuardianshipKind.NATURAL or not terms.grounds.is_of_minor or terms.other_eligible:
        return
    if terms.relation in (GuardianRelation.SIBLING, GuardianRelation.GRANDPARENT, GuardianRelation.UNCLE_AUNT):
        yield _doubt(
            (*where, "relation"),
            "nearer_kin",
            "Có thể còn người đứng trước theo thứ tự giám hộ đương nhiên; hãy hỏi rõ, nếu có thì cần thỏa thuận.",
        )


TERMS_RULES: tuple[TermsRule, ...] = (
    guardian_is_somebody_else,
    guardian_lives,
    guardian_is_of_age,
    organisations_are_appointed,
    natural_guardians_are_kin,
    person_declares_conditions,
    minors_are_minors,
    ward_lives,
    agreement_is_of_natural_guardians,
    nearer_kin_were_asked,
)


def terms_hold(declaration: GuardianshipDeclaration, filed_at: date, _: Requester | None) -> Iterator[Finding]:
    for rule in TERMS_RULES:
        yield from rule(declaration, declaration.ward, filed_at, ())


def guardian_asks(
    declaration: GuardianshipDeclaration, filed_at: date, applicant: Requester | None
) -> Iterator[Finding]:
    if applicant is not None and not asks_for_himself(declaration.guardian, applicant):
        yield SoftWarning(
            pointer("applicant", "full_name"),
            "Người yêu cầu khác với người giám hộ đã khai; hãy hỏi lý do hoặc văn bản ủy quyền.",
            "requester_is_not_guardian",
        )


def asks_for_himself(guardian: Guardian, applicant: Requester) -> bool:
    """Whether the requester is the guardian, or acts for the organisation that is."""
    if guardian.organisation is not None:
        return applicant.organisation is not None
    return folded(applicant.full_name) == folded(guardian.name)


def _fault(where: Where, code: str, detail: str) -> Fault:
    return Fault(pointer("declaration", *where), code, detail)


def _doubt(where: Where, code: str, message: str) -> SoftWarning:
    return SoftWarning(pointer("declaration", *where), message, code)


GUARDIANSHIP_RULES = (terms_hold, guardian_asks)
