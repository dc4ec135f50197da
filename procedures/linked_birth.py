"""Liên thông khai sinh, 3.000722 from 01/09/2026, 2.002621 and others before (NĐ 63/2024 Đ7; NĐ 301/2026)."""

from __future__ import annotations

from datetime import date

from procedures.limits import WorkingDays
from procedures.procedure import Competence, Edition, Procedure, Result

_BIRTH = Result(code="birth_certificate", title="Giấy khai sinh (bản chính)")
_RESIDENCE = Result(code="residence_notice", title="Thông báo kết quả đăng ký thường trú")
_INSURANCE = Result(code="insurance_card", title="Thẻ bảo hiểm y tế")
_IDENTITY = Result(code="identity_card", title="Thẻ căn cước")
_PARENTS = "Cha, mẹ, ông, bà, người thân thích khác hoặc người, tổ chức đang nuôi dưỡng trẻ dưới 6 tuổi."
_HOUSEHOLDER = "Chủ hộ xác nhận trên VNeID khi trẻ đăng ký thường trú."

LINKED_BIRTH = Procedure(
    code="3.000722",
    slug="linked-birth",
    title=(
        "Liên thông điện tử: đăng ký khai sinh, đăng ký thường trú, cấp thẻ bảo hiểm y tế, "
        "cấp thẻ căn cước cho trẻ em dưới 6 tuổi"
    ),
    former_codes=("2.000986", "2.001023", "2.002621"),
    aliases=("Đăng ký khai sinh, thường trú, BHYT", "Liên thông khai sinh"),
    editions=(
        Edition(
            id="2024-07",
            valid_from=date(2024, 7, 1),
            valid_to=date(2026, 8, 31),
            limit=WorkingDays(3),
            verified_limit=WorkingDays(5),
            competence=Competence.RESIDENCE_OF_PARENT,
            who_may_apply=_PARENTS,
            requirements=_HOUSEHOLDER,
            results=(_BIRTH, _RESIDENCE, _INSURANCE),
            legal_basis=("Nghị định 63/2024/NĐ-CP", "Luật Hộ tịch 60/2014/QH13"),
            retention="Vĩnh viễn",
            unverified=("Ngày bắt đầu hiệu lực của phiên bản liên thông khai sinh theo NĐ 63/2024 (01/07/2024).",),
        ),
        Edition(
            id="2026-09",
            valid_from=date(2026, 9, 1),
            limit=WorkingDays(3),
            verified_limit=WorkingDays(5),
            competence=Competence.RESIDENCE_OF_PARENT,
            who_may_apply=_PARENTS,
            requirements=_HOUSEHOLDER,
            results=(_BIRTH, _RESIDENCE, _INSURANCE, _IDENTITY),
            legal_basis=("Nghị định 301/2026/NĐ-CP", "Luật Hộ tịch 60/2014/QH13"),
            retention="Vĩnh viễn",
            unverified=("Nội dung NĐ 301/2026: thời hạn nhóm liên thông khai sinh và chặng cấp thẻ căn cước.",),
        ),
    ),
)
