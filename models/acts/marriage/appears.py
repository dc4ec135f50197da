"""Both come, are seen to be themselves and willing, and sign; or they do not come, or something stands against it.

The officer writes down what happened before him (Luật Hộ tịch Đ18.2). From the signatures on there is a marriage.
"""

from __future__ import annotations

from typing import Any, ClassVar

from pydantic import Field

from models.acts.act import Act, Deed
from models.acts.outcome import Form, Outcome, Sentence, ShortText
from models.acts.refusal import FormFault, FormFaults
from models.clock.clock import VIETNAM
from models.progress.pause import end_pauses
from models.register.draft import Draft
from models.register.marriage.obstacles import obstacles
from models.role import Role


class Met(Outcome):
    """`what` is signed, absent or hindered; `absent` names who did not come: both, husband or wife."""

    what: str
    absent: str = ""

    @property
    def signed(self) -> bool:
        return self.what == "signed"

    @property
    def did_not_come(self) -> bool:
        return self.what == "absent"


class BothSigned(Form):
    name: ClassVar[str] = "both_signed"
    title: ClassVar[str] = "Cả hai có mặt, tự nguyện và ký"
    causes: ClassVar[str] = (
        "Việc kết hôn được ghi vào sổ hôm nay, lập hai bản chính Giấy chứng nhận; từ lúc này không rút hồ sơ được nữa."
    )
    sample: ClassVar[dict[str, Any]] = {
        "husband_identity": "Căn cước của bên nam",
        "wife_identity": "Căn cước của bên nữ",
        "both_willing": True,
    }

    husband_identity: ShortText = Field(title="Giấy tờ của bên nam đã kiểm tra")
    wife_identity: ShortText = Field(title="Giấy tờ của bên nữ đã kiểm tra")
    both_willing: bool = Field(title="Đã hỏi riêng từng bên, cả hai tự nguyện")


class DidNotCome(Form):
    name: ClassVar[str] = "did_not_come"
    title: ClassVar[str] = "Không đến đủ hai bên"
    causes: ClassVar[str] = "Công chức hẹn hai bên ngày khác."
    sample: ClassVar[dict[str, Any]] = {"who": "both", "note": "Đã gọi điện, không ai nghe máy."}

    who: str = Field(pattern="^(both|husband|wife)$", title="Ai không đến")
    note: str = Field(default="", max_length=500, title="Ghi chú")


class Hindered(Form):
    name: ClassVar[str] = "hindered"
    title: ClassVar[str] = "Có việc cản trở, thẩm định lại"
    grave: ClassVar[bool] = True
    causes: ClassVar[str] = "Không ký; hồ sơ trở lại bước thẩm định theo lý do dưới đây."
    sample: ClassVar[dict[str, Any]] = {"reason": "Một bên nói trước mặt công chức là không tự nguyện kết hôn."}

    reason: Sentence = Field(title="Lý do")


def _record(deed: Deed, form: BothSigned | DidNotCome | Hindered) -> Met:
    if isinstance(form, DidNotCome):
        return Met(what="absent", absent=form.who)
    draft = deed.session.get_one(Draft, deed.item.subject_id)
    if isinstance(form, BothSigned):
        _see_that_nothing_is_in_the_way(deed, form, draft)
        deed.dossier.approve()
    else:
        draft.remarks = form.reason
    end_pauses(deed.session, deed.dossier.id, deed.now)
    return Met(what="signed" if isinstance(form, BothSigned) else "hindered")


def _see_that_nothing_is_in_the_way(deed: Deed, form: BothSigned, draft: Draft) -> None:
    if not form.both_willing:
        detail = "Phải hỏi riêng từng bên; nếu có bên không tự nguyện thì không được ký."
        raise FormFaults([FormFault("/both_willing", detail)])
    today = deed.now.astimezone(VIETNAM).date()
    found = obstacles(deed.session, deed.dossier, draft.content, today)
    if found:
        raise FormFaults([FormFault("/outcome", one) for one in found])


APPEARS = Act(
    line="appears",
    title="Hai bên đến ký",
    awaiting="Chờ hai bên đến ký theo lịch hẹn",
    role=Role.JUSTICE_OFFICER,
    forms=(BothSigned, DidNotCome, Hindered),
    outcome=Met,
    record=_record,
)
