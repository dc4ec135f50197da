"""Liên thông khai tử, 2.002913 from 01/09/2026, 2.002622 before (NĐ 63/2024; QĐ 296/QĐ-VPCP; NĐ 301/2026)."""

from __future__ import annotations

from datetime import date

from procedures.limits import WorkingDays
from procedures.procedure import Competence, Edition, Procedure, Result

_RESULTS = (
    Result(code="death_extract", title="Trích lục khai tử (bản chính)"),
    Result(code="residence_deletion", title="Thông báo xóa đăng ký thường trú"),
    Result(code="funeral_benefit", title="Quyết định hưởng trợ cấp mai táng hoặc tử tuất"),
)
_RELATIVES = "Vợ, chồng, con, cha, mẹ hoặc người thân thích khác của người chết."
_CONFIRMATION = "Thân nhân xác nhận trên VNeID trong 05 ngày làm việc, không tính vào thời hạn giải quyết."

LINKED_DEATH = Procedure(
    code="2.002913",
    slug="linked-death",
    title="Liên thông điện tử: đăng ký khai tử, xóa đăng ký thường trú, giải quyết mai táng phí, tử tuất",
    former_codes=("2.002622",),
    aliases=("Đăng ký khai tử, xóa đăng ký thường trú", "Liên thông khai tử"),
    editions=(
        Edition(
            id="2024-07",
            valid_from=date(2024, 7, 1),
            valid_to=date(2026, 8, 31),
            limit=WorkingDays(9),
            competence=Competence.LAST_RESIDENCE,
            who_may_apply=_RELATIVES,
            requirements=_CONFIRMATION,
            results=_RESULTS,
            legal_basis=("Nghị định 63/2024/NĐ-CP", "Quyết định 296/QĐ-VPCP", "Luật Hộ tịch 60/2014/QH13"),
            retention="Vĩnh viễn",
            unverified=("Ngày bắt đầu hiệu lực của phiên bản liên thông khai tử theo NĐ 63/2024 (01/07/2024).",),
        ),
        Edition(
            id="2026-09",
            valid_from=date(2026, 9, 1),
            limit=WorkingDays(9),
            competence=Competence.LAST_RESIDENCE,
            who_may_apply=_RELATIVES,
            requirements=_CONFIRMATION,
            results=_RESULTS,
            legal_basis=("Nghị định 301/2026/NĐ-CP", "Luật Hộ tịch 60/2014/QH13"),
            retention="Vĩnh viễn",
            unverified=("Nội dung NĐ 301/2026: thời hạn nhóm liên thông khai tử.",),
        ),
    ),
)
