"""Đăng ký lại kết hôn, 1.004746 (NĐ 123/2015/NĐ-CP Đ24, 25, 27)."""

from __future__ import annotations

from datetime import date

from procedures.civil_words import ExemptionGround
from procedures.component import Condition, FilingFacts
from procedures.components.marriage_again import MARRIAGE_AGAIN_COMPONENTS
from procedures.examples.marriage_again import example
from procedures.fees.copies import copy_fee
from procedures.fees.postage import one
from procedures.forms.declarations.marriage_again import MarriageAgainDeclaration, SpouseAgainRequester
from procedures.forms.requester import Requester
from procedures.limits import CalendarDays, WorkingDays
from procedures.procedure import Competence, Edition, Procedure, Result, StepBudget
from procedures.rules.anew.marriage_again_checks import MARRIAGE_AGAIN_RULES
from procedures.rules.marriage_checks import SIGNING_PATIENCE_DAYS
from procedures.tariff import FeeKind, FeeRule


def always(declaration: MarriageAgainDeclaration, facts: FilingFacts) -> bool:
    return True


def competent_wards(declaration: MarriageAgainDeclaration, applicant: Requester) -> frozenset[str] | None:
    """Where the marriage was registered, or where the couple lives; open while one of these is not known."""
    homes = [declaration.husband.residence, declaration.wife.residence]
    wards = [declaration.old.place.ward, *(home.ward if home else None for home in homes)]
    return None if None in wards else frozenset(ward for ward in wards if ward is not None)


MARRIAGE_AGAIN_FEES = (
    FeeRule(
        code="marriage-again",
        kind=FeeKind.FEE,
        title="Lệ phí đăng ký lại kết hôn",
        condition=Condition("mọi hồ sơ; trừ người được miễn", always),
        quantity=one,
        exemptions=(ExemptionGround.MERIT, ExemptionGround.POOR, ExemptionGround.DISABLED),
        legal_basis="Luật Hộ tịch Đ11",
    ),
    copy_fee("Phí cấp bản sao trích lục kết hôn"),
)

MARRIAGE_REREGISTRATION = Procedure(
    code="1.004746",
    slug="marriage-reregistration",
    title="Đăng ký lại kết hôn",
    aliases=("Đăng ký lại việc kết hôn",),
    editions=(
        Edition(
            id="2026-01",
            valid_from=date(2026, 1, 1),
            limit=WorkingDays(5),
            verified_limit=WorkingDays(8),
            verification_reason=(
                "Phải hỏi cơ quan đang giữ sổ đăng ký kết hôn cũ xem sổ còn hay mất, theo Nghị định 123/2015/NĐ-CP."
            ),
            query_answer_within=WorkingDays(5),
            signing_patience=CalendarDays(SIGNING_PATIENCE_DAYS),
            given_in_person=True,
            competence=Competence.PLACE_OF_REGISTRATION,
            competent_wards=competent_wards,
            who_may_apply="Hai vợ chồng, cả hai còn sống vào lúc hồ sơ được tiếp nhận.",
            requirements=(
                "Việc kết hôn đã đăng ký tại cơ quan có thẩm quyền của Việt Nam trước ngày 01/01/2016 nhưng cả Sổ hộ "
                "tịch và bản chính Giấy chứng nhận kết hôn đều bị mất."
            ),
            components=MARRIAGE_AGAIN_COMPONENTS,
            fee_rules=MARRIAGE_AGAIN_FEES,
            results=(Result(code="marriage_certificate", title="Giấy chứng nhận kết hôn (bản chính)", copies=2),),
            legal_basis=("Luật Hộ tịch 60/2014/QH13", "Nghị định 123/2015/NĐ-CP", "Thông tư 04/2024/TT-BTP"),
            retention="Vĩnh viễn",
            steps=(
                StepBudget("mot-cua", "Tiếp nhận, số hóa, chuyển hồ sơ", 4),
                StepBudget("tu-phap", "Tìm nơi giữ sổ, thẩm định, hẹn hai bên đến ký", 26),
                StepBudget("chu-tich", "Quyết định, ký", 8),
                StepBudget("van-thu", "Đóng dấu, trao cho hai bên", 2),
            ),
            declaration_form=MarriageAgainDeclaration,
            requester_form=SpouseAgainRequester,
            rules=MARRIAGE_AGAIN_RULES,
            example=example,
            unverified=(
                "Thời hạn đăng ký lại kết hôn (05 ngày; 08 ngày làm việc khi hỏi nơi đăng ký cũ) và thời hạn trả lời.",
                "Thẩm quyền đăng ký lại kết hôn của UBND cấp xã nơi thường trú.",
                "Mức lệ phí đăng ký lại kết hôn của Hà Nội.",
                "Nơi giữ sổ không trả lời trong thời hạn thì công chức thẩm định theo giấy tờ trong hồ sơ.",
                "Hai vợ chồng cùng ký như khi đăng ký kết hôn; lịch hẹn ký theo cùng thời hạn 60 ngày.",
            ),
        ),
    ),
)
