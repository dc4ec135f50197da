"""What may be asked for when a child under six gets its insurance card."""

from __future__ import annotations

from procedures.component import Component, Condition, DataSource, Necessity
from procedures.components.every_procedure import HANDED_IN, SHOWN_OR_COPY, filed_on_paper

INSURANCE_CARD_COMPONENTS = (
    Component(
        code="declaration",
        title="Tờ khai tham gia, điều chỉnh thông tin (TK1-TS)",
        necessity=Necessity.CONDITIONAL,
        condition=Condition("nộp trực tiếp hoặc qua bưu chính", filed_on_paper),
        kinds=HANDED_IN,
        legal_basis="Luật Bảo hiểm y tế Đ17",
    ),
    Component(
        code="birth_certificate",
        title="Giấy khai sinh hoặc Giấy chứng sinh",
        necessity=Necessity.PRESENTED,
        kinds=SHOWN_OR_COPY,
        replaced_by=DataSource.CIVIL_STATUS,
        legal_basis="Luật Bảo hiểm y tế Đ17; Nghị định 63/2024/NĐ-CP Đ4",
        note="Nhóm liên thông: dữ liệu khai sinh do cơ quan đăng ký hộ tịch chuyển đến",
    ),
    Component(
        code="other",
        title="Giấy tờ khác người yêu cầu tự nguyện nộp thêm",
        necessity=Necessity.OPTIONAL,
        kinds=SHOWN_OR_COPY,
        legal_basis="Luật Bảo hiểm y tế Đ17",
    ),
)
