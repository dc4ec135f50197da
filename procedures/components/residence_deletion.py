"""What may be asked for when somebody is taken out of the register of residence (Luật Cư trú Đ24)."""

from __future__ import annotations

from procedures.component import Component, Condition, DataSource, FilingFacts, Necessity
from procedures.components.every_procedure import HANDED_IN, ORIGINAL_OR_COPY, SHOWN_OR_COPY, filed_on_paper
from procedures.forms.declarations.residence_deletion import DeletionGround, ResidenceDeletionDeclaration


def of_a_death(declaration: ResidenceDeletionDeclaration, facts: FilingFacts) -> bool:
    return declaration.ground is DeletionGround.DEATH


def of_something_else(declaration: ResidenceDeletionDeclaration, facts: FilingFacts) -> bool:
    return declaration.ground is not DeletionGround.DEATH


RESIDENCE_DELETION_COMPONENTS = (
    Component(
        code="declaration",
        title="Tờ khai thay đổi thông tin cư trú (CT01)",
        necessity=Necessity.CONDITIONAL,
        condition=Condition("nộp trực tiếp hoặc qua bưu chính", filed_on_paper),
        kinds=HANDED_IN,
        legal_basis="Luật Cư trú Đ24; Thông tư 53/2025/TT-BCA",
    ),
    Component(
        code="death_extract",
        title="Trích lục khai tử",
        necessity=Necessity.CONDITIONAL,
        condition=Condition("xóa đăng ký vì người đó đã chết", of_a_death),
        kinds=SHOWN_OR_COPY,
        replaced_by=DataSource.CIVIL_STATUS,
        legal_basis="Luật Cư trú Đ24; Nghị định 63/2024/NĐ-CP Đ4",
        note="Nhóm liên thông: dữ liệu khai tử do cơ quan đăng ký hộ tịch chuyển đến",
    ),
    Component(
        code="ground_paper",
        title="Giấy tờ chứng minh thuộc trường hợp xóa đăng ký thường trú",
        necessity=Necessity.CONDITIONAL,
        condition=Condition("xóa đăng ký vì lý do khác", of_something_else),
        kinds=ORIGINAL_OR_COPY,
        legal_basis="Luật Cư trú Đ24; Nghị định 154/2024/NĐ-CP",
    ),
    Component(
        code="other",
        title="Giấy tờ khác người yêu cầu tự nguyện nộp thêm",
        necessity=Necessity.OPTIONAL,
        kinds=SHOWN_OR_COPY,
        legal_basis="Luật Cư trú Đ24",
    ),
)
