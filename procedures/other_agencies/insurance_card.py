"""Cấp thẻ bảo hiểm y tế cho trẻ em dưới 6 tuổi (Luật Bảo hiểm y tế Đ12, Đ16-17; NĐ 63/2024/NĐ-CP Đ7 when linked)."""

from __future__ import annotations

from datetime import date

from procedures.components.insurance_card import INSURANCE_CARD_COMPONENTS
from procedures.examples.insurance_card import example
from procedures.fees.postage import POSTAGE
from procedures.forms.declarations.insurance_card import CardRequester, InsuranceCardDeclaration
from procedures.limits import WorkingDays
from procedures.other_agencies.office_kind import OfficeKind
from procedures.procedure import Competence, Edition, Procedure, Result, StepBudget
from procedures.rules.insurance_card_checks import INSURANCE_CARD_RULES

INSURANCE_CARD = Procedure(
    code="1.002759",
    slug="insurance-card",
    title="Cấp thẻ bảo hiểm y tế cho trẻ em dưới 6 tuổi",
    field="Thu, sổ – thẻ bảo hiểm y tế",
    authority="Cơ quan bảo hiểm xã hội",
    handled_by=OfficeKind.INSURANCE,
    aliases=("Thẻ BHYT cho trẻ", "Bảo hiểm y tế trẻ em"),
    editions=(
        Edition(
            id="2026-01",
            valid_from=date(2026, 1, 1),
            limit=WorkingDays(2),
            linked_limit=WorkingDays(2),
            competence=Competence.SOCIAL_INSURANCE,
            who_may_apply="Cha, mẹ, người giám hộ, người đang nuôi dưỡng trẻ em dưới 6 tuổi.",
            requirements="Trẻ em dưới 6 tuổi; Nhà nước đóng bảo hiểm y tế.",
            components=INSURANCE_CARD_COMPONENTS,
            fee_rules=POSTAGE,
            results=(Result(code="insurance_card", title="Thẻ bảo hiểm y tế"),),
            legal_basis=("Luật Bảo hiểm y tế 25/2008/QH12", "Nghị định 63/2024/NĐ-CP"),
            retention="Theo bảng thời hạn lưu trữ của ngành bảo hiểm xã hội",
            steps=(
                StepBudget("mot-cua", "Tiếp nhận, chuyển hồ sơ", 2),
                StepBudget("tu-phap", "Kiểm tra, cấp mã số, lập thẻ", 8),
                StepBudget("chu-tich", "Giám đốc phê duyệt, ký", 4),
                StepBudget("van-thu", "Đóng dấu, trả thẻ", 2),
            ),
            declaration_form=InsuranceCardDeclaration,
            requester_form=CardRequester,
            rules=INSURANCE_CARD_RULES,
            example=example,
            unverified=(
                "Mã thủ tục 1.002759.",
                "Số mục và tên mục của tờ khai TK1-TS.",
                "Cấu tạo mã thẻ: TE, mức hưởng 1, mã tỉnh, 10 chữ số mã số bảo hiểm xã hội.",
                "Thời hạn khi nộp riêng lấy bằng thời hạn trong nhóm liên thông (02 ngày làm việc).",
                "Thẻ có giá trị đến ngày trẻ đủ 72 tháng tuổi; chưa đến kỳ nhập học thì đến 30/9 năm đó.",
                "Phân bổ giờ cho từng bước.",
            ),
        ),
    ),
)
