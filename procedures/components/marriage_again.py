"""What may be asked for when a marriage is registered anew (NĐ 123/2015/NĐ-CP Đ27)."""

from __future__ import annotations

from procedures.component import Component, Condition, FilingFacts, Necessity
from procedures.components.every_procedure import (
    EXEMPTION_EVIDENCE,
    HANDED_IN,
    IDENTITY_PAPER,
    ORIGINAL_OR_COPY,
    OTHER,
    RESIDENCE_PROOF,
    filed_on_paper,
)
from procedures.forms.declarations.marriage_again import MarriageAgainDeclaration


def copy_is_held(declaration: MarriageAgainDeclaration, facts: FilingFacts) -> bool:
    return declaration.old.copy_held


def no_copy_is_held(declaration: MarriageAgainDeclaration, facts: FilingFacts) -> bool:
    return not declaration.old.copy_held


MARRIAGE_AGAIN_COMPONENTS = (
    Component(
        code="declaration",
        title="Tờ khai đăng ký lại kết hôn",
        necessity=Necessity.CONDITIONAL,
        condition=Condition("nộp trực tiếp hoặc qua bưu chính; nộp trực tuyến thì khai mẫu điện tử", filed_on_paper),
        kinds=HANDED_IN,
        legal_basis="NĐ 123/2015/NĐ-CP Đ27; Thông tư 04/2024/TT-BTP",
    ),
    Component(
        code="old_certificate_copy",
        title="Bản sao Giấy chứng nhận kết hôn được cấp trước đây",
        necessity=Necessity.CONDITIONAL,
        condition=Condition("còn giữ bản sao Giấy chứng nhận kết hôn", copy_is_held),
        kinds=ORIGINAL_OR_COPY,
        legal_basis="NĐ 123/2015/NĐ-CP Đ27 k1",
    ),
    Component(
        code="personal_papers",
        title="Bản sao hồ sơ, giấy tờ cá nhân có thông tin về việc kết hôn",
        necessity=Necessity.CONDITIONAL,
        condition=Condition("không còn bản sao Giấy chứng nhận kết hôn", no_copy_is_held),
        kinds=ORIGINAL_OR_COPY,
        legal_basis="NĐ 123/2015/NĐ-CP Đ27 k1",
    ),
    IDENTITY_PAPER,
    RESIDENCE_PROOF,
    EXEMPTION_EVIDENCE,
    OTHER,
)
