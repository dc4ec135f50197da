"""We owe another agency an answer and the legal limit has passed: somebody sees to it and tells that agency."""

from __future__ import annotations

from typing import Any, ClassVar

from pydantic import Field

from models.acts.act import Act, Deed
from models.acts.outcome import Form, Outcome, Sentence
from models.audit.audit_entry import record
from models.role import Role

LATE_ANSWER_LEG = "late-answer"


class LateAnswerSettled(Outcome):
    """What was agreed stands with the form."""


class ToldThem(Form):
    name: ClassVar[str] = "told_them"
    title: ClassVar[str] = "Đã báo cơ quan hỏi"
    causes: ClassVar[str] = "Việc nhắc kết thúc; câu hỏi vẫn phải được trả lời và vẫn tính là quá hạn."
    sample: ClassVar[dict[str, Any]] = {"note": "Gọi công chức hộ tịch bên đó, hẹn gửi công văn trong buổi chiều."}

    note: Sentence = Field(title="Lý do chậm và đã hẹn với cơ quan hỏi thế nào")


def _record(deed: Deed, form: ToldThem) -> LateAnswerSettled:
    record(deed.session, deed.actor, "question.late", deed.now, dossier_id=deed.dossier.id)
    return LateAnswerSettled()


SETTLES_LATE_ANSWER = Act(
    line="settles_late_answer",
    title="Quá hạn trả lời cơ quan khác – đôn đốc, báo cơ quan hỏi",
    awaiting="Chờ đôn đốc trả lời cơ quan khác",
    role=Role.SUPERVISOR,
    also_role=Role.JUSTICE_OFFICER,
    forms=(ToldThem,),
    outcome=LateAnswerSettled,
    record=_record,
)
