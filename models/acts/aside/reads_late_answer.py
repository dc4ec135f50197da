"""An answer that came when nobody waited for it any more: a person reads it and says what it means."""

from __future__ import annotations

from typing import Any, ClassVar

from pydantic import Field

from models.acts.act import Act, Deed
from models.acts.outcome import Form, Outcome, Sentence
from models.audit.audit_entry import record
from models.role import Role


class LateAnswerRead(Outcome):
    """What was concluded stands with the form."""


class ReadIt(Form):
    name: ClassVar[str] = "read"
    title: ClassVar[str] = "Đã xem trả lời đến muộn"
    causes: ClassVar[str] = "Trả lời được giữ trong hồ sơ; nếu khác kết quả đã cấp thì báo cáo lãnh đạo để thu hồi."
    sample: ClassVar[dict[str, Any]] = {"conclusion": "Trả lời phù hợp với kết quả, không phải làm gì thêm."}

    conclusion: Sentence = Field(title="Kết luận")


def _record(deed: Deed, form: ReadIt) -> LateAnswerRead:
    record(deed.session, deed.actor, "late_answer.read", deed.now, dossier_id=deed.dossier.id)
    return LateAnswerRead()


READS_LATE_ANSWER = Act(
    line="reads_late_answer",
    title="Xem trả lời đến muộn của nơi đã hỏi",
    awaiting="Chờ xem trả lời đến muộn",
    role=Role.JUSTICE_OFFICER,
    forms=(ReadIt,),
    outcome=LateAnswerRead,
    record=_record,
)
