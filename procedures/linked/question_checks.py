"""What is impossible in another agency's question, and what makes the officer ask back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from procedures.forms.declarations.commune_question import QuestionAbout, QuestionDeclaration
from procedures.forms.requester import Requester
from procedures.rules.findings import Fault, Finding, SoftWarning, pointer


def letter_is_not_to_come(declaration: QuestionDeclaration, filed_at: date, _: Requester | None) -> Iterator[Finding]:
    if declaration.letter.dated > filed_at:
        yield Fault(
            pointer("declaration", "letter", "dated"),
            "letter_in_future",
            "Ngày văn bản ở sau ngày nhận; hãy xem lại ngày trên văn bản.",
        )


def entry_is_not_to_come(declaration: QuestionDeclaration, filed_at: date, _: Requester | None) -> Iterator[Finding]:
    entry = declaration.entry
    if entry is not None and entry.registered_on is not None and entry.registered_on.earliest > filed_at:
        yield Fault(
            pointer("declaration", "entry", "registered_on"),
            "entered_in_future",
            "Ngày đăng ký ở sau ngày nhận đề nghị; hãy xem lại ngày đăng ký.",
        )


def enough_to_search_by(declaration: QuestionDeclaration, filed_at: date, _: Requester | None) -> Iterator[Finding]:
    """A bare name finds too many or the wrong one; whether to ask back is the clerk's to decide."""
    place = {0: "subject", 1: "other_person"}
    for number, person in enumerate(declaration.persons):
        if person.birth_date is None and person.personal_number is None:
            yield SoftWarning(
                pointer("declaration", place[number]),
                "Chỉ có họ tên; hãy đề nghị cơ quan hỏi ghi thêm ngày sinh hoặc số định danh cá nhân.",
                "little_to_search_by",
            )


def book_can_be_found(declaration: QuestionDeclaration, filed_at: date, _: Requester | None) -> Iterator[Finding]:
    entry = declaration.entry
    if declaration.about is not QuestionAbout.REGISTER_BOOK or entry is None:
        return
    if entry.registered_on is None and entry.number is None:
        yield SoftWarning(
            pointer("declaration", "entry"),
            "Không có năm đăng ký và số đăng ký; hãy đề nghị cơ quan hỏi ghi thêm để tìm đúng quyển sổ.",
            "little_to_find_book_by",
        )


QUESTION_RULES = (letter_is_not_to_come, entry_is_not_to_come, enough_to_search_by, book_can_be_found)
