"""Đăng ký chấm dứt giám hộ, 1.004845 (Luật Hộ tịch Đ22-23).

The source documents speak of "đăng ký lại việc giám hộ", which no law knows: re-registration exists for births,
marriages and deaths only. A change of guardian is this procedure followed by a new registration, so their name leads
here.
"""

from __future__ import annotations

from datetime import date

from procedures.components.guardianship import TERMINATION_COMPONENTS
from procedures.examples.guardianship import termination
from procedures.forms.declarations.guardianship_termination import TerminationDeclaration, TerminationRequester
from procedures.forms.requester import Requester
from procedures.guardianship_registration import GUARDIANSHIP_FEES
from procedures.limits import WorkingDays
from procedures.procedure import Competence, Edition, Procedure, Result, StepBudget
from procedures.rules.termination_checks import TERMINATION_RULES


def competent_wards(declaration: TerminationDeclaration, applicant: Requester) -> frozenset[str] | None:
    """Where the guardianship was registered (Luật Hộ tịch Đ22); an old unit says nothing about who took its books."""
    ward = declaration.entry.place.ward
    return None if ward is None else frozenset({ward})


GUARDIANSHIP_TERMINATION = Procedure(
    code="1.004845",
    slug="guardianship-termination",
    title="Đăng ký chấm dứt giám hộ",
    aliases=("Đăng ký lại việc giám hộ", "Đăng ký lại giám hộ", "Thay đổi giám hộ", "Thay đổi người giám hộ"),
    editions=(
        Edition(
            id="2026-01",
            valid_from=date(2026, 1, 1),
            limit=WorkingDays(2),
            competence=Competence.PLACE_OF_REGISTRATION,
            competent_wards=competent_wards,
            who_may_apply="Người giám hộ; khi thay đổi giám hộ thì có người khác đủ điều kiện nhận giám hộ.",
            requirements=(
                "Việc giám hộ đã đăng ký tại chính nơi nhận hồ sơ và có căn cứ chấm dứt. Thay đổi người giám hộ (nhiều "
                "nơi gọi là đăng ký lại việc giám hộ) thì khai luôn giám hộ mới: chấm dứt xong, hồ sơ đăng ký giám hộ "
                "mới được mở ngay, không phải nộp lại từ đầu."
            ),
            components=TERMINATION_COMPONENTS,
            fee_rules=GUARDIANSHIP_FEES,
            results=(Result(code="guardianship_end_extract", title="Trích lục đăng ký chấm dứt giám hộ"),),
            legal_basis=("Luật Hộ tịch 60/2014/QH13", "Bộ luật Dân sự 91/2015/QH13"),
            retention="Vĩnh viễn",
            steps=(
                StepBudget("mot-cua", "Tiếp nhận, số hóa, chuyển hồ sơ", 2),
                StepBudget("tu-phap", "Tra sổ, thẩm định, dự thảo kết quả", 8),
                StepBudget("chu-tich", "Quyết định, ký", 4),
                StepBudget("van-thu", "Đóng dấu, chuyển trả", 2),
            ),
            declaration_form=TerminationDeclaration,
            requester_form=TerminationRequester,
            rules=TERMINATION_RULES,
            example=termination,
            unverified=(
                "Các căn cứ chấm dứt giám hộ theo Bộ luật Dân sự 2015 Đ62.",
                "Những ai ngoài người giám hộ được yêu cầu đăng ký chấm dứt giám hộ.",
                "Chấm dứt giám hộ được miễn lệ phí như đăng ký giám hộ.",
                "Việc chấm dứt giám hộ ghi trong sổ giám hộ thành phần riêng, đánh số riêng từng năm.",
                "Hồ sơ đăng ký giám hộ mới khi thay đổi giám hộ được mở ngay khi trích lục chấm dứt đã ký, đóng dấu.",
            ),
        ),
    ),
)
