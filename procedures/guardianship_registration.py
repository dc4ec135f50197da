"""Đăng ký giám hộ, 1.004837 (Luật Hộ tịch Đ19-21): a guardian appointed, or one by kinship."""

from __future__ import annotations

from datetime import date

from procedures.component import Condition, FilingFacts
from procedures.components.guardianship import GUARDIANSHIP_COMPONENTS
from procedures.examples.guardianship import registration
from procedures.fees.postage import POSTAGE
from procedures.forms.declarations.guardianship import GuardianshipDeclaration, GuardianshipRequester
from procedures.forms.declarations.guardianship_termination import TerminationDeclaration
from procedures.forms.requester import Requester
from procedures.limits import WorkingDays
from procedures.procedure import Competence, Edition, Procedure, Result, StepBudget
from procedures.rules.guardianship_checks import GUARDIANSHIP_RULES
from procedures.tariff import FeeKind, FeeRule


def competent_wards(declaration: GuardianshipDeclaration, applicant: Requester) -> frozenset[str] | None:
    """Where the ward or the guardian lives (Luật Hộ tịch Đ19); whoever is known by number only may live anywhere."""
    homes = [declaration.ward.residence, declaration.guardian.residence]
    if None in homes:
        return None
    return frozenset(home.ward for home in homes if home is not None and home.ward is not None) or None


def copies_wanted(declaration: GuardianshipDeclaration | TerminationDeclaration, facts: FilingFacts) -> bool:
    return declaration.copies.count > 0


def number_of_copies(declaration: GuardianshipDeclaration | TerminationDeclaration) -> int:
    return declaration.copies.count


# Registering a guardianship is free for citizens who live in the country (Luật Hộ tịch Đ11); a copy is not.
GUARDIANSHIP_FEES = (
    FeeRule(
        code="copy",
        kind=FeeKind.CHARGE,
        title="Phí cấp bản sao trích lục hộ tịch",
        condition=Condition("có đề nghị cấp bản sao", copies_wanted),
        quantity=number_of_copies,
        legal_basis="Thông tư 281/2016/TT-BTC",
    ),
    *POSTAGE,
)

GUARDIANSHIP_REGISTRATION = Procedure(
    code="1.004837",
    slug="guardianship-registration",
    title="Đăng ký giám hộ",
    aliases=("Giám hộ cử", "Giám hộ đương nhiên"),
    editions=(
        Edition(
            id="2026-01",
            valid_from=date(2026, 1, 1),
            limit=WorkingDays(3),
            competence=Competence.RESIDENCE_OF_WARD_OR_GUARDIAN,
            competent_wards=competent_wards,
            who_may_apply="Người được cử làm giám hộ hoặc người giám hộ đương nhiên.",
            requirements=(
                "Người giám hộ có đủ điều kiện theo Bộ luật Dân sự 2015. Nhiều người cùng đủ điều kiện giám hộ đương "
                "nhiên thì thỏa thuận bằng văn bản cử một người."
            ),
            components=GUARDIANSHIP_COMPONENTS,
            fee_rules=GUARDIANSHIP_FEES,
            results=(Result(code="guardianship_extract", title="Trích lục đăng ký giám hộ"),),
            legal_basis=("Luật Hộ tịch 60/2014/QH13", "Bộ luật Dân sự 91/2015/QH13", "Nghị định 123/2015/NĐ-CP"),
            retention="Vĩnh viễn",
            steps=(
                StepBudget("mot-cua", "Tiếp nhận, số hóa, chuyển hồ sơ", 2),
                StepBudget("tu-phap", "Thẩm định, tra cứu, dự thảo kết quả", 14),
                StepBudget("chu-tich", "Quyết định, ký", 6),
                StepBudget("van-thu", "Đóng dấu, chuyển trả", 2),
            ),
            declaration_form=GuardianshipDeclaration,
            requester_form=GuardianshipRequester,
            rules=GUARDIANSHIP_RULES,
            example=registration,
            unverified=(
                "Điều kiện của người giám hộ theo Bộ luật Dân sự 2015 Đ46-63.",
                "Thứ tự người giám hộ đương nhiên theo Bộ luật Dân sự 2015 Đ52-53.",
                "Tổ chức chỉ được cử giám hộ, không phải là người giám hộ đương nhiên.",
                "Mỗi người được giám hộ chỉ có một việc giám hộ đang có hiệu lực trong sổ của cơ quan đăng ký.",
                "Phân bổ giờ cho từng bước đăng ký và chấm dứt giám hộ do phần mềm đặt ra trong thời hạn luật định.",
            ),
        ),
    ),
)
