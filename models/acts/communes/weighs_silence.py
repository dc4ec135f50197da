"""A commune let its days pass: the officer waits on, or goes by the person's own pledge; a late answer settles it.

The pledge stood in Thông tư 04/2020/TT-BTP after twenty days; whether it holds today no primary text confirmed.
"""

from __future__ import annotations

from typing import Any, ClassVar
from uuid import UUID, uuid4

from pydantic import Field

from models.acts.act import Act, Deed
from models.acts.answers_query import AnswerSeenOnPaper, CommuneAnswered
from models.acts.communes.keep_answer import commune_of, keep_answer
from models.acts.outcome import Form, Outcome, Sentence
from models.register.look_up import LookUp
from models.role import Role

PLEDGE = "commune_pledge"


class SilenceWeighed(Outcome):
    """`choice` is wait, pledge, or answered when the answer came after all."""

    choice: str
    answer: str = "none"
    look_up_id: UUID | None = None

    @property
    def waits_on(self) -> bool:
        return self.choice == "wait"


class WaitOn(Form):
    name: ClassVar[str] = "wait_on"
    title: ClassVar[str] = "Chờ tiếp"
    causes: ClassVar[str] = "Tiếp tục chờ thêm một thời hạn trả lời; các nơi khác và ngày hẹn trả không thay đổi."
    sample: ClassVar[dict[str, Any]] = {"reminded": "Đã gọi điện nhắc công chức tư pháp – hộ tịch của xã."}

    reminded: Sentence = Field(title="Đã nhắc xã được hỏi như thế nào")


class TakePledge(Form):
    name: ClassVar[str] = "take_pledge"
    title: ClassVar[str] = "Nhận cam đoan của người yêu cầu"
    grave: ClassVar[bool] = True
    causes: ClassVar[str] = (
        "Không chờ xã này nữa; hồ sơ đi tiếp theo văn bản cam đoan, người cam đoan chịu trách nhiệm trước pháp luật."
    )
    sample: ClassVar[dict[str, Any]] = {
        "pledge": "Văn bản cam đoan ngày hôm nay: trong thời gian cư trú tại đó chưa đăng ký kết hôn với ai."
    }

    pledge: Sentence = Field(title="Văn bản cam đoan đã nhận: ngày, nội dung")


def _record(deed: Deed, form: WaitOn | TakePledge | CommuneAnswered | AnswerSeenOnPaper) -> SilenceWeighed:
    if isinstance(form, WaitOn):
        return SilenceWeighed(choice="wait")
    if isinstance(form, TakePledge):
        return SilenceWeighed(choice="pledge", look_up_id=_keep_pledge(deed, form))
    heard = keep_answer(deed, form)
    return SilenceWeighed(choice="answered", answer=heard.answer, look_up_id=heard.look_up_id)


def _keep_pledge(deed: Deed, form: TakePledge) -> UUID:
    kept = LookUp(
        id=uuid4(),
        dossier_id=deed.dossier.id,
        kind=PLEDGE,
        source="cam-doan",
        reference=deed.item.reference,
        answer={"commune": commune_of(deed.item.leg), "pledge": form.pledge},
        answered_at=deed.now,
        recorded_by=deed.actor.key,
    )
    deed.session.add(kept)
    return kept.id


WEIGHS_SILENCE = Act(
    line="weighs_silence",
    title="Quyết định khi nơi cư trú cũ chưa trả lời",
    awaiting="Chờ công chức quyết định vì nơi cư trú cũ chưa trả lời",
    role=Role.JUSTICE_OFFICER,
    also_role=Role.PARTNER,
    forms=(WaitOn, TakePledge, AnswerSeenOnPaper),
    also_forms=(CommuneAnswered,),
    outcome=SilenceWeighed,
    record=_record,
)
