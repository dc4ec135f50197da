"""Đăng ký thường trú, 1.004222 (Luật Cư trú 68/2020/QH14 Đ20-22; NĐ 63/2024/NĐ-CP Đ7 when linked)."""

from __future__ import annotations

from datetime import date

from procedures.civil_words import Channel
from procedures.component import Condition, FilingFacts
from procedures.components.residence import RESIDENCE_COMPONENTS
from procedures.examples.residence import example
from procedures.fees.postage import POSTAGE, one
from procedures.forms.declarations.residence import ResidenceDeclaration, ResidenceRequester
from procedures.limits import WorkingDays
from procedures.other_agencies.office_kind import OfficeKind
from procedures.procedure import Competence, Edition, Procedure, Result, StepBudget
from procedures.rules.residence_checks import RESIDENCE_RULES
from procedures.tariff import FeeKind, FeeRule


def not_linked_and_grown_up(declaration: ResidenceDeclaration, facts: FilingFacts) -> bool:
    """A linked group costs nothing beside its first leg (NĐ 63/2024 Đ4); children never pay."""
    return facts.channel is not Channel.LINKED and not declaration.subject.is_child(facts.filed_on)


RESIDENCE_FEES = (
    FeeRule(
        code="residence",
        kind=FeeKind.FEE,
        title="Lệ phí đăng ký thường trú",
        condition=Condition("không thuộc nhóm liên thông, người đăng ký không phải trẻ em", not_linked_and_grown_up),
        quantity=one,
        legal_basis="Thông tư 75/2022/TT-BTC",
    ),
    *POSTAGE,
)

RESIDENCE_REGISTRATION = Procedure(
    code="1.004222",
    slug="residence-registration",
    title="Đăng ký thường trú",
    field="Đăng ký, quản lý cư trú",
    authority="Công an cấp xã",
    handled_by=OfficeKind.POLICE,
    aliases=("Nhập hộ khẩu", "Nhập khẩu cho con", "Đăng ký hộ khẩu thường trú"),
    editions=(
        Edition(
            id="2026-01",
            valid_from=date(2026, 1, 1),
            limit=WorkingDays(7),
            linked_limit=WorkingDays(2),
            linked_verified_limit=WorkingDays(5),
            verification_reason=(
                "Cơ sở dữ liệu về cư trú chưa đủ thông tin về chỗ ở nên phải xác minh tại chỗ, theo Nghị định "
                "63/2024/NĐ-CP."
            ),
            householder_answers_within=WorkingDays(5),
            competence=Competence.POLICE_OF_RESIDENCE,
            who_may_apply="Công dân chuyển đến chỗ ở hợp pháp; cha, mẹ hoặc người đại diện đăng ký cho trẻ em.",
            requirements=(
                "Có chỗ ở hợp pháp; về ở với người thân thì chủ hộ và chủ sở hữu chỗ ở đồng ý. Chủ hộ xác nhận trên "
                "VNeID hoặc ký trên tờ khai CT01."
            ),
            components=RESIDENCE_COMPONENTS,
            fee_rules=RESIDENCE_FEES,
            results=(Result(code="residence_notice", title="Thông báo kết quả đăng ký thường trú"),),
            legal_basis=(
                "Luật Cư trú 68/2020/QH14",
                "Nghị định 154/2024/NĐ-CP",
                "Nghị định 63/2024/NĐ-CP",
                "Thông tư 53/2025/TT-BCA",
            ),
            retention="Vĩnh viễn",
            steps=(
                StepBudget("mot-cua", "Tiếp nhận, chuyển hồ sơ", 4),
                StepBudget("tu-phap", "Kiểm tra, xác minh, cập nhật cơ sở dữ liệu về cư trú", 40),
                StepBudget("chu-tich", "Trưởng Công an cấp xã phê duyệt, ký", 8),
                StepBudget("van-thu", "Đóng dấu, trả kết quả", 4),
            ),
            declaration_form=ResidenceDeclaration,
            requester_form=ResidenceRequester,
            rules=RESIDENCE_RULES,
            example=example,
            unverified=(
                "Thời hạn chủ hộ xác nhận trên VNeID (05 ngày làm việc) lấy theo Quyết định 296/QĐ-VPCP của nhóm "
                "liên thông khai tử; thời gian chờ không tính vào thời hạn giải quyết.",
                "Mức lệ phí đăng ký thường trú (20.000 đồng, trực tuyến 10.000 đồng) và việc miễn cho trẻ em.",
                "Thành phần hồ sơ của từng trường hợp chỗ ở theo Luật Cư trú Đ21.",
                "Phân bổ giờ cho từng bước.",
                "Hình thức thông báo kết quả (mẫu CT08) và số đăng ký riêng của từng công an cấp xã.",
            ),
        ),
    ),
)
