"""The rules over a linked birth declaration: those of the birth, and that something is asked of another agency."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from procedures.forms.declarations.linked_birth import LinkedBirthDeclaration, LinkedBirthWithCardDeclaration
from procedures.forms.requester import Requester
from procedures.rules.birth_checks import BIRTH_RULES
from procedures.rules.findings import Fault, Finding, SoftWarning, pointer

OLDEST_FOR_GROUP = 6


def something_is_asked_of_others(
    declaration: LinkedBirthDeclaration, filed_at: date, _: Requester | None
) -> Iterator[Finding]:
    card = declaration.identity_card if isinstance(declaration, LinkedBirthWithCardDeclaration) else None
    if declaration.residence is None and declaration.insurance is None and card is None:
        yield Fault(
            pointer("declaration", "residence"),
            "nothing_linked",
            "Chưa chọn thủ tục liên thông nào; hãy chọn đăng ký thường trú hoặc thẻ bảo hiểm y tế, "
            "nếu chỉ khai sinh thì nộp thủ tục 1.001193.",
        )


def child_is_under_six(declaration: LinkedBirthDeclaration, filed_at: date, _: Requester | None) -> Iterator[Finding]:
    born = declaration.child.birth_date
    sixth = born.year + OLDEST_FOR_GROUP, born.month, born.day
    if (filed_at.year, filed_at.month, filed_at.day) >= sixth:
        yield Fault(
            pointer("declaration", "child", "birth_date"),
            "too_old_for_group",
            "Thủ tục liên thông dành cho trẻ dưới 6 tuổi; trẻ lớn hơn thì nộp từng thủ tục riêng.",
        )


def residence_is_in_viet_nam(
    declaration: LinkedBirthDeclaration, filed_at: date, _: Requester | None
) -> Iterator[Finding]:
    if declaration.residence is not None and declaration.residence.address.is_abroad:
        yield Fault(
            pointer("declaration", "residence", "address", "country"),
            "residence_abroad",
            "Nơi đăng ký thường trú phải ở Việt Nam; hãy chọn lại địa chỉ.",
        )


def residence_follows_a_parent(
    declaration: LinkedBirthDeclaration, filed_at: date, _: Requester | None
) -> Iterator[Finding]:
    if declaration.residence is None:
        return
    homes = [parent.residence for parent in (declaration.mother, declaration.father) if parent and parent.residence]
    if homes and all(home.ward != declaration.residence.address.ward for home in homes):
        yield SoftWarning(
            pointer("declaration", "residence", "address", "ward"),
            "Nơi đăng ký thường trú của trẻ khác phường, xã với cha, mẹ; hãy xem giấy tờ về chỗ ở và ý kiến cha, mẹ.",
            "residence_elsewhere",
        )


LINKED_BIRTH_RULES = (
    *BIRTH_RULES,
    something_is_asked_of_others,
    child_is_under_six,
    residence_is_in_viet_nam,
    residence_follows_a_parent,
)
