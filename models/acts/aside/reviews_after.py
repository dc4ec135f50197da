"""A one-person office cannot have four eyes beforehand, so the supervisor looks at the decision afterwards."""

from __future__ import annotations

from typing import Any, ClassVar
from uuid import UUID

from pydantic import Field

from models.acts.act import Act, Deed
from models.acts.outcome import Form, Outcome, Sentence
from models.acts.refusal import SamePerson
from models.progress.work_item import WorkItem
from models.role import Role
from procedures.limits import WorkingDays

# No law names the time; a working week is what a ward's own rules usually give for looking into something.
REVIEW_WITHIN = WorkingDays(5)


class ReviewedAfter(Outcome):
    """`item_id` is the work that was reviewed."""

    item_id: UUID
    sound: bool


class FoundSound(Form):
    name: ClassVar[str] = "found_sound"
    title: ClassVar[str] = "Đã xem lại, không có sai sót"
    causes: ClassVar[str] = "Ghi vào diễn biến hồ sơ: quyết định đã được người thứ hai xem lại."

    note: str = Field(default="", max_length=500, title="Ghi chú")


class FoundWrong(Form):
    name: ClassVar[str] = "found_wrong"
    title: ClassVar[str] = "Có sai sót"
    grave: ClassVar[bool] = True
    causes: ClassVar[str] = "Ghi sai sót vào diễn biến hồ sơ; thu hồi, cải chính theo thủ tục riêng nếu cần."
    sample: ClassVar[dict[str, Any]] = {"reason": "Giấy tờ kèm theo chưa đủ để ghi nội dung này vào sổ."}

    reason: Sentence = Field(title="Sai sót và căn cứ")


def _record(deed: Deed, form: FoundSound | FoundWrong) -> ReviewedAfter:
    reviewed = deed.session.get_one(WorkItem, deed.item.subject_id)
    # Here there is no exception: whoever decided alone waits until somebody else has looked.
    if reviewed.ended_by == deed.actor.key:
        raise SamePerson
    return ReviewedAfter(item_id=reviewed.id, sound=isinstance(form, FoundSound))


REVIEWS_AFTER = Act(
    line="reviews_after",
    title="Xem lại quyết định của người tự thẩm định",
    awaiting="Chờ giám sát xem lại quyết định",
    role=Role.SUPERVISOR,
    forms=(FoundSound, FoundWrong),
    outcome=ReviewedAfter,
    record=_record,
)
