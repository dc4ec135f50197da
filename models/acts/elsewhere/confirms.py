"""The householder agrees, or not, that somebody is registered at his address (Luật Cư trú Đ20)."""

from __future__ import annotations

from typing import Any, ClassVar

from pydantic import Field

from models.acts.act import Act, Deed
from models.acts.outcome import Form, Outcome, Sentence, ShortText
from models.role import Role


class HouseholderAnswered(Outcome):
    """`lapsed` when he said nothing in time; nobody is registered against or without his word."""

    agreed: bool
    lapsed: bool = False


class Confirm(Form):
    name: ClassVar[str] = "confirm"
    title: ClassVar[str] = "Chủ hộ đồng ý"
    causes: ClassVar[str] = "Hồ sơ được giải quyết tiếp; thời gian chờ chủ hộ không tính vào thời hạn."
    sample: ClassVar[dict[str, Any]] = {"seen": "Mã xác nhận VNeID 0A1B2C3D"}

    seen: ShortText = Field(title="Mã xác nhận trên VNeID, hoặc giấy tờ có chữ ký của chủ hộ")


class Decline(Form):
    name: ClassVar[str] = "decline"
    title: ClassVar[str] = "Chủ hộ không đồng ý"
    grave: ClassVar[bool] = True
    causes: ClassVar[str] = "Cán bộ chỉ còn có thể đề nghị từ chối đăng ký."
    sample: ClassVar[dict[str, Any]] = {"reason": "Chủ hộ trả lời trên VNeID là không đồng ý cho nhập hộ."}

    reason: Sentence = Field(title="Lý do")


def _record(deed: Deed, form: Confirm | Decline) -> HouseholderAnswered:
    return HouseholderAnswered(agreed=isinstance(form, Confirm))


CONFIRMS = Act(
    line="confirms",
    title="Ghi nhận ý kiến của chủ hộ",
    awaiting="Chờ chủ hộ xác nhận",
    role=Role.APPLICANT,
    also_role=Role.RECEIVER,
    forms=(Confirm, Decline),
    outcome=HouseholderAnswered,
    record=_record,
    on_limit=HouseholderAnswered(agreed=False, lapsed=True),
)
