"""Another agency asks what our books say, and is answered within three working days.

No citizen files this: it is what an agency owes another, beside that one's own procedure (NĐ 123/2015/NĐ-CP Đ22 k3
for a marital status, Đ27 for an old entry, Đ4 for a death; NĐ 07/2025/NĐ-CP for the three working days).
"""

from __future__ import annotations

from datetime import date

from procedures.components.commune_question import QUESTION_COMPONENTS
from procedures.examples.commune_question import example
from procedures.forms.declarations.commune_question import AskingAgency, QuestionDeclaration
from procedures.forms.requester import Requester
from procedures.limits import WorkingDays
from procedures.linked.question_checks import QUESTION_RULES
from procedures.procedure import QUERY_ANSWER_WITHIN, Competence, Edition, OnlineExtent, Procedure, Result, StepBudget


def commune_asked(declaration: QuestionDeclaration, _: Requester) -> frozenset[str] | None:
    """The commune whose books are asked about, where the question names one."""
    return frozenset({declaration.commune}) if declaration.commune else None


COMMUNE_QUESTION = Procedure(
    code="9.000001",
    slug="commune-question",
    title="Trả lời xác minh hộ tịch cho cơ quan khác",
    aliases=("Trả lời xã khác hỏi", "Xác minh tình trạng hôn nhân", "Công văn hỏi của Ủy ban nhân dân cấp xã khác"),
    for_agencies=True,
    editions=(
        Edition(
            id="2026-01",
            valid_from=date(2026, 1, 1),
            limit=QUERY_ANSWER_WITHIN,
            linked_limit=QUERY_ANSWER_WITHIN,
            # Whoever asks has three days himself; what is missing must come back while it still helps.
            answer_within=WorkingDays(3),
            competence=Competence.PLACE_OF_REGISTRATION,
            competent_wards=commune_asked,
            online_extent=OnlineExtent.INFORMATION,
            who_may_apply="Ủy ban nhân dân cấp xã, cơ quan khác đang giải quyết thủ tục; bằng văn bản hoặc liên thông.",
            requirements="Nêu rõ người được hỏi, nội dung cần xác minh và việc đang giải quyết.",
            components=QUESTION_COMPONENTS,
            results=(Result(code="question_answer", title="Công văn trả lời xác minh hộ tịch"),),
            legal_basis=("Nghị định 123/2015/NĐ-CP", "Nghị định 07/2025/NĐ-CP"),
            retention="Theo bảng thời hạn lưu trữ của ngành tư pháp",
            steps=(
                StepBudget("mot-cua", "Nhận văn bản, vào sổ, chuyển công chức", 2),
                StepBudget("tu-phap", "Tra sổ, dự thảo trả lời", 14),
                StepBudget("chu-tich", "Duyệt, ký", 6),
                StepBudget("van-thu", "Đóng dấu, gửi đi", 2),
            ),
            declaration_form=QuestionDeclaration,
            requester_form=AskingAgency,
            rules=QUESTION_RULES,
            example=example,
            unverified=(
                "Mã 9.000001 là mã riêng của phần mềm: việc trả lời cơ quan khác không phải thủ tục hành chính.",
                "Thời hạn trả lời 03 ngày làm việc áp dụng cả cho câu hỏi về sổ gốc và về Giấy báo tử.",
                "Thời hạn cơ quan hỏi bổ sung nội dung (03 ngày làm việc) là lựa chọn của phần mềm.",
                "Phân bổ giờ cho từng bước.",
            ),
        ),
    ),
)
