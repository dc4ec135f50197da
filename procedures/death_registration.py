"""Đăng ký khai tử, 1.000656 (Luật Hộ tịch Đ5, 32-34)."""

from __future__ import annotations

from datetime import date

from procedures.limits import SameDay, WorkingDays
from procedures.procedure import Competence, Edition, Procedure, Result

DEATH_REGISTRATION = Procedure(
    code="1.000656",
    slug="death-registration",
    title="Đăng ký khai tử",
    aliases=("Giấy báo tử", "Trích lục khai tử lần đầu"),
    editions=(
        Edition(
            id="2026-01",
            valid_from=date(2026, 1, 1),
            limit=SameDay(),
            verified_limit=WorkingDays(3),
            competence=Competence.LAST_RESIDENCE,
            who_may_apply=(
                "Vợ, chồng, con, cha, mẹ hoặc người thân thích khác trong 15 ngày kể từ ngày chết; không có người thân "
                "thích thì cơ quan, tổ chức, cá nhân liên quan; nếu không có ai thì công chức tư pháp – hộ tịch."
            ),
            requirements="Có Giấy báo tử hoặc giấy tờ thay thế Giấy báo tử.",
            results=(Result(code="death_extract", title="Trích lục khai tử (bản chính)"),),
            legal_basis=("Luật Hộ tịch 60/2014/QH13", "Nghị định 123/2015/NĐ-CP", "Nghị quyết 66.7/2025/NQ-CP"),
            retention="Vĩnh viễn",
        ),
    ),
)
