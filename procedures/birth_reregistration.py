"""Đăng ký lại khai sinh, 1.004884 (NĐ 123/2015/NĐ-CP Đ24-26; NĐ 18/2026/NĐ-CP Đ13)."""

from __future__ import annotations

from datetime import date

from procedures.civil_words import ExemptionGround
from procedures.component import Condition, FilingFacts
from procedures.components.birth_again import BIRTH_AGAIN_COMPONENTS
from procedures.examples.birth_again import example
from procedures.fees.copies import copy_fee
from procedures.fees.postage import POSTAGE, one
from procedures.forms.declarations.birth_again import BirthAgainDeclaration, BirthAgainRequester
from procedures.forms.requester import Requester
from procedures.limits import CalendarDays, WorkingDays, WorkingHours
from procedures.procedure import Competence, Edition, Procedure, Result, StepBudget
from procedures.rules.anew.birth_again_checks import BIRTH_AGAIN_RULES
from procedures.tariff import FeeKind, FeeRule


def always(declaration: BirthAgainDeclaration, facts: FilingFacts) -> bool:
    return True


def competent_wards(declaration: BirthAgainDeclaration, applicant: Requester) -> frozenset[str] | None:
    """Where the birth was registered, or where the person lives (Đ25); open while one of these is not known."""
    home = declaration.subject.residence
    wards = [declaration.old.place.ward, home.ward if home else None]
    return None if None in wards else frozenset(ward for ward in wards if ward is not None)


BIRTH_AGAIN_FEES = (
    FeeRule(
        code="birth-again",
        kind=FeeKind.FEE,
        title="Lệ phí đăng ký lại khai sinh",
        condition=Condition("mọi hồ sơ; trừ người được miễn", always),
        quantity=one,
        exemptions=(ExemptionGround.MERIT, ExemptionGround.POOR, ExemptionGround.DISABLED),
        legal_basis="Luật Hộ tịch Đ11",
    ),
    copy_fee("Phí cấp bản sao trích lục khai sinh"),
    *POSTAGE,
)

BIRTH_REREGISTRATION = Procedure(
    code="1.004884",
    slug="birth-reregistration",
    title="Đăng ký lại khai sinh",
    aliases=("Khai sinh lại", "Làm lại giấy khai sinh"),
    editions=(
        Edition(
            id="2026-01",
            valid_from=date(2026, 1, 1),
            limit=WorkingDays(5),
            verified_limit=CalendarDays(25),
            verification_reason=(
                "Phải hỏi cơ quan đang giữ sổ đăng ký khai sinh cũ xem sổ còn hay mất, theo Điều 26 Nghị định "
                "123/2015/NĐ-CP."
            ),
            query_answer_within=WorkingDays(5),
            number_patience=WorkingHours(4),
            competence=Competence.PLACE_OF_REGISTRATION,
            competent_wards=competent_wards,
            who_may_apply=(
                "Người được đăng ký lại khai sinh, còn sống vào lúc hồ sơ được tiếp nhận; người chưa thành niên thì "
                "cha, mẹ hoặc người đại diện theo pháp luật. Được ủy quyền cho người khác nộp thay."
            ),
            requirements=(
                "Việc khai sinh đã đăng ký tại cơ quan có thẩm quyền của Việt Nam trước ngày 01/01/2016 nhưng cả Sổ hộ "
                "tịch và bản chính Giấy khai sinh đều bị mất."
            ),
            components=BIRTH_AGAIN_COMPONENTS,
            fee_rules=BIRTH_AGAIN_FEES,
            results=(Result(code="birth_certificate", title="Giấy khai sinh (bản chính, ghi “Đăng ký lại”)"),),
            legal_basis=(
                "Luật Hộ tịch 60/2014/QH13",
                "Nghị định 123/2015/NĐ-CP",
                "Nghị định 18/2026/NĐ-CP",
                "Thông tư 04/2024/TT-BTP",
            ),
            retention="Vĩnh viễn",
            steps=(
                StepBudget("mot-cua", "Tiếp nhận, số hóa, chuyển hồ sơ", 4),
                StepBudget("tu-phap", "Tìm nơi giữ sổ, thẩm định, dự thảo kết quả", 26),
                StepBudget("chu-tich", "Quyết định, ký", 8),
                StepBudget("van-thu", "Vào số, đóng dấu, chuyển trả", 2),
            ),
            declaration_form=BirthAgainDeclaration,
            requester_form=BirthAgainRequester,
            rules=BIRTH_AGAIN_RULES,
            example=example,
            unverified=(
                "Thời hạn đăng ký lại khai sinh (05 ngày làm việc; không quá 25 ngày khi phải hỏi nơi đăng ký cũ) và "
                "thời hạn trả lời.",
                "Thẩm quyền đăng ký lại khai sinh của UBND cấp xã nơi thường trú.",
                "Mức lệ phí đăng ký lại khai sinh của Hà Nội.",
                "Thành phần hồ sơ đăng ký lại khai sinh; NĐ 18/2026 giảm giấy tờ cho cán bộ, công chức nhưng chưa đọc "
                "được toàn văn.",
                "Cha, mẹ, người đại diện theo pháp luật được yêu cầu đăng ký lại khai sinh cho người chưa thành niên.",
                "Nơi giữ sổ khai sinh không trả lời trong thời hạn thì công chức thẩm định theo giấy tờ trong hồ sơ.",
                "Người đã có số định danh thì Giấy khai sinh đăng ký lại ghi số ấy; chưa có thì đề nghị cấp.",
                "Phân bổ giờ cho từng bước đăng ký lại khai sinh do phần mềm đặt ra trong thời hạn luật định.",
            ),
        ),
    ),
)
