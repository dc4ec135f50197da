"""Đăng ký khai tử, 1.000656: what the law says about registering a death.

Sources: Luật Hộ tịch 60/2014/QH13 Đ5, 9-11, 32-34; NĐ 123/2015/NĐ-CP Đ4; TT 04/2020/TT-BTP Đ13; BLDS 2015 Đ30; NQ
66.7/2025/NQ-CP; Luật Hộ tịch 03/2026/QH16 for the edition of March 2027.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from procedures.civil_words import ExemptionGround
from procedures.component import Condition, FilingFacts
from procedures.components.death import DEATH_COMPONENTS
from procedures.examples.death import example
from procedures.fees.postage import POSTAGE, one
from procedures.forms.declarations.death_registration import DeathDeclaration, DeathRequester
from procedures.forms.requester import Requester
from procedures.limits import SameDay, WorkingDays
from procedures.procedure import Competence, Edition, Procedure, Result, StepBudget
from procedures.rules.death_checks import DEATH_RULES
from procedures.rules.death_deadline import is_overdue
from procedures.tariff import FeeKind, FeeRule


def registered_late(declaration: DeathDeclaration, facts: FilingFacts) -> bool:
    return is_overdue(declaration.died.latest, facts.filed_on) and not facts.for_organisation


def copies_wanted(declaration: DeathDeclaration, facts: FilingFacts) -> bool:
    return declaration.copies.count > 0


def number_of_copies(declaration: DeathDeclaration) -> int:
    return declaration.copies.count


def competent_wards(declaration: DeathDeclaration, applicant: Requester) -> frozenset[str] | None:
    """The last residence; where that is unknown or abroad, where the person died or was found (Luật Hộ tịch Đ32)."""
    for place in (declaration.last_residence, declaration.place.place):
        if place is not None and place.ward is not None:
            return frozenset({place.ward})
    return None


DEATH_FEES = (
    FeeRule(
        code="death-overdue",
        kind=FeeKind.FEE,
        title="Lệ phí đăng ký khai tử quá hạn",
        condition=Condition("người thân đăng ký quá 15 ngày kể từ ngày chết; đúng hạn thì được miễn", registered_late),
        quantity=one,
        exemptions=(ExemptionGround.MERIT, ExemptionGround.POOR, ExemptionGround.DISABLED),
        legal_basis="Luật Hộ tịch Đ11",
    ),
    FeeRule(
        code="copy",
        kind=FeeKind.CHARGE,
        title="Phí cấp bản sao Trích lục khai tử",
        condition=Condition("có đề nghị cấp bản sao", copies_wanted),
        quantity=number_of_copies,
        legal_basis="Thông tư 281/2016/TT-BTC",
    ),
    *POSTAGE,
)

_EDITION_2026 = Edition(
    id="2026-01",
    valid_from=date(2026, 1, 1),
    valid_to=date(2027, 2, 28),
    limit=SameDay(),
    verified_limit=WorkingDays(3),
    verification_reason=(
        "Việc chết phải được xác minh trước khi đăng ký khai tử, theo Điều 34 Luật Hộ tịch và Nghị định 123/2015/NĐ-CP."
    ),
    competence=Competence.LAST_RESIDENCE,
    competent_wards=competent_wards,
    who_may_apply=(
        "Vợ, chồng, con, cha, mẹ hoặc người thân thích khác trong 15 ngày kể từ ngày chết; không có người thân "
        "thích thì cơ quan, tổ chức, cá nhân liên quan; nếu không có ai thì công chức tư pháp – hộ tịch."
    ),
    requirements=(
        "Có Giấy báo tử hoặc giấy tờ thay thế Giấy báo tử; không ai khác cấp được thì Ủy ban nhân dân cấp xã nơi chết "
        "cấp. Chết đã lâu mà không có giấy tờ nào chứng minh thì không đăng ký."
    ),
    components=DEATH_COMPONENTS,
    fee_rules=DEATH_FEES,
    results=(Result(code="death_extract", title="Trích lục khai tử (bản chính)"),),
    legal_basis=(
        "Luật Hộ tịch 60/2014/QH13",
        "Nghị định 123/2015/NĐ-CP",
        "Nghị quyết 66.7/2025/NQ-CP",
        "Thông tư 04/2020/TT-BTP",
        "Thông tư 04/2024/TT-BTP",
    ),
    retention="Vĩnh viễn",
    steps=(
        StepBudget("mot-cua", "Tiếp nhận, số hóa, chuyển hồ sơ", 2),
        StepBudget("tu-phap", "Thẩm định, tra cứu, dự thảo kết quả", 3),
        StepBudget("chu-tich", "Quyết định, ký", 2),
        StepBudget("van-thu", "Vào số, đóng dấu, chuyển trả", 1),
    ),
    declaration_form=DeathDeclaration,
    requester_form=DeathRequester,
    rules=DEATH_RULES,
    example=example,
    unverified=(
        "Chết đã lâu được hiểu là quá một năm; văn bản không nêu con số.",
        "Xác minh để cấp Giấy báo tử cũng tính trong thời hạn 03 ngày làm việc của việc đăng ký khai tử.",
        "Người chết tại xã khác mà chưa có Giấy báo tử thì UBND cấp xã nơi đăng ký hỏi UBND cấp xã nơi chết.",
        "Mức lệ phí khai tử quá hạn của Hà Nội.",
        "Cơ quan, tổ chức và công chức đăng ký theo trách nhiệm không nộp lệ phí quá hạn.",
        "Mẫu Giấy báo tử của UBND cấp xã: nội dung theo NĐ 123/2015 Đ4 k2, hình thức do phần mềm đặt ra.",
        "Phân bổ giờ cho từng bước đăng ký khai tử lấy theo một quy trình nội bộ mẫu.",
    ),
)

_EDITION_2027 = replace(
    _EDITION_2026,
    id="2027-03",
    valid_from=date(2027, 3, 1),
    valid_to=None,
    competence=Competence.ANY,
    legal_basis=("Luật Hộ tịch 03/2026/QH16", *_EDITION_2026.legal_basis[1:]),
    unverified=(
        *_EDITION_2026.unverified,
        "Luật Hộ tịch 03/2026/QH16 đối với khai tử: ngoài việc không phụ thuộc nơi cư trú, giữ như phiên bản trước.",
    ),
)

DEATH_REGISTRATION = Procedure(
    code="1.000656",
    slug="death-registration",
    title="Đăng ký khai tử",
    aliases=("Giấy báo tử", "Trích lục khai tử lần đầu"),
    editions=(_EDITION_2026, _EDITION_2027),
)
