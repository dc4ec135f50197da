"""The rules over the end of a guardianship, and over the new one where the guardian is changed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from procedures.folded_text import folded
from procedures.forms.declarations.guardian import Guardian
from procedures.forms.declarations.guardianship_termination import TerminationDeclaration
from procedures.forms.declarations.guardianship_words import TerminationGrounds
from procedures.forms.requester import Requester
from procedures.rules.findings import Fault, Finding, SoftWarning, pointer
from procedures.rules.guardianship_checks import TERMS_RULES, is_under_age, same_person


def change_names_the_new(declaration: TerminationDeclaration, filed_at: date, _: Requester | None) -> Iterator[Finding]:
    """Luật Hộ tịch Đ23: there is a change only where another person who meets the conditions agrees."""
    changes = declaration.grounds is TerminationGrounds.CHANGE
    if changes and declaration.new_guardianship is None:
        yield _fault(
            ("new_guardianship",),
            "new_guardianship_missing",
            "Thay đổi người giám hộ thì phải khai phần giám hộ mới (Luật Hộ tịch Đ23); hãy khai hoặc chọn lý do khác.",
        )
    if not changes and declaration.new_guardianship is not None:
        yield _fault(
            ("new_guardianship",),
            "new_guardianship_not_expected",
            "Chỉ khai phần giám hộ mới khi thay đổi người giám hộ; hãy bỏ phần này hoặc chọn lại lý do.",
        )


def new_terms_hold(declaration: TerminationDeclaration, filed_at: date, _: Requester | None) -> Iterator[Finding]:
    terms = declaration.new_guardianship
    if terms is not None:
        for rule in TERMS_RULES:
            yield from rule(terms, declaration.ward, filed_at, ("new_guardianship",))


def guardian_is_changed(declaration: TerminationDeclaration, filed_at: date, _: Requester | None) -> Iterator[Finding]:
    terms = declaration.new_guardianship
    if terms is not None and _same_guardian(terms.guardian, declaration.guardian):
        yield _fault(
            ("new_guardianship", "guardian"),
            "same_guardian",
            "Người giám hộ mới trùng với người đang giám hộ; hãy xem lại hai phần khai.",
        )


def _same_guardian(new: Guardian, old: Guardian) -> bool:
    if new.person is not None and old.person is not None:
        return same_person(new.person, old.person)
    one, other = new.organisation, old.organisation
    return one is not None and other is not None and folded(one.name) == folded(other.name)


def registered_before_filing(
    declaration: TerminationDeclaration, filed_at: date, _: Requester | None
) -> Iterator[Finding]:
    registered, born = declaration.entry.registered_on, declaration.ward.birth_date
    if registered is None:
        return
    if registered.earliest > filed_at:
        yield _fault(
            ("entry", "registered_on"),
            "registered_in_future",
            "Ngày đăng ký giám hộ ở sau ngày nộp hồ sơ; hãy xem lại ngày đăng ký.",
        )
    elif born is not None and born.earliest > registered.latest:
        yield _fault(
            ("entry", "registered_on"),
            "registered_before_birth",
            "Ngày đăng ký giám hộ ở trước ngày sinh của người được giám hộ; hãy xem lại hai ngày.",
        )


def capacity_comes_with_age(
    declaration: TerminationDeclaration, filed_at: date, _: Requester | None
) -> Iterator[Finding]:
    if declaration.grounds is TerminationGrounds.CAPACITY and is_under_age(declaration.ward, filed_at):
        yield _fault(
            ("grounds",),
            "ward_under_age",
            "Người được giám hộ chưa đủ 18 tuổi; hãy xem lại ngày sinh hoặc chọn lại lý do chấm dứt.",
        )


def death_is_declared(declaration: TerminationDeclaration, filed_at: date, _: Requester | None) -> Iterator[Finding]:
    died = declaration.grounds is TerminationGrounds.WARD_DIED
    if died != declaration.ward.deceased:
        yield SoftWarning(
            pointer("declaration", "ward", "deceased"),
            "Lý do chấm dứt và mục “Đã chết” của người được giám hộ không khớp nhau; hãy hỏi lại.",
            "death_not_declared" if died else "death_declared",
        )


def dead_do_not_ask(
    declaration: TerminationDeclaration, filed_at: date, applicant: Requester | None
) -> Iterator[Finding]:
    if applicant is None or declaration.grounds is not TerminationGrounds.WARD_DIED:
        return
    if folded(applicant.full_name) == folded(declaration.ward.full_name):
        yield Fault(
            pointer("applicant", "full_name"),
            "dead_requester",
            "Người được giám hộ đã chết thì không thể là người yêu cầu; hãy xem lại lý do hoặc người yêu cầu.",
        )


def enough_to_search_by(declaration: TerminationDeclaration, filed_at: date, _: Requester | None) -> Iterator[Finding]:
    if declaration.entry.number is None or declaration.entry.registered_on is None:
        yield SoftWarning(
            pointer("declaration", "entry"),
            "Chưa ghi đủ số và ngày đăng ký giám hộ; công chức phải tra sổ trước khi thẩm định.",
            "entry_not_known",
        )


def _fault(where: tuple[str, ...], code: str, detail: str) -> Fault:
    return Fault(pointer("declaration", *where), code, detail)


TERMINATION_RULES = (
    change_names_the_new,
    new_terms_hold,
    guardian_is_changed,
    registered_before_filing,
    capacity_comes_with_age,
    death_is_declared,
    dead_do_not_ask,
    enough_to_search_by,
)
