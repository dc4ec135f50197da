"""Nothing is refused at the desk without the leader's knowledge."""

from __future__ import annotations

from typing import Any, ClassVar

from pydantic import Field

from models.acts.act import Act, Deed
from models.acts.outcome import Form, Outcome, Sentence
from models.audit.audit_entry import record
from models.role import Role


class IntakeRefusalConsidered(Outcome):
    agreed: bool


class Agree(Form):
    name: ClassVar[str] = "agree"
    title: ClassVar[str] = "Đồng ý từ chối tiếp nhận"
    grave: ClassVar[bool] = True
    causes: ClassVar[str] = "Người nộp nhận Phiếu từ chối tiếp nhận hồ sơ (Mẫu số 03) nêu rõ lý do; hồ sơ kết thúc."


class Disagree(Form):
    name: ClassVar[str] = "disagree"
    title: ClassVar[str] = "Không đồng ý – tiếp nhận hồ sơ"
    causes: ClassVar[str] = "Hồ sơ được tiếp nhận và giải quyết theo quy định."
    sample: ClassVar[dict[str, Any]] = {"reason": "Mẹ của trẻ đang cư trú tại phường, hồ sơ đúng thẩm quyền."}

    reason: Sentence = Field(title="Lý do")


def _record(deed: Deed, form: Agree | Disagree) -> IntakeRefusalConsidered:
    agreed = isinstance(form, Agree)
    record(deed.session, deed.actor, "intake_refusal.considered", deed.now, dossier_id=deed.dossier.id, agreed=agreed)
    return IntakeRefusalConsidered(agreed=agreed)


AGREES_TO_REFUSE_INTAKE = Act(
    line="agrees_to_refuse_intake",
    title="Xem xét từ chối tiếp nhận",
    awaiting="Chờ lãnh đạo xem xét từ chối tiếp nhận",
    role=Role.CHAIRMAN,
    forms=(Agree, Disagree),
    outcome=IntakeRefusalConsidered,
    record=_record,
    never_by_author_of=("checks_components",),
)
