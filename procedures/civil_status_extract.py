"""Cấp bản sao Trích lục hộ tịch, bản sao Giấy khai sinh, 2.000635 (Luật Hộ tịch Đ63-64)."""

from __future__ import annotations

from datetime import date

from procedures.component import Condition, FilingFacts
from procedures.components.civil_status_extract import EXTRACT_COMPONENTS
from procedures.examples.civil_status_extract import example
from procedures.fees.postage import POSTAGE
from procedures.forms.declarations.civil_status_extract import ExtractDeclaration, ExtractRequester
from procedures.limits import SameDay
from procedures.procedure import Competence, Edition, Procedure, Result, StepBudget
from procedures.rules.extract_checks import EXTRACT_RULES
from procedures.tariff import FeeKind, FeeRule


def always(declaration: ExtractDeclaration, facts: FilingFacts) -> bool:
    return True


def number_of_copies(declaration: ExtractDeclaration) -> int:
    return declaration.copies.count


EXTRACT_FEES = (
    FeeRule(
        code="copy",
        kind=FeeKind.CHARGE,
        title="Phí cấp bản sao trích lục hộ tịch",
        condition=Condition("tính theo số bản sao", always),
        quantity=number_of_copies,
        legal_basis="Thông tư 281/2016/TT-BTC",
    ),
    *POSTAGE,
)

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
            requirements="Việc hộ tịch đã đăng ký và tìm được trong cơ sở dữ liệu hộ tịch hoặc sổ hộ tịch.",
            components=EXTRACT_COMPONENTS,
            fee_rules=EXTRACT_FEES,
            results=(Result(code="civil_status_extract", title="Bản sao Trích lục hộ tịch"),),
            legal_basis=("Luật Hộ tịch 60/2014/QH13", "Thông tư 281/2016/TT-BTC", "Thông tư 04/2024/TT-BTP"),
            retention="Theo bảng thời hạn lưu trữ của ngành tư pháp",
            steps=(
                StepBudget("mot-cua", "Tiếp nhận, số hóa, chuyển hồ sơ", 2),
                StepBudget("tu-phap", "Tra sổ, thẩm định, dự thảo trích lục", 3),
                StepBudget("chu-tich", "Quyết định, ký", 2),
                StepBudget("van-thu", "Đóng dấu, chuyển trả", 1),
            ),
            declaration_form=ExtractDeclaration,
            requester_form=ExtractRequester,
            rules=EXTRACT_RULES,
            example=example,
            unverified=(
                "Thời hạn lưu trữ hồ sơ cấp bản sao.",
                "Những người thân nào ngoài bản thân, vợ, chồng, con, cha, mẹ được yêu cầu bản sao.",
                "Cơ quan, tổ chức yêu cầu bằng văn bản cũng nộp phí bản sao.",
                "Các bản sao của một lần yêu cầu mang chung một số trong sổ cấp bản sao.",
                "Bản sao trích lục không qua bước người dân kiểm tra bản dự thảo.",
                "Việc hộ tịch chỉ có trong sổ giấy của cơ quan khác thì từ chối và hướng dẫn đến nơi giữ sổ.",
            ),
        ),
    ),
)
