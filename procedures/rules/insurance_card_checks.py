"""The rules over TK1-TS for a child: it has been born, and is not six yet (Luật Bảo hiểm y tế Đ12)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from procedures.forms.declarations.insurance_card import InsuranceCardDeclaration
from procedures.forms.personal_number import doubts
from procedures.forms.requester import Requester
from procedures.rules.findings import Fault, Finding, SoftWarning, pointer

_UNDER = 6


def child_is_under_six(declaration: InsuranceCardDeclaration, filed_at: date, _: Requester | None) -> Iterator[Finding]:
    born = declaration.subject.birth_date
    years = filed_at.year - born.year - ((filed_at.month, filed_at.day) < (born.month, born.day))
    if born > filed_at:
        yield _fault("born_in_future", "Ngày sinh ở sau ngày nộp hồ sơ; hãy xem lại ngày sinh.")
    elif years >= _UNDER:
        yield _fault("too_old", "Thủ tục này dành cho trẻ em dưới 6 tuổi; người lớn hơn tham gia theo nhóm khác.")


def number_fits(declaration: InsuranceCardDeclaration, filed_at: date, _: Requester | None) -> Iterator[Finding]:
    child = declaration.subject
    if child.personal_number and doubts(child.personal_number, sex=child.sex, birth_year=child.birth_date.year):
        yield SoftWarning(
            pointer("declaration", "subject", "personal_number"),
            "Số định danh không khớp năm sinh, giới tính hoặc mã tỉnh; hãy đối chiếu.",
            "number_in_doubt",
        )


def _fault(code: str, detail: str) -> Fault:
    return Fault(pointer("declaration", "subject", "birth_date"), code, detail)


INSURANCE_CARD_RULES = (child_is_under_six, number_fits)
