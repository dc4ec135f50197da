"""Xóa đăng ký thường trú, 1.003197 (Luật Cư trú 68/2020/QH14 Đ24; QĐ 296/QĐ-VPCP when linked)."""

from __future__ import annotations

from datetime import date

from procedures.components.residence_deletion import RESIDENCE_DELETION_COMPONENTS
from procedures.examples.residence_deletion import example
from procedures.fees.postage import POSTAGE
from procedures.forms.declarations.residence_deletion import DeletionRequester, ResidenceDeletionDeclaration
from procedures.limits import SameDay
from procedures.other_agencies.office_kind import OfficeKind
from procedures.procedure import Competence, Edition, Procedure, Result, StepBudget
from procedures.rules.residence_deletion_checks import RESIDENCE_DELETION_RULES

RESIDENCE_DELETION = Procedure(
    code="1.003197",
    slug="residence-deletion",
    title="Xóa đăng ký thường trú",
    field="Đăng ký, quản lý cư trú",
    authority="Công an cấp xã",
    handled_by=OfficeKind.POLICE,
    aliases=("Xóa hộ khẩu", "Cắt khẩu"),
    editions=(
        Edition(
            id="2026-01",
            valid_from=date(2026, 1, 1),
            limit=SameDay(),
            linked_limit=SameDay(),
            competence=Competence.POLICE_OF_RESIDENCE,
            who_may_apply="Người thuộc trường hợp xóa đăng ký, thành viên hộ gia đình, người đại diện.",
            requirements="Thuộc một trong các trường hợp xóa đăng ký thường trú; người chết thì đã đăng ký khai tử.",
            components=RESIDENCE_DELETION_COMPONENTS,
            fee_rules=POSTAGE,
            results=(Result(code="residence_notice", title="Thông báo kết quả xóa đăng ký thường trú"),),
            legal_basis=("Luật Cư trú 68/2020/QH14", "Nghị định 154/2024/NĐ-CP", "Nghị định 63/2024/NĐ-CP"),
            retention="Vĩnh viễn",
            steps=(
                StepBudget("mot-cua", "Tiếp nhận, chuyển hồ sơ", 2),
                StepBudget("tu-phap", "Kiểm tra, cập nhật cơ sở dữ liệu về cư trú", 3),
                StepBudget("chu-tich", "Trưởng Công an cấp xã phê duyệt, ký", 2),
                StepBudget("van-thu", "Đóng dấu, trả kết quả", 1),
            ),
            declaration_form=ResidenceDeletionDeclaration,
            requester_form=DeletionRequester,
            rules=RESIDENCE_DELETION_RULES,
            example=example,
            unverified=(
                "Thời hạn xóa đăng ký thường trú khi nộp riêng; trong nhóm liên thông là ngay trong ngày làm việc.",
                "Hồ sơ đến sau 15 giờ được giải quyết trong ngày làm việc tiếp theo.",
                "Phân bổ giờ cho từng bước và hình thức thông báo kết quả (mẫu CT08).",
            ),
        ),
    ),
)
