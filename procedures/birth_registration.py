"""Đăng ký khai sinh, 1.001193: what the law says about registering a birth.

Sources: Luật Hộ tịch 60/2014/QH13 Đ5, 9-11, 13-16; NĐ 123/2015/NĐ-CP Đ14-16; NĐ 07/2025/NĐ-CP; NQ 66.7/2025/NQ-CP;
Luật Hộ tịch 03/2026/QH16 for the edition of March 2027. What no text confirmed stands in `unverified`.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from procedures.civil_words import ExemptionGround
from procedures.component import Condition, FilingFacts
from procedures.components.birth import BIRTH_COMPONENTS
from procedures.examples.birth import example
from procedures.fees.postage import POSTAGE, one
from procedures.forms.birth_declaration import BirthDeclaration, BirthRequester
from procedures.forms.requester import Requester
from procedures.limits import CalendarDays, SameDay, WorkingDays, WorkingHours
from procedures.procedure import Competence, Edition, Procedure, Result, StepBudget
from procedures.rules.birth_checks import BIRTH_RULES
from procedures.rules.birth_deadline import is_overdue
from procedures.tariff import FeeKind, FeeRule


def registered_late(declaration: BirthDeclaration, facts: FilingFacts) -> bool:
    return is_overdue(declaration.child.birth_date, facts.filed_on)


def copies_wanted(declaration: BirthDeclaration, facts: FilingFacts) -> bool:
    return declaration.copies.count > 0


def competent_wards(declaration: BirthDeclaration, applicant: Requester) -> frozenset[str] | None:
    """Where a parent lives (Luật Hộ tịch Đ13); for a child without parents, where it was found or is cared for.

    A parent known by the personal number alone may live anywhere, so the question stays open until the look-up.
    """
    parents = [parent for parent in (declaration.mother, declaration.father) if parent is not None]
    if not parents:
        places = [declaration.child.birth_place.place, applicant.residence]
        return frozenset(place.ward for place in places if place.ward is not None) or None
    homes = [parent.residence for parent in parents if not parent.deceased]
    if not homes or None in homes:
        return None
    return frozenset(home.ward for home in homes if home is not None and home.ward is not None) or None


def number_of_copies(declaration: BirthDeclaration) -> int:
    return declaration.copies.count


BIRTH_FEES = (
    FeeRule(
        code="birth-overdue",
        kind=FeeKind.FEE,
        title="Lệ phí đăng ký khai sinh quá hạn",
        condition=Condition("đăng ký quá 60 ngày kể từ ngày sinh; đúng hạn thì được miễn", registered_late),
        quantity=one,
        exemptions=(ExemptionGround.MERIT, ExemptionGround.POOR, ExemptionGround.DISABLED),
        legal_basis="Luật Hộ tịch Đ11",
    ),
    FeeRule(
        code="copy",
        kind=FeeKind.CHARGE,
        title="Phí cấp bản sao Giấy khai sinh",
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
        "Cơ sở dữ liệu chưa có thông tin hôn nhân của cha, mẹ trẻ nên phải hỏi Ủy ban nhân dân cấp xã nơi lưu giữ, "
        "theo Nghị định 07/2025/NĐ-CP."
    ),
    announcement=CalendarDays(7),
    number_patience=WorkingHours(4),
    competence=Competence.RESIDENCE_OF_PARENT,
    competent_wards=competent_wards,
    who_may_apply=(
        "Cha hoặc mẹ trong 60 ngày kể từ ngày sinh; nếu không thể thì ông, bà, người thân thích khác hoặc cá nhân, "
        "tổ chức đang nuôi dưỡng trẻ. Được ủy quyền cho người khác nộp thay."
    ),
    requirements="Trẻ chưa được đăng ký khai sinh. Trẻ bị bỏ rơi được niêm yết 7 ngày liên tục trước khi đăng ký.",
    components=BIRTH_COMPONENTS,
    fee_rules=BIRTH_FEES,
    results=(Result(code="birth_certificate", title="Giấy khai sinh (bản chính)"),),
    legal_basis=(
        "Luật Hộ tịch 60/2014/QH13",
        "Nghị định 123/2015/NĐ-CP",
        "Nghị định 07/2025/NĐ-CP",
        "Nghị quyết 66.7/2025/NQ-CP",
        "Thông tư 04/2024/TT-BTP",
    ),
    retention="Vĩnh viễn",
    steps=(
        StepBudget("mot-cua", "Tiếp nhận, số hóa, chuyển hồ sơ", 2),
        StepBudget("tu-phap", "Thẩm định, tra cứu, dự thảo kết quả", 3),
        StepBudget("chu-tich", "Quyết định, ký", 2),
        StepBudget("van-thu", "Vào số, đóng dấu, chuyển trả", 1),
    ),
    declaration_form=BirthDeclaration,
    requester_form=BirthRequester,
    rules=BIRTH_RULES,
    example=example,
    unverified=(
        "Thời hạn khi phải xác minh (03 ngày làm việc) lấy theo thời hạn trả lời của UBND cấp xã khác.",
        "Thời gian người dân kiểm tra bản dự thảo (01 ngày) là ngày theo lịch và không tính vào thời gian của cơ quan.",
        "Thời gian chờ số định danh cá nhân (04 giờ làm việc) do phần mềm đặt ra.",
        "Phân bổ giờ cho từng bước lấy theo một quy trình nội bộ mẫu.",
        "Mức lệ phí khai sinh quá hạn của Hà Nội và mức cước bưu chính.",
        "Dân tộc của trẻ bị bỏ rơi được để trống.",
        "Nơi đăng ký cho trẻ không rõ cha mẹ: nơi trẻ được tìm thấy hoặc nơi cư trú của người nuôi dưỡng.",
        "Số bộ hồ sơ là 01.",
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
        "Luật Hộ tịch 03/2026/QH16: ngoài việc không phụ thuộc nơi cư trú, các nội dung khác giữ như phiên bản trước.",
    ),
)

BIRTH_REGISTRATION = Procedure(
    code="1.001193",
    slug="birth-registration",
    title="Đăng ký khai sinh",
    aliases=("Làm giấy khai sinh", "Khai sinh"),
    editions=(_EDITION_2026, _EDITION_2027),
)
