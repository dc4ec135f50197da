"""Cấp Giấy xác nhận tình trạng hôn nhân, 1.004873 (NĐ 123/2015/NĐ-CP Đ21-23; Thông tư 04/2020/TT-BTP Đ12, Đ33)."""

from __future__ import annotations

from datetime import date

from procedures.civil_words import ExemptionGround
from procedures.component import Condition, FilingFacts
from procedures.components.marital_status import MARITAL_STATUS_COMPONENTS
from procedures.examples.marital_status import example
from procedures.fees.postage import POSTAGE, one
from procedures.forms.declarations.marital_status import MaritalStatusDeclaration, MaritalStatusRequester
from procedures.forms.requester import Requester
from procedures.limits import WorkingDays
from procedures.procedure import Competence, Edition, Procedure, Result, StepBudget
from procedures.rules.marital_status_checks import MARITAL_STATUS_RULES
from procedures.tariff import FeeKind, FeeRule


def always(declaration: MaritalStatusDeclaration, facts: FilingFacts) -> bool:
    return True


def competent_wards(declaration: MaritalStatusDeclaration, applicant: Requester) -> frozenset[str] | None:
    """Where the person lives; open when only the population database can tell."""
    home = declaration.home(applicant)
    return frozenset({home.ward}) if home is not None and home.ward is not None else None


MARITAL_STATUS_FEES = (
    FeeRule(
        code="marital-status",
        kind=FeeKind.FEE,
        title="Lệ phí cấp Giấy xác nhận tình trạng hôn nhân",
        condition=Condition("mỗi lần cấp 01 bản", always),
        quantity=one,
        exemptions=(ExemptionGround.MERIT, ExemptionGround.POOR, ExemptionGround.DISABLED),
        legal_basis="Luật Hộ tịch Đ11",
    ),
    *POSTAGE,
)

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
            verification_reason=(
                "Cơ sở dữ liệu chưa có thông tin hôn nhân nên phải hỏi Ủy ban nhân dân nơi đã cư trú trước đây, theo "
                "Điều 22 Nghị định 123/2015/NĐ-CP. Kết quả được cấp ngay trong ngày nhận đủ trả lời."
            ),
            competence=Competence.OWN_RESIDENCE,
            competent_wards=competent_wards,
            who_may_apply="Người cần xác nhận tình trạng hôn nhân của mình, hoặc người được ủy quyền.",
            requirements="Nếu để kết hôn thì phải đủ điều kiện kết hôn; giấy chỉ dùng đúng mục đích đã ghi.",
            components=MARITAL_STATUS_COMPONENTS,
            fee_rules=MARITAL_STATUS_FEES,
            results=(
                Result(code="marital_status_certificate", title="Giấy xác nhận tình trạng hôn nhân", valid_months=6),
            ),
            legal_basis=(
                "Luật Hộ tịch 60/2014/QH13",
                "Nghị định 123/2015/NĐ-CP",
                "Thông tư 04/2020/TT-BTP",
                "Nghị định 07/2025/NĐ-CP",
            ),
            retention="Theo bảng thời hạn lưu trữ của ngành tư pháp",
            steps=(
                StepBudget("mot-cua", "Tiếp nhận, số hóa, chuyển hồ sơ", 4),
                StepBudget("tu-phap", "Tra cứu, hỏi nơi cư trú cũ, thẩm định, dự thảo", 14),
                StepBudget("chu-tich", "Quyết định, ký", 4),
                StepBudget("van-thu", "Vào số, đóng dấu, chuyển trả", 2),
            ),
            declaration_form=MaritalStatusDeclaration,
            requester_form=MaritalStatusRequester,
            rules=MARITAL_STATUS_RULES,
            example=example,
            unverified=(
                "Thời hạn khi phải hỏi UBND cấp xã khác (06 ngày làm việc): 03 ngày kiểm tra cộng 03 ngày trả lời.",
                "Thời hạn lưu trữ hồ sơ xác nhận tình trạng hôn nhân.",
                "Phân bổ giờ cho từng bước xác nhận tình trạng hôn nhân.",
                "Mức lệ phí cấp Giấy xác nhận tình trạng hôn nhân của Hà Nội.",
                "Xã được hỏi không trả lời trong hạn: nhận văn bản cam đoan của người yêu cầu, hoặc chờ tiếp.",
                "Giấy cũ để kết hôn không nộp lại được: hỏi nơi dự định kết hôn cùng lúc với các nơi cư trú cũ.",
            ),
        ),
    ),
)
