"""Đăng ký kết hôn, 1.000894 (Luật Hộ tịch Đ5, 17-18; Luật Hôn nhân và gia đình 2014; NĐ 07/2025/NĐ-CP)."""

from __future__ import annotations

from datetime import date

from procedures.components.marriage import MARRIAGE_COMPONENTS
from procedures.examples.marriage import example
from procedures.fees.copies import copy_fee
from procedures.forms.declarations.marriage import MarriageDeclaration, SpouseRequester
from procedures.forms.requester import Requester
from procedures.limits import CalendarDays, SameDay, WorkingDays
from procedures.procedure import Competence, Edition, Procedure, Result, StepBudget
from procedures.rules.marriage_checks import MARRIAGE_RULES, SIGNING_PATIENCE_DAYS


def competent_wards(declaration: MarriageDeclaration, applicant: Requester) -> frozenset[str] | None:
    """Where one of the two lives (Luật Hộ tịch Đ17); open while one is known by the personal number alone."""
    homes = [declaration.husband.residence, declaration.wife.residence]
    if None in homes:
        return None
    return frozenset(home.ward for home in homes if home is not None and home.ward is not None) or None


MARRIAGE_REGISTRATION = Procedure(
    code="1.000894",
    slug="marriage-registration",
    title="Đăng ký kết hôn",
    aliases=("Kết hôn", "Giấy chứng nhận kết hôn"),
    editions=(
        Edition(
            id="2026-01",
            valid_from=date(2026, 1, 1),
            limit=SameDay(),
            verified_limit=WorkingDays(5),
            verification_reason=(
                "Cơ sở dữ liệu chưa có thông tin hôn nhân của một hoặc hai bên nên phải hỏi Ủy ban nhân dân cấp xã nơi "
                "lưu giữ, theo Nghị định 07/2025/NĐ-CP."
            ),
            signing_patience=CalendarDays(SIGNING_PATIENCE_DAYS),
            given_in_person=True,
            competence=Competence.RESIDENCE_OF_EITHER,
            competent_wards=competent_wards,
            who_may_apply="Hai bên nam, nữ; cả hai phải có mặt khi ký Sổ đăng ký và Giấy chứng nhận kết hôn.",
            requirements=(
                "Nam từ đủ 20 tuổi, nữ từ đủ 18 tuổi vào ngày đăng ký; tự nguyện; không mất năng lực hành vi dân sự; "
                "không thuộc trường hợp cấm kết hôn."
            ),
            components=MARRIAGE_COMPONENTS,
            fee_rules=(copy_fee("Phí cấp bản sao trích lục kết hôn"),),
            results=(Result(code="marriage_certificate", title="Giấy chứng nhận kết hôn (bản chính)", copies=2),),
            legal_basis=(
                "Luật Hộ tịch 60/2014/QH13",
                "Luật Hôn nhân và gia đình 52/2014/QH13",
                "Nghị định 123/2015/NĐ-CP",
                "Nghị định 07/2025/NĐ-CP",
                "Thông tư 04/2024/TT-BTP",
            ),
            retention="Vĩnh viễn",
            steps=(
                StepBudget("mot-cua", "Tiếp nhận, số hóa, chuyển hồ sơ", 2),
                StepBudget("tu-phap", "Tra cứu, thẩm định, hẹn hai bên đến ký", 3),
                StepBudget("chu-tich", "Quyết định, ký", 2),
                StepBudget("van-thu", "Đóng dấu, trao cho hai bên", 1),
            ),
            declaration_form=MarriageDeclaration,
            requester_form=SpouseRequester,
            rules=MARRIAGE_RULES,
            example=example,
            unverified=(
                "Hai bên không đến ký thì được hẹn lại, quá 60 ngày thì dừng giải quyết (lấy theo NĐ 123/2015 Đ32 về "
                "kết hôn có yếu tố nước ngoài).",
                "Thời gian chờ hai bên đến ký không tính vào thời gian của cơ quan.",
                "Hồ sơ kết hôn nộp trực tuyến: mỗi bên kiểm tra bản dự thảo trong 01 ngày, không trả lời là đồng ý.",
                "Được rút hồ sơ đăng ký kết hôn đến khi hai bên ký.",
            ),
        ),
    ),
)
