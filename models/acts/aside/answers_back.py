"""A commune we asked cannot answer yet and asks back: the officer completes the question."""

from __future__ import annotations

from typing import Any, ClassVar

from pydantic import Field

from models.acts.act import Act, Deed
from models.acts.outcome import Form, Outcome, Sentence
from models.audit.audit_entry import record
from models.role import Role


class AnsweredBack(Outcome):
    """What was told them stands with the form."""


class ToldMore(Form):
    name: ClassVar[str] = "told_more"
    title: ClassVar[str] = "Đã bổ sung cho nơi được hỏi"
    causes: ClassVar[str] = "Việc này kết thúc; nơi được hỏi ghi nội dung bổ sung vào hồ sơ bên đó rồi trả lời tiếp."
    sample: ClassVar[dict[str, Any]] = {"note": "Gửi văn bản ghi rõ ngày sinh và số định danh cá nhân."}

    note: Sentence = Field(title="Đã bổ sung nội dung gì, bằng cách nào")


def _record(deed: Deed, form: ToldMore) -> AnsweredBack:
    record(deed.session, deed.actor, "question.completed", deed.now, dossier_id=deed.dossier.id)
    return AnsweredBack()


ANSWERS_BACK = Act(
    line="answers_back",
    title="Nơi được hỏi đề nghị bổ sung – hoàn chỉnh câu hỏi",
    awaiting="Chờ hoàn chỉnh câu hỏi gửi xã khác",
    role=Role.JUSTICE_OFFICER,
    forms=(ToldMore,),
    outcome=AnsweredBack,
    record=_record,
)
