"""The rules over the declaration of a birth to be registered anew (NĐ 123/2015/NĐ-CP Đ24, Đ26)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from language.phrase import phrase
from procedures.civil_words import Relation
from procedures.folded_text import folded
from procedures.forms.declarations.birth_again import BirthAgainDeclaration
from procedures.forms.requester import Requester
from procedures.procedure import Rule
from procedures.rules.age import comes_of_age
from procedures.rules.anew.lost_book_checks import lost_book_rules
from procedures.rules.findings import Fault, Finding, SoftWarning, pointer

OF_AGE = 18
_PARENTS = {"mother": "mẹ", "father": "cha"}


def registered_after_birth(
    declaration: BirthAgainDeclaration, filed_at: date, _: Requester | None
) -> Iterator[Finding]:
    if declaration.subject.birth_date.earliest > declaration.old.registered_on.latest:
        yield _fault(
            "old/registered_on", "registered_before_birth", "Ngày đăng ký khai sinh đã khai ở trước ngày sinh."
        )


def parents_were_born_before(
    declaration: BirthAgainDeclaration, filed_at: date, _: Requester | None
) -> Iterator[Finding]:
    for who, words in _PARENTS.items():
        parent = getattr(declaration, who)
        if parent and parent.birth_date and parent.birth_date.earliest >= declaration.subject.birth_date.latest:
            yield _fault(
                f"{who}/birth_date",
                "parent_not_older",
                phrase("Ngày sinh của {words} không ở trước ngày sinh đã khai.", words=words),
            )


def day_of_birth_is_known(declaration: BirthAgainDeclaration, filed_at: date, _: Requester | None) -> Iterator[Finding]:
    if declaration.subject.birth_date.day is None:
        yield _doubt(
            "subject/birth_date",
            "birth_day_not_known",
            "Không nhớ rõ ngày sinh: công chức xác định theo giấy tờ trước khi ghi sổ.",
        )


def parents_are_named(declaration: BirthAgainDeclaration, filed_at: date, _: Requester | None) -> Iterator[Finding]:
    for who, words in _PARENTS.items():
        if getattr(declaration, who) is None:
            yield _doubt(
                who,
                f"{who}_not_named",
                phrase("Chưa khai về người {words}; hãy hỏi lại, đối chiếu với giấy tờ còn giữ.", words=words),
            )


def requester_is_the_person(
    declaration: BirthAgainDeclaration, filed_at: date, applicant: Requester | None
) -> Iterator[Finding]:
    if applicant is None or applicant.relation is not Relation.SELF:
        return
    subject = declaration.subject
    numbers = {applicant.personal_number, subject.personal_number} - {None}
    if folded(applicant.full_name) != folded(subject.full_name) or len(numbers) > 1:
        yield SoftWarning(
            pointer("applicant", "relation"),
            "Người yêu cầu khai là bản thân nhưng họ tên hoặc số định danh khác với tờ khai; hãy đối chiếu.",
            "requester_differs_from_subject",
        )
    if comes_of_age(subject.birth_date, OF_AGE) > filed_at:
        yield SoftWarning(
            pointer("applicant", "relation"),
            "Người được đăng ký lại chưa đủ 18 tuổi; hãy hỏi người đại diện theo pháp luật (Luật Hộ tịch Đ6).",
            "minor_files_alone",
        )


def _fault(place: str, code: str, detail: str) -> Fault:
    return Fault(pointer("declaration", *place.split("/")), code, detail)


def _doubt(place: str, code: str, message: str) -> SoftWarning:
    return SoftWarning(pointer("declaration", *place.split("/")), message, code)


BIRTH_AGAIN_RULES: tuple[Rule, ...] = (
    *lost_book_rules("khai sinh", "Giấy khai sinh"),
    registered_after_birth,
    parents_were_born_before,
    day_of_birth_is_known,
    parents_are_named,
    requester_is_the_person,
)
