"""A colleague or another unit of the agency says what it thinks of a dossier; the dossier itself goes on meanwhile."""

from __future__ import annotations

from typing import Any, ClassVar

from pydantic import Field

from models.acts.act import Act, Deed
from models.acts.outcome import Form, Outcome, Sentence
from models.folder.opinion import Opinion
from models.role import Role
from models.staff.staff_notice import NoticeKind, tell_staff

OPINION_LEG = "opinion"


class OpinionGiven(Outcome):
    """`says` is agrees, objects or declines; the words themselves stand in the answered form."""

    says: str


class Agrees(Form):
    name: ClassVar[str] = "agrees"
    title: ClassVar[str] = "Thống nhất"
    causes: ClassVar[str] = "Ý kiến được ghi vào hồ sơ; người hỏi được báo."
    sample: ClassVar[dict[str, Any]] = {"words": "Thông tin hộ tịch khớp với sổ đang lưu, thống nhất giải quyết."}

    words: Sentence = Field(title="Ý kiến")


class Objects(Form):
    name: ClassVar[str] = "objects"
    title: ClassVar[str] = "Có ý kiến khác"
    causes: ClassVar[str] = "Ý kiến được ghi vào hồ sơ; việc giải quyết vẫn do người đang thụ lý quyết định."
    sample: ClassVar[dict[str, Any]] = {"words": "Năm sinh của người mẹ trong sổ khác tờ khai, cần đối chiếu lại."}

    words: Sentence = Field(title="Ý kiến")


class Declines(Form):
    name: ClassVar[str] = "declines"
    title: ClassVar[str] = "Không thuộc phạm vi trả lời"
    causes: ClassVar[str] = "Người hỏi được báo để hỏi nơi khác."
    sample: ClassVar[dict[str, Any]] = {"words": "Nội dung này do Công an phường quản lý."}

    words: Sentence = Field(title="Lý do")


def _record(deed: Deed, form: Agrees | Objects | Declines) -> OpinionGiven:
    asked = deed.session.get_one(Opinion, deed.item.subject_id)
    tell_staff(deed.session, asked.asker_id, NoticeKind.OPINION_GIVEN, deed.item, deed.actor.staff_id, deed.now)
    return OpinionGiven(says=form.name)


# The role stands on each question: whoever is asked is awaited.
GIVES_OPINION = Act(
    line="gives_opinion",
    title="Cho ý kiến về hồ sơ",
    awaiting="Chờ ý kiến",
    role=Role.JUSTICE_OFFICER,
    forms=(Agrees, Objects, Declines),
    outcome=OpinionGiven,
    record=_record,
)
