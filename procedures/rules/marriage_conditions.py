"""Whoever wants a certificate to marry with must be allowed to marry (NĐ 123/2015 Đ22.1; Luật HN&GĐ 2014 Đ8).

Only objective facts are faults: age, a marriage that lasts, the same person on both sides, a partner who has died.
Whether both marry of their own will, and what they are to each other, is for the officer to find out.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from procedures.civil_words import Sex
from procedures.forms.declarations.marital_status import MaritalStatusDeclaration
from procedures.forms.person import Person
from procedures.forms.requester import Requester
from procedures.marital_words import CertificatePurpose, MaritalStatus
from procedures.rules.findings import Fault, Finding, SoftWarning, pointer

AGE_TO_MARRY = {Sex.MALE: 20, Sex.FEMALE: 18}


def is_free_to_marry(declaration: MaritalStatusDeclaration, filed_at: date, _: Requester | None) -> Iterator[Finding]:
    if _for_marriage(declaration) and declaration.status is MaritalStatus.MARRIED:
        yield _fault("purpose", "already_married", "Đang có vợ, chồng thì không được xác nhận để đăng ký kết hôn.")


def is_old_enough(declaration: MaritalStatusDeclaration, filed_at: date, _: Requester | None) -> Iterator[Finding]:
    if not _for_marriage(declaration):
        return
    youngest, oldest = _years_short(declaration.subject, filed_at)
    if oldest > 0:
        yield _fault(
            "subject/birth_date",
            "too_young",
            "Chưa đủ tuổi kết hôn (nam 20, nữ 18), chưa cấp được giấy để kết hôn.",
        )
    elif youngest > 0:
        yield _doubt("subject/birth_date", "perhaps_too_young", "Ngày sinh chưa đủ để biết đã đủ tuổi kết hôn.")


def partner_can_be_married(
    declaration: MaritalStatusDeclaration, filed_at: date, _: Requester | None
) -> Iterator[Finding]:
    if declaration.intended is None:
        return
    partner, number = declaration.intended.partner, declaration.subject.personal_number
    if number is not None and partner.personal_number == number:
        yield _fault(
            "intended/partner/personal_number",
            "same_person",
            "Số định danh hai bên trùng nhau; hãy xem lại cả hai.",
        )
    if partner.deceased:
        yield _fault("intended/partner/deceased", "partner_deceased", "Người dự định kết hôn đã chết; hãy xem lại.")
    if _years_short(partner, filed_at)[0] > 0:
        yield _doubt("intended/partner/birth_date", "partner_too_young", "Người dự định kết hôn có thể chưa đủ tuổi.")


def partner_is_of_other_sex(
    declaration: MaritalStatusDeclaration, filed_at: date, _: Requester | None
) -> Iterator[Finding]:
    if declaration.partner_is_of_same_sex():
        yield _doubt(
            "intended/partner/sex",
            "same_sex",
            "Hai bên khai cùng giới tính; pháp luật không thừa nhận hôn nhân này, hãy hỏi lại.",
        )


def _for_marriage(declaration: MaritalStatusDeclaration) -> bool:
    return declaration.purpose is CertificatePurpose.MARRIAGE


def _years_short(person: Person, on: date) -> tuple[int, int]:
    """By how many years the person is too young to marry: if born as late, and as early, as was declared."""
    if person.sex is None or person.birth_date is None:
        return 0, 0
    wanted = AGE_TO_MARRY[person.sex]
    return wanted - _full_years(person.birth_date.latest, on), wanted - _full_years(person.birth_date.earliest, on)


def _full_years(born: date, on: date) -> int:
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))


def _fault(place: str, code: str, detail: str) -> Fault:
    return Fault(pointer("declaration", *place.split("/")), code, detail)


def _doubt(place: str, code: str, message: str) -> SoftWarning:
    return SoftWarning(pointer("declaration", *place.split("/")), message, code)


MARRIAGE_CONDITIONS = (is_free_to_marry, is_old_enough, partner_can_be_married, partner_is_of_other_sex)
