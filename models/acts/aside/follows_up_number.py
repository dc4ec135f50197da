"""A personal number that machines have asked for in vain for days: an officer asks those who give it."""

from __future__ import annotations

from typing import Any, ClassVar

from pydantic import Field

from models.acts.act import Act, Deed
from models.acts.aside.number_on_paper import NumberOnPaper, add_by_note
from models.acts.outcome import Form, Outcome, Sentence
from models.acts.refusal import FormFault, FormFaults
from models.register.take_number import TakenNumber
from models.role import Role


class NumberFollowedUp(Outcome):
    """`added` is false when the number is still to come; who was asked and what he said stands with the answer."""

    added: bool


class StillAwaited(Form):
    name: ClassVar[str] = "still_awaited"
    title: ClassVar[str] = "Đã hỏi cơ quan cấp số, tiếp tục chờ"
    causes: ClassVar[str] = "Hệ thống tiếp tục hỏi; nếu vài ngày nữa vẫn chưa có số thì việc này được nhắc lại."
    sample: ClassVar[dict[str, Any]] = {"said": "Công an phường hẹn cấp số trong tuần này."}

    said: Sentence = Field(title="Cơ quan cấp số trả lời thế nào")


def _record(deed: Deed, form: NumberOnPaper | StillAwaited) -> NumberFollowedUp:
    if isinstance(form, StillAwaited):
        return NumberFollowedUp(added=False)
    try:
        add_by_note(deed, form.number)
    except TakenNumber:
        raise FormFaults([FormFault("/number", "Số này đã cấp cho người khác, hoặc sổ đã ghi một số khác.")]) from None
    return NumberFollowedUp(added=True)


FOLLOWS_UP_NUMBER = Act(
    line="follows_up_number",
    title="Số định danh nhiều ngày chưa có – hỏi cơ quan cấp số",
    awaiting="Chờ hỏi cơ quan cấp số định danh",
    role=Role.JUSTICE_OFFICER,
    forms=(NumberOnPaper, StillAwaited),
    outcome=NumberFollowedUp,
    record=_record,
)
