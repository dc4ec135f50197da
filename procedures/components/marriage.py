"""What may be asked for when two people want to marry, and what must never be (Luật Hộ tịch Đ18, NĐ 07/2025/NĐ-CP)."""

from __future__ import annotations

from procedures.component import Component, Condition, DataSource, FilingFacts, Necessity
from procedures.components.every_procedure import (
    HANDED_IN,
    IDENTITY_PAPER,
    ORIGINAL_OR_COPY,
    OTHER,
    RESIDENCE_PROOF,
    SHOWN_OR_COPY,
    filed_on_paper,
)
from procedures.forms.declarations.marriage import MarriageDeclaration


def one_stays_abroad(declaration: MarriageDeclaration, facts: FilingFacts) -> bool:
    return declaration.husband.staying_abroad or declaration.wife.staying_abroad


MARRIAGE_COMPONENTS = (
    Component(
        code="declaration",
        title="Tờ khai đăng ký kết hôn",
        necessity=Necessity.CONDITIONAL,
        condition=Condition("nộp trực tiếp hoặc qua bưu chính; nộp trực tuyến thì khai mẫu điện tử", filed_on_paper),
        kinds=HANDED_IN,
        legal_basis="Luật Hộ tịch Đ18 k1; Thông tư 04/2024/TT-BTP",
        note="Hai bên có thể khai chung một tờ khai và cùng ký",
    ),
    Component(
        code="mission_confirmation",
        title="Giấy xác nhận tình trạng hôn nhân do cơ quan đại diện Việt Nam ở nước ngoài cấp",
        necessity=Necessity.CONDITIONAL,
        condition=Condition("một bên đang công tác, học tập, lao động ở nước ngoài", one_stays_abroad),
        kinds=ORIGINAL_OR_COPY,
        legal_basis="NĐ 123/2015/NĐ-CP Đ10",
    ),
    IDENTITY_PAPER,
    RESIDENCE_PROOF,
    Component(
        code="marital_status_certificate",
        title="Giấy xác nhận tình trạng hôn nhân",
        necessity=Necessity.MUST_NOT_BE_DEMANDED,
        kinds=SHOWN_OR_COPY,
        replaced_by=DataSource.CIVIL_STATUS,
        legal_basis="NĐ 07/2025/NĐ-CP",
        note="Cơ quan tự tra cứu; không có dữ liệu thì hỏi UBND cấp xã nơi thường trú",
    ),
    Component(
        code="divorce_note_extract",
        title="Trích lục ghi chú ly hôn",
        necessity=Necessity.MUST_NOT_BE_DEMANDED,
        kinds=SHOWN_OR_COPY,
        replaced_by=DataSource.CIVIL_STATUS,
        legal_basis="NĐ 07/2025/NĐ-CP",
        note="Cơ quan tự tra cứu việc ghi chú ly hôn ở nước ngoài",
    ),
    OTHER,
)
