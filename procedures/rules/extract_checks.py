"""The rules over the request for copies: what is impossible, and what makes the officer look twice."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from procedures.civil_words import CivilEvent, Relation
from procedures.folded_text import folded
from procedures.forms.declarations.civil_status_extract import ExtractDeclaration
from procedures.forms.requester import Requester
from procedures.rules.findings import Fault, Finding, SoftWarning, pointer

# Luật Hộ tịch Đ63-64 speaks of one's own events; whether these may ask, the officer finds out.
_RIGHT_IN_DOUBT = (Relation.GRANDPARENT, Relation.SIBLING, Relation.RELATIVE)
_OF_TWO = (CivilEvent.MARRIAGE, CivilEvent.GUARDIANSHIP, CivilEvent.GUARDIANSHIP_END)


def entry_is_not_to_come(declaration: ExtractDeclaration, filed_at: date, _: Requester | None) -> Iterator[Finding]:
    day = declaration.entry.registered_on
    if day is not None and day.earliest > filed_at:
        yield _fault(
            "entry/registered_on", "entered_in_future", "Ngày đăng ký ở sau ngày nộp hồ sơ; hãy xem lại ngày đăng ký."
        )


def subject_was_born_by_then(declaration: ExtractDeclaration, filed_at: date, _: Requester | None) -> Iterator[Finding]:
    born, entered = declaration.subject.birth_date, declaration.entry.registered_on
    if born is None:
        return
    if born.earliest > filed_at:
        yield _fault("subject/birth_date", "born_in_future", "Ngày sinh ở sau ngày nộp hồ sơ; hãy xem lại ngày sinh.")
    elif entered is not None and born.earliest > entered.latest:
        yield _fault(
            "entry/registered_on", "entered_before_birth", "Ngày đăng ký ở trước ngày sinh; hãy xem lại hai ngày."
        )


def agency_says_why(declaration: ExtractDeclaration, filed_at: date, applicant: Requester | None) -> Iterator[Finding]:
    if applicant is not None and applicant.organisation is not None and declaration.reason is None:
        yield _fault(
            "reason",
            "reason_missing",
            "Cơ quan, tổ chức phải nêu lý do yêu cầu (Luật Hộ tịch Đ64); hãy ghi lý do và số văn bản.",
        )


def dead_do_not_ask(declaration: ExtractDeclaration, filed_at: date, applicant: Requester | None) -> Iterator[Finding]:
    of_death = declaration.event is CivilEvent.DEATH
    if of_death and applicant is not None and applicant.relation is Relation.SELF:
        yield Fault(
            pointer("applicant", "relation"),
            "dead_requester",
            "Trích lục khai tử thì người yêu cầu không thể là chính người chết; hãy chọn lại quan hệ.",
        )


def enough_to_search_by(declaration: ExtractDeclaration, filed_at: date, _: Requester | None) -> Iterator[Finding]:
    entry, subject = declaration.entry, declaration.subject
    if not (entry.number or entry.registered_on or subject.birth_date or subject.personal_number):
        yield _doubt(
            "entry",
            "little_to_search_by",
            "Chỉ có họ tên và nơi đăng ký; hãy hỏi thêm ngày sinh, năm đăng ký hoặc số đăng ký để tra sổ.",
        )


def both_are_named(declaration: ExtractDeclaration, filed_at: date, _: Requester | None) -> Iterator[Finding]:
    if declaration.event in _OF_TWO and declaration.other_person is None:
        yield _doubt("other_person", "other_person_missing", "Chưa ghi người thứ hai trong việc hộ tịch; hãy hỏi thêm.")


def requester_may_ask(
    declaration: ExtractDeclaration, filed_at: date, applicant: Requester | None
) -> Iterator[Finding]:
    if applicant is not None and applicant.relation in _RIGHT_IN_DOUBT:
        yield SoftWarning(
            pointer("applicant", "relation"),
            "Quyền yêu cầu của người này cần được xem xét; hãy hỏi giấy tờ chứng minh hoặc văn bản ủy quyền.",
            "right_in_doubt",
        )


def asks_about_himself(
    declaration: ExtractDeclaration, filed_at: date, applicant: Requester | None
) -> Iterator[Finding]:
    if applicant is None or applicant.relation is not Relation.SELF:
        return
    people = [person for person in (declaration.subject, declaration.other_person) if person is not None]
    if folded(applicant.full_name) not in [folded(person.full_name) for person in people]:
        yield SoftWarning(
            pointer("applicant", "relation"),
            "Người yêu cầu khai là bản thân nhưng họ tên khác với người được cấp trích lục; hãy đối chiếu.",
            "requester_differs_from_subject",
        )


def _fault(place: str, code: str, detail: str) -> Fault:
    return Fault(pointer("declaration", *place.split("/")), code, detail)


def _doubt(place: str, code: str, message: str) -> SoftWarning:
    return SoftWarning(pointer("declaration", *place.split("/")), message, code)


EXTRACT_RULES = (
    entry_is_not_to_come,
    subject_was_born_by_then,
    agency_says_why,
    dead_do_not_ask,
    enough_to_search_by,
    both_are_named,
    requester_may_ask,
    asks_about_himself,
)
