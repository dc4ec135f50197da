"""The applicant reads the draft of his certificate; silence is consent after the time the law gives."""

from __future__ import annotations

from typing import Any, ClassVar

from pydantic import Field

from models.acts.act import Act, Deed
from models.acts.outcome import Form, Outcome, Sentence
from models.register.draft import Draft
from models.role import Role


class DraftRead(Outcome):
    objects: bool
    by_silence: bool = False


class Agrees(Form):
    name: ClassVar[str] = "agrees"
    title: ClassVar[str] = "Dự thảo đúng, tôi đồng ý"
    causes: ClassVar[str] = "Dự thảo được trình lãnh đạo quyết định."


class Objects(Form):
    name: ClassVar[str] = "objects"
    title: ClassVar[str] = "Dự thảo chưa đúng"
    causes: ClassVar[str] = "Công chức hộ tịch xem lại dự thảo theo ý kiến của người nộp."
    sample: ClassVar[dict[str, Any]] = {"remarks": "Chữ đệm của cháu là “Thúy”, không phải “Thuý”."}

    remarks: Sentence = Field(title="Nội dung chưa đúng")


def _record(deed: Deed, form: Agrees | Objects) -> DraftRead:
    if isinstance(form, Agrees):
        return DraftRead(objects=False)
    draft = deed.session.get(Draft, deed.item.subject_id)
    if draft is not None:
        draft.remarks = form.remarks
    return DraftRead(objects=True)


READS_DRAFT = Act(
    line="reads_draft",
    title="Kiểm tra dự thảo",
    awaiting="Chờ người nộp kiểm tra dự thảo",
    role=Role.APPLICANT,
    also_role=Role.JUSTICE_OFFICER,
    forms=(Agrees, Objects),
    outcome=DraftRead,
    record=_record,
    on_limit=DraftRead(objects=False, by_silence=True),
    bound_to_hash=True,
)
