"""What is only unusual in a birth declaration: shown to the clerk, who may go on.

Ethnicity, surname and nationality follow the father or the mother by agreement or custom (Luật Hộ tịch Đ4.8, NĐ
123/2015 Đ15); whether they do is compared with what was declared, never inferred.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from language.phrase import phrase
from procedures.civil_words import BirthEvidenceKind, BirthKind, BirthPlaceKind, Relation, Sex
from procedures.folded_text import folded
from procedures.forms.birth_declaration import BirthDeclaration
from procedures.forms.person import Person
from procedures.forms.requester import Requester
from procedures.rules.birth_deadline import is_overdue
from procedures.rules.findings import Finding, SoftWarning, pointer

ADULT = 18
YOUNGEST_PARENT = 12
OLDEST_MOTHER = 55


def registered_late(declaration: BirthDeclaration, filed_at: date, _: Requester | None) -> Iterator[Finding]:
    if is_overdue(declaration.child.birth_date, filed_at):
        yield _doubt(
            "child/birth_date", "overdue", "Đăng ký quá hạn 60 ngày kể từ ngày sinh; hồ sơ được đánh dấu quá hạn."
        )


def grown_up_already(declaration: BirthDeclaration, filed_at: date, _: Requester | None) -> Iterator[Finding]:
    if _years(declaration.child.birth_date, filed_at) >= ADULT:
        yield _doubt(
            "child/birth_date",
            "grown_up",
            "Người được khai sinh đã trưởng thành; có thể thuộc thủ tục cho người đã có giấy tờ cá nhân (1.004772).",
        )


def child_has_died(declaration: BirthDeclaration, filed_at: date, _: Requester | None) -> Iterator[Finding]:
    if declaration.child.deceased:
        yield _doubt(
            "child/deceased",
            "child_deceased",
            "Trẻ đã chết: sống từ 24 giờ trở lên thì phải đăng ký cả khai sinh và khai tử (1.000656).",
        )


def ethnicity_of_neither_parent(
    declaration: BirthDeclaration, filed_at: date, _: Requester | None
) -> Iterator[Finding]:
    theirs = {parent.ethnicity for parent in _parents(declaration)}
    if _differs(declaration.child.ethnicity, theirs):
        yield _doubt(
            "child/ethnicity",
            "ethnicity_of_neither",
            "Dân tộc của trẻ không phải dân tộc của cha hoặc mẹ đã khai; hãy hỏi lại người yêu cầu.",
        )


def nationality_of_neither_parent(
    declaration: BirthDeclaration, filed_at: date, _: Requester | None
) -> Iterator[Finding]:
    theirs = {parent.nationality for parent in _parents(declaration)}
    if _differs(declaration.child.nationality, theirs):
        yield _doubt(
            "child/nationality",
            "nationality_of_neither",
            "Quốc tịch của trẻ không phải quốc tịch của cha hoặc mẹ đã khai; hãy hỏi lại người yêu cầu.",
        )


def surname_of_neither_parent(declaration: BirthDeclaration, filed_at: date, _: Requester | None) -> Iterator[Finding]:
    surname = declaration.child.family_name
    parents = _parents(declaration)
    if surname is None or not parents:
        return
    if not any(_may_be_surname(surname, parent.full_name) for parent in parents):
        yield _doubt(
            "child/full_name",
            "surname_of_neither",
            "Họ của trẻ không phải họ của cha hoặc mẹ; hãy hỏi lại người yêu cầu.",
        )


def parents_of_unusual_age(declaration: BirthDeclaration, filed_at: date, _: Requester | None) -> Iterator[Finding]:
    for field, parent in (("mother", declaration.mother), ("father", declaration.father)):
        if parent is None or parent.birth_date is None:
            continue
        oldest = _years(parent.birth_date.earliest, declaration.child.birth_date)
        youngest = _years(parent.birth_date.latest, declaration.child.birth_date)
        if 0 <= oldest < YOUNGEST_PARENT or (field == "mother" and youngest > OLDEST_MOTHER):
            yield _doubt(
                f"{field}/birth_date",
                "unusual_age",
                "Tuổi của cha hoặc mẹ khi trẻ sinh ra khác thường; hãy đối chiếu năm sinh với giấy tờ.",
            )


def sex_of_the_other_parent(declaration: BirthDeclaration, filed_at: date, _: Requester | None) -> Iterator[Finding]:
    for field, parent, sex in (("mother", declaration.mother, Sex.FEMALE), ("father", declaration.father, Sex.MALE)):
        if parent is not None and parent.sex not in (None, sex):
            yield _doubt(
                f"{field}/sex", "unexpected_sex", "Giới tính đã khai không khớp với vai trò cha, mẹ; hãy hỏi lại."
            )


def unmarried_with_father(declaration: BirthDeclaration, filed_at: date, _: Requester | None) -> Iterator[Finding]:
    if declaration.kind is BirthKind.ORDINARY and not declaration.parents_married:
        yield _doubt(
            "parents_married",
            "recognition_needed",
            "Cha, mẹ chưa đăng ký kết hôn mà khai người cha: hãy hướng dẫn làm kết hợp nhận cha, con (1.000689).",
        )


def born_before_the_marriage(declaration: BirthDeclaration, filed_at: date, _: Requester | None) -> Iterator[Finding]:
    if declaration.marriage is not None and declaration.marriage.registered_on > declaration.child.birth_date:
        yield _doubt(
            "marriage/registered_on",
            "born_before_marriage",
            "Trẻ sinh trước ngày cha, mẹ đăng ký kết hôn; hãy hỏi cha, mẹ có thừa nhận là con chung không.",
        )


def born_in_hospital_without_certificate(
    declaration: BirthDeclaration, filed_at: date, _: Requester | None
) -> Iterator[Finding]:
    certificates = (BirthEvidenceKind.MEDICAL_CERTIFICATE, BirthEvidenceKind.ELECTRONIC_CERTIFICATE)
    at_facility = declaration.child.birth_place.kind is BirthPlaceKind.FACILITY
    if at_facility and declaration.evidence is not None and declaration.evidence.kind not in certificates:
        yield _doubt(
            "evidence/kind",
            "hospital_without_certificate",
            "Trẻ sinh tại cơ sở y tế nhưng không khai giấy chứng sinh; hãy hỏi hoặc tra cứu dữ liệu của cơ sở y tế.",
        )


def requester_is_another_person(
    declaration: BirthDeclaration, filed_at: date, applicant: Requester | None
) -> Iterator[Finding]:
    parents = {Relation.FATHER: declaration.father, Relation.MOTHER: declaration.mother}
    parent = parents.get(applicant.relation) if applicant else None
    if applicant is None or parent is None:
        return
    numbers = {applicant.personal_number, parent.personal_number} - {None}
    if folded(applicant.full_name) != folded(parent.full_name) or len(numbers) > 1:
        yield SoftWarning(
            pointer("applicant", "relation"),
            phrase(
                "Người yêu cầu khai là {relation} của trẻ nhưng họ tên hoặc số định danh khác với tờ khai; hãy "
                "đối chiếu.",
                relation=applicant.relation.words.lower(),
            ),
            "requester_differs_from_parent",
        )


def _parents(declaration: BirthDeclaration) -> tuple[Person, ...]:
    return tuple(parent for parent in (declaration.mother, declaration.father) if parent is not None)


def _differs(childs: str | None, theirs: set[str | None]) -> bool:
    """Whether the child's value is surely nobody's; a parent who stated none (the number suffices) leaves it open."""
    return childs is not None and bool(theirs) and None not in theirs and childs not in theirs


def _may_be_surname(surname: str, full_name: str) -> bool:
    """Whether a name begins with the surname, or ends with it as Ê-đê names do."""
    name, sought = folded(full_name), folded(surname)
    return name == sought or name.startswith(f"{sought} ") or name.endswith(f" {sought}")


def _years(born_on: date, day: date) -> int:
    return day.year - born_on.year - ((day.month, day.day) < (born_on.month, born_on.day))


def _doubt(place: str, code: str, message: str) -> SoftWarning:
    return SoftWarning(pointer("declaration", *place.split("/")), message, code)


BIRTH_DOUBTS = (
    registered_late,
    grown_up_already,
    child_has_died,
    ethnicity_of_neither_parent,
    nationality_of_neither_parent,
    surname_of_neither_parent,
    parents_of_unusual_age,
    sex_of_the_other_parent,
    unmarried_with_father,
    born_before_the_marriage,
    born_in_hospital_without_certificate,
    requester_is_another_person,
)
