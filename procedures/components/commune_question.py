"""What comes with another agency's question: its letter, where it was not sent as signed data."""

from __future__ import annotations

from procedures.component import Component, Condition, Necessity
from procedures.components.every_procedure import ORIGINAL_OR_COPY, SHOWN_OR_COPY, filed_on_paper

QUESTION_COMPONENTS = (
    Component(
        code="agency_letter",
        title="Văn bản đề nghị xác minh của cơ quan hỏi",
        necessity=Necessity.CONDITIONAL,
        condition=Condition("đề nghị gửi bằng văn bản giấy", filed_on_paper),
        kinds=ORIGINAL_OR_COPY,
        legal_basis="Nghị định 123/2015/NĐ-CP Đ22 k3; Nghị định 30/2020/NĐ-CP",
    ),
    Component(
        code="other",
        title="Giấy tờ cơ quan hỏi gửi kèm",
        necessity=Necessity.OPTIONAL,
        kinds=SHOWN_OR_COPY,
        legal_basis="Nghị định 123/2015/NĐ-CP Đ22 k3",
    ),
)
