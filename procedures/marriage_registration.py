"""Đăng ký kết hôn, 1.000894 (Luật Hộ tịch Đ5, 17-18; Luật Hôn nhân và gia đình 2014; NĐ 07/2025/NĐ-CP)."""

from __future__ import annotations

from datetime import date

from procedures.limits import SameDay, WorkingDays
from procedures.procedure import Competence, Edition, Procedure, Result

MARRIAGE_REGISTRATION = Procedure(
    code="1.000894",
    slug="marriage-registration",
    title="Đăng ký kết hôn",
    editions=(
        Edition(
            id="2026-01",
            valid_from=date(2026, 1, 1),
            limit=SameDay(),
            verified_limit=WorkingDays(5),
            competence=Competence.RESIDENCE_OF_EITHER,
            who_may_apply="Hai bên nam, nữ; cả hai phải có mặt khi ký Sổ đăng ký và Giấy chứng nhận kết hôn.",
            requirements=(
                "Nam từ đủ 20 tuổi, nữ từ đủ 18 tuổi vào ngày đăng ký; tự nguyện; không mất năng lực hành vi dân sự; "
                "không thuộc trường hợp cấm kết hôn."
            ),
            results=(Result(code="marriage_certificate", title="Giấy chứng nhận kết hôn (bản chính)", copies=2),),
            legal_basis=(
                "Luật Hộ tịch 60/2014/QH13",
                "Luật Hôn nhân và gia đình 52/2014/QH13",
                "Nghị định 123/2015/NĐ-CP",
                "Nghị định 07/2025/NĐ-CP",
            ),
            retention="Vĩnh viễn",
        ),
    ),
)
