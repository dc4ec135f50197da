"""Cấp bản sao Trích lục hộ tịch, bản sao Giấy khai sinh, 2.000635 (Luật Hộ tịch Đ63-64)."""

from __future__ import annotations

from datetime import date

from procedures.limits import SameDay
from procedures.procedure import Competence, Edition, Procedure, Result

CIVIL_STATUS_EXTRACT = Procedure(
    code="2.000635",
    slug="civil-status-extract",
    title="Cấp bản sao Trích lục hộ tịch, bản sao Giấy khai sinh",
    aliases=("Trích lục hộ tịch", "Trích lục khai sinh, khai tử, kết hôn", "Bản sao giấy khai sinh"),
    editions=(
        Edition(
            id="2026-01",
            valid_from=date(2026, 1, 1),
            limit=SameDay(),
            competence=Competence.ANY,
            who_may_apply=(
                "Cá nhân không phụ thuộc nơi cư trú, hoặc người được ủy quyền; "
                "cơ quan, tổ chức thì yêu cầu bằng văn bản nêu rõ lý do."
            ),
            requirements="Việc hộ tịch đã đăng ký và tìm được trong cơ sở dữ liệu hộ tịch.",
            results=(Result(code="civil_status_extract", title="Bản sao Trích lục hộ tịch"),),
            legal_basis=("Luật Hộ tịch 60/2014/QH13", "Thông tư 281/2016/TT-BTC"),
            retention="Theo bảng thời hạn lưu trữ của ngành tư pháp",
            unverified=("Thời hạn lưu trữ hồ sơ cấp bản sao.",),
        ),
    ),
)
