"""The rules over the whole birth declaration: what is impossible (a fault) and what is only unusual (a warning).

The system blocks on objective facts alone; everything that may have an explanation is left to the clerk. Warnings
about the child's own data are in `birth_doubts.py`.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from language.phrase import phrase
from procedures.civil_words import BirthKind, Relation
from procedures.forms.birth_declaration import BirthDeclaration
from procedures.forms.person import Person
from procedures.forms.requester import Requester
from procedures.rules.birth_doubts import BIRTH_DOUBTS
from procedures.rules.findings import Fault, Finding, Findings, gather, pointer

_HAS_MOTHER = (BirthKind.ORDINARY, BirthKind.FATHER_UNKNOWN, BirthKind.SURROGATE)
_HAS_FATHER = (BirthKind.ORDINARY, BirthKind.MOTHER_UNKNOWN, BirthKind.SURROGATE)


def check(declaration: BirthDeclaration, filed_at: date, applicant: Requester | None = None) -> Findings:
    """Every fault and every soft warning of this declaration, as of the day it was filed."""
    return gather(BIRTH_RULES, declaration, filed_at, applicant)


def child_is_born(declaration: BirthDeclaration, filed_at: date, _: Requester | None) -> Iterator[Finding]:
    if declaration.child.birth_date > filed_at:
        yield _fault(
            "child/birth_date", "born_in_future", "Ngày sinh của trẻ ở sau ngày nộp hồ sơ; hãy xem lại ngày sinh."
        )


def mother_fits_the_kind(declaration: BirthDeclaration, filed_at: date, _: Requester | None) -> Iterator[Finding]:
    expected = declaration.kind in _HAS_MOTHER
    if expected and declaration.mother is None:
        yield _fault("mother", "mother_missing", _missing("mẹ", declaration.kind))
    if not expected and declaration.mother is not None:
        yield _fault("mother", "mother_not_expected", _not_expected("mẹ", declaration.kind))


def father_fits_the_kind(declaration: BirthDeclaration, filed_at: date, _: Requester | None) -> Iterator[Finding]:
    expected = declaration.kind in _HAS_FATHER
    if expected and declaration.father is None:
        yield _fault("father", "father_missing", _missing("cha", declaration.kind))
    if not expected and declaration.father is not None:
        yield _fault("father", "father_not_expected", _not_expected("cha", declaration.kind))


def _missing(parent: str, kind: BirthKind) -> str:
    return phrase(
        "Loại khai sinh “{kind}” phải có phần khai về người {parent}; hãy điền, hoặc chọn lại loại khai sinh.",
        kind=kind.words,
        parent=parent,
    )


def _not_expected(parent: str, kind: BirthKind) -> str:
    return phrase(
        "Loại khai sinh “{kind}” thì phần khai về người {parent} phải để trống (NĐ 123/2015 Đ14-15); hãy bỏ phần "
        "này. Muốn nhận cha, mẹ, con cùng lúc thì làm thủ tục 1.000689.",
        kind=kind.words,
        parent=parent,
    )


def ethnicity_is_stated(declaration: BirthDeclaration, filed_at: date, _: Requester | None) -> Iterator[Finding]:
    if declaration.child.ethnicity is None and declaration.kind is not BirthKind.FOUND:
        yield _fault(
            "child/ethnicity", "ethnicity_missing", "Chưa chọn dân tộc của trẻ; hãy chọn theo dân tộc của cha hoặc mẹ."
        )


def parents_are_two_people(declaration: BirthDeclaration, filed_at: date, _: Requester | None) -> Iterator[Finding]:
    mother, father = declaration.mother, declaration.father
    if mother and father and mother.personal_number and mother.personal_number == father.personal_number:
        yield _fault(
            "father/personal_number",
            "same_number_twice",
            "Số định danh của cha trùng với số của mẹ; hãy xem lại cả hai số.",
        )


def mother_is_older(declaration: BirthDeclaration, filed_at: date, _: Requester | None) -> Iterator[Finding]:
    yield from _parent_is_older("mother", declaration.mother, declaration.child.birth_date)


def father_is_older(declaration: BirthDeclaration, filed_at: date, _: Requester | None) -> Iterator[Finding]:
    yield from _parent_is_older("father", declaration.father, declaration.child.birth_date)


def _parent_is_older(field: str, parent: Person | None, born_on: date) -> Iterator[Finding]:
    if parent is None or parent.birth_date is None or parent.birth_date.earliest < born_on:
        return
    yield _fault(
        f"{field}/birth_date",
        "parent_not_older",
        "Ngày sinh của cha hoặc mẹ không ở trước ngày sinh của trẻ; hãy xem lại.",
    )


def marriage_is_told_once(declaration: BirthDeclaration, filed_at: date, _: Requester | None) -> Iterator[Finding]:
    told = declaration.marriage is not None
    if declaration.parents_married and not told:
        yield _fault(
            "marriage",
            "marriage_missing",
            "Cha, mẹ đã đăng ký kết hôn thì hãy ghi ngày và nơi đăng ký để cơ quan tra cứu; không phải nộp giấy.",
        )
    if told and not declaration.parents_married:
        yield _fault(
            "marriage",
            "marriage_not_expected",
            "Đã khai cha, mẹ chưa đăng ký kết hôn; hãy bỏ mục này hoặc sửa lại câu trên.",
        )


def marriage_has_two_parents(declaration: BirthDeclaration, filed_at: date, _: Requester | None) -> Iterator[Finding]:
    if declaration.parents_married and (declaration.kind not in _HAS_MOTHER or declaration.kind not in _HAS_FATHER):
        yield _fault(
            "parents_married",
            "marriage_of_unknown_parent",
            phrase(
                "Loại khai sinh “{kind}” thì không thể khai cha, mẹ đã kết hôn; hãy sửa một mục.",
                kind=declaration.kind.words,
            ),
        )


def marriage_is_not_to_come(declaration: BirthDeclaration, filed_at: date, _: Requester | None) -> Iterator[Finding]:
    if declaration.marriage is not None and declaration.marriage.registered_on > filed_at:
        yield _fault(
            "marriage/registered_on",
            "marriage_in_future",
            "Ngày đăng ký kết hôn ở sau ngày nộp hồ sơ; hãy xem lại ngày đăng ký.",
        )


def birth_is_proven(declaration: BirthDeclaration, filed_at: date, _: Requester | None) -> Iterator[Finding]:
    found = declaration.kind is BirthKind.FOUND
    if declaration.evidence is None and not found:
        yield _fault(
            "evidence",
            "evidence_missing",
            "Chưa khai căn cứ của việc sinh; hãy chọn giấy chứng sinh, văn bản người làm chứng hoặc giấy cam đoan.",
        )
    if declaration.evidence is not None and found:
        yield _fault(
            "evidence",
            "evidence_not_expected",
            "Trẻ bị bỏ rơi thì căn cứ là biên bản về việc trẻ bị bỏ rơi; hãy bỏ mục này.",
        )


def evidence_follows_the_birth(declaration: BirthDeclaration, filed_at: date, _: Requester | None) -> Iterator[Finding]:
    issued_on = declaration.evidence.issued_on if declaration.evidence else None
    if issued_on is None:
        return
    if issued_on > filed_at:
        yield _fault("evidence/issued_on", "issued_in_future", "Ngày cấp ở sau ngày nộp hồ sơ; hãy xem lại ngày cấp.")
    if issued_on < declaration.child.birth_date:
        yield _fault(
            "evidence/issued_on", "issued_before_birth", "Ngày cấp ở trước ngày sinh của trẻ; hãy xem lại hai ngày."
        )


def requester_fits_the_kind(
    declaration: BirthDeclaration, filed_at: date, applicant: Requester | None
) -> Iterator[Finding]:
    if applicant is None:
        return
    unnamed = (applicant.relation is Relation.FATHER and declaration.kind not in _HAS_FATHER) or (
        applicant.relation is Relation.MOTHER and declaration.kind not in _HAS_MOTHER
    )
    if unnamed:
        yield Fault(
            pointer("applicant", "relation"),
            "requester_is_unknown_parent",
            phrase(
                "Người yêu cầu khai là {relation} của trẻ nhưng loại khai sinh là “{kind}”; hãy sửa một mục, "
                "hoặc làm thủ tục kết hợp nhận cha, mẹ, con (1.000689).",
                relation=applicant.relation.words.lower(),
                kind=declaration.kind.words,
            ),
        )


def _fault(place: str, code: str, detail: str) -> Fault:
    return Fault(pointer("declaration", *place.split("/")), code, detail)


BIRTH_RULES = (
    child_is_born,
    mother_fits_the_kind,
    father_fits_the_kind,
    ethnicity_is_stated,
    parents_are_two_people,
    mother_is_older,
    father_is_older,
    marriage_is_told_once,
    marriage_has_two_parents,
    marriage_is_not_to_come,
    birth_is_proven,
    evidence_follows_the_birth,
    requester_fits_the_kind,
    *BIRTH_DOUBTS,
)
