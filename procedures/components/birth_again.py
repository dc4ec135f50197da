"""What may be asked for when a birth is registered anew (NĐ 123/2015/NĐ-CP Đ26)."""

from __future__ import annotations

from procedures.component import Component, Condition, FilingFacts, Necessity
from procedures.components.every_procedure import (
    AUTHORISATION,
    EXEMPTION_EVIDENCE,
    HANDED_IN,
    IDENTITY_PAPER,
    KIN_AUTHORISATION,
    KINSHIP_PROOF,
    ORIGINAL_OR_COPY,
    OTHER,
    RESIDENCE_PROOF,
    filed_on_paper,
)
from procedures.forms.declarations.birth_again import BirthAgainDeclaration


def copy_is_held(declaration: BirthAgainDeclaration, facts: FilingFacts) -> bool:
    return declaration.old.copy_held


def no_copy_is_held(declaration: BirthAgainDeclaration, facts: FilingFacts) -> bool:
    return not declaration.old.copy_held


def works_for_the_state(declaration: BirthAgainDeclaration, facts: FilingFacts) -> bool:
    return declaration.public_employee


BIRTH_AGAIN_COMPONENTS = (
    Component(
        code="declaration",
        title="Tờ khai đăng ký lại khai sinh, có cam đoan đã đăng ký và không còn giữ bản chính",
        necessity=Necessity.CONDITIONAL,
        condition=Condition("nộp trực tiếp hoặc qua bưu chính; nộp trực tuyến thì khai mẫu điện tử", filed_on_paper),
        kinds=HANDED_IN,
        legal_basis="NĐ 123/2015/NĐ-CP Đ26 k1; Thông tư 04/2024/TT-BTP",
    ),
    Component(
        code="old_certificate_copy",
        title="Bản sao Giấy khai sinh được cấp trước đây",
        necessity=Necessity.CONDITIONAL,
        condition=Condition("còn giữ bản sao Giấy khai sinh", copy_is_held),
        kinds=ORIGINAL_OR_COPY,
        legal_basis="NĐ 123/2015/NĐ-CP Đ26 k4",
    ),
    Component(
        code="personal_papers",
        title="Bản sao toàn bộ hồ sơ, giấy tờ cá nhân có thông tin về nội dung khai sinh",
        necessity=Necessity.CONDITIONAL,
        condition=Condition("không còn bản sao Giấy khai sinh", no_copy_is_held),
        kinds=ORIGINAL_OR_COPY,
        legal_basis="NĐ 123/2015/NĐ-CP Đ26 k1, k5",
        note="Giấy tờ không thống nhất thì lấy theo giấy tờ được cấp hoặc xác nhận hợp lệ đầu tiên",
    ),
    Component(
        code="employer_confirmation",
        title="Văn bản của thủ trưởng cơ quan, đơn vị xác nhận nội dung khai sinh phù hợp với hồ sơ đang quản lý",
        necessity=Necessity.CONDITIONAL,
        condition=Condition(
            "là cán bộ, công chức, viên chức hoặc người đang công tác trong lực lượng vũ trang", works_for_the_state
        ),
        kinds=ORIGINAL_OR_COPY,
        legal_basis="NĐ 123/2015/NĐ-CP Đ26 k1; NĐ 18/2026/NĐ-CP Đ13",
    ),
    AUTHORISATION,
    KIN_AUTHORISATION,
    KINSHIP_PROOF,
    IDENTITY_PAPER,
    RESIDENCE_PROOF,
    EXEMPTION_EVIDENCE,
    OTHER,
)
