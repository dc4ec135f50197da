"""Another commune answers our query about marital status (NĐ 07/2025/NĐ-CP: within 3 working days)."""

from __future__ import annotations

from typing import Any, ClassVar
from uuid import UUID, uuid4

from pydantic import Field

from models.acts.act import Act, Deed
from models.acts.outcome import Form, Outcome, Sentence
from models.register.look_up import LookUp
from models.role import Role

# They looked at our question and do not answer it; their reasons are kept beside.
DECLINED = "declined"


class QueryAnswered(Outcome):
    """`answer` is married, not_married, no_record, or none when the commune stayed silent."""

    answer: str = "none"
    look_up_id: UUID | None = None
    lapsed: bool = False


class CommuneAnswered(Form):
    name: ClassVar[str] = "answered"
    title: ClassVar[str] = "Ủy ban nhân dân cấp xã khác trả lời"

    data: dict[str, Any]


class AnswerSeenOnPaper(Form):
    name: ClassVar[str] = "seen_on_paper"
    title: ClassVar[str] = "Ghi nhận văn bản trả lời"
    sample: ClassVar[dict[str, Any]] = {"answer": "married", "seen": "Công văn trả lời nhận qua bưu điện ngày hôm nay."}

    answer: str = Field(pattern="^(married|not_married|no_record)$", title="Nội dung trả lời")
    seen: Sentence = Field(title="Văn bản đã xem")


def _record(deed: Deed, form: CommuneAnswered | AnswerSeenOnPaper) -> QueryAnswered:
    said = form.data if isinstance(form, CommuneAnswered) else {"answer": form.answer, "seen": form.seen}
    look_up = LookUp(
        id=uuid4(),
        dossier_id=deed.dossier.id,
        kind="marital_query",
        source="xa-khac" if isinstance(form, CommuneAnswered) else "giay-to",
        reference=deed.item.reference,
        answer=said,
        answered_at=deed.now,
        recorded_by=deed.actor.key,
    )
    deed.session.add(look_up)
    answer = said.get("answer")
    known = answer if answer in ("married", "not_married") else "no_record"
    return QueryAnswered(answer=known, look_up_id=look_up.id)


ANSWERS_QUERY = Act(
    line="answers_query",
    title="Ghi nhận trả lời của Ủy ban nhân dân cấp xã khác",
    awaiting="Chờ Ủy ban nhân dân cấp xã khác trả lời về tình trạng hôn nhân",
    role=Role.PARTNER,
    also_role=Role.JUSTICE_OFFICER,
    forms=(CommuneAnswered,),
    also_forms=(AnswerSeenOnPaper,),
    outcome=QueryAnswered,
    record=_record,
    on_limit=QueryAnswered(lapsed=True),
)
