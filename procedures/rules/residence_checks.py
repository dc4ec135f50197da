"""The rules over CT01: what is impossible, and what makes the officer look twice."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from procedures.civil_words import Relation
from procedures.folded_text import folded
from procedures.forms.declarations.residence import DwellingKind, ResidenceDeclaration, Resident
from procedures.forms.personal_number import doubts
from procedures.forms.requester import Requester
from procedures.rules.findings import Fault, Finding, SoftWarning, pointer


def nobody_is_unborn(declaration: ResidenceDeclaration, filed_at: date, _: Requester | None) -> Iterator[Finding]:
    for where, person in _people(declaration):
        if person.birth_date > filed_at:
            yield Fault(
                pointer("declaration", *where, "birth_date"),
                "born_in_future",
                "Ngày sinh ở sau ngày nộp hồ sơ; hãy xem lại ngày sinh.",
            )


def residence_is_here(declaration: ResidenceDeclaration, filed_at: date, _: Requester | None) -> Iterator[Finding]:
    if declaration.residence.is_abroad:
        yield Fault(
            pointer("declaration", "residence", "country"),
            "residence_abroad",
            "Chỉ đăng ký thường trú ở trong nước; hãy xem lại nơi đề nghị đăng ký.",
        )


def somebody_comes(declaration: ResidenceDeclaration, filed_at: date, _: Requester | None) -> Iterator[Finding]:
    """Who is householder himself founds a household and joins nobody's."""
    joins = declaration.dwelling is DwellingKind.HOUSEHOLD
    if joins and declaration.householder.relation is Relation.SELF:
        yield Fault(
            pointer("declaration", "householder", "relation"),
            "joins_himself",
            "Về ở với người thân thì người đăng ký không thể là chủ hộ; hãy chọn lại quan hệ hoặc loại chỗ ở.",
        )


def grown_up_has_a_number(declaration: ResidenceDeclaration, filed_at: date, _: Requester | None) -> Iterator[Finding]:
    for where, person in _people(declaration):
        if person.personal_number is None and not person.is_child(filed_at):
            yield Fault(
                pointer("declaration", *where, "personal_number"),
                "number_missing",
                "Người từ đủ 16 tuổi phải ghi số định danh cá nhân; hãy ghi 12 chữ số.",
            )


def numbers_fit(declaration: ResidenceDeclaration, filed_at: date, _: Requester | None) -> Iterator[Finding]:
    for where, person in _people(declaration):
        number = person.personal_number
        if number and doubts(number, sex=person.sex, birth_year=person.birth_date.year):
            yield SoftWarning(
                pointer("declaration", *where, "personal_number"),
                "Số định danh không khớp năm sinh, giới tính hoặc mã tỉnh; hãy đối chiếu trước khi tiếp nhận.",
                "number_in_doubt",
            )


def householder_is_another(declaration: ResidenceDeclaration, filed_at: date, _: Requester | None) -> Iterator[Finding]:
    same = folded(declaration.householder.full_name) == folded(declaration.subject.full_name)
    if same != (declaration.householder.relation is Relation.SELF):
        yield SoftWarning(
            pointer("declaration", "householder", "full_name"),
            "Họ tên chủ hộ và quan hệ với chủ hộ không khớp nhau; hãy đối chiếu.",
            "householder_in_doubt",
        )


def _people(declaration: ResidenceDeclaration) -> Iterator[tuple[tuple[str | int, ...], Resident]]:
    yield ("subject",), declaration.subject
    for number, member in enumerate(declaration.members):
        yield ("members", number), member


RESIDENCE_RULES = (
    nobody_is_unborn,
    residence_is_here,
    somebody_comes,
    grown_up_has_a_number,
    numbers_fit,
    householder_is_another,
)
