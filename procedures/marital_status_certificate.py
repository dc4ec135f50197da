"""Cấp Giấy xác nhận tình trạng hôn nhân, 1.004873 (NĐ 123/2015/NĐ-CP Đ21-23)."""

from __future__ import annotations

from datetime import date

from procedures.limits import WorkingDays
from procedures.procedure import Competence, Edition, Procedure, Result

MARITAL_STATUS_CERTIFICATE = Procedure(
    code="1.004873",
    slug="marital-status-certificate",
    title="Cấp Giấy xác nhận tình trạng hôn nhân",
    aliases=("Giấy xác nhận độc thân", "Xác nhận tình trạng hôn nhân"),
    editions=(
        Edition(
            id="2026-01",
            valid_from=date(2026, 1, 1),
            limit=WorkingDays(3),
            verified_limit=WorkingDays(6),
            competence=Competence.OWN_RESIDENCE,
            who_may_apply="Người cần xác nhận tình trạng hôn nhân của mình, hoặc người được ủy quyền.",
            requirements="Nếu để kết hôn thì phải đủ điều kiện kết hôn; giấy chỉ dùng đúng mục đích đã ghi.",
            results=(
                Result(code="marital_status_certificate", title="Giấy xác nhận tình trạng hôn nhân", valid_months=6),
            ),
            legal_basis=("Luật Hộ tịch 60/2014/QH13", "Nghị định 123/2015/NĐ-CP", "Nghị định 07/2025/NĐ-CP"),
            retention="Theo bảng thời hạn lưu trữ của ngành tư pháp",
            unverified=(
                "Thời hạn khi phải hỏi UBND cấp xã khác (06 ngày làm việc): 03 ngày kiểm tra cộng 03 ngày trả lời.",
                "Thời hạn lưu trữ hồ sơ xác nhận tình trạng hôn nhân.",
            ),
        ),
    ),
)
