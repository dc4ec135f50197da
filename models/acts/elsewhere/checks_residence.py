"""The officer looks at what the databases say of a dwelling, and verifies on the spot where they do not suffice."""

from __future__ import annotations

from typing import Any, ClassVar

from pydantic import Field

from models.acts.act import Act, Deed
from models.acts.outcome import Form, Outcome, Sentence
from models.role import Role


class ResidenceChecked(Outcome):
    must_be_verified: bool


class ResidenceVerified(Outcome):
    verified: bool = True


class DataSuffice(Form):
    name: ClassVar[str] = "data_suffice"
    title: ClassVar[str] = "Dữ liệu đã đủ"
    causes: ClassVar[str] = "Chuyển sang thẩm định; thời hạn giữ nguyên."

    note: str = Field(default="", max_length=1000, title="Ghi chú")


class MustBeVerified(Form):
    name: ClassVar[str] = "must_be_verified"
    title: ClassVar[str] = "Phải xác minh tại chỗ"
    causes: ClassVar[str] = "Thời hạn khi phải xác minh được áp dụng; người nộp được hẹn lại giờ trả."
    sample: ClassVar[dict[str, Any]] = {"reason": "Cơ sở dữ liệu chưa có thông tin về chỗ ở hợp pháp tại địa chỉ này."}

    reason: Sentence = Field(title="Vì sao phải xác minh")


class Verified(Form):
    name: ClassVar[str] = "verified"
    title: ClassVar[str] = "Ghi kết quả xác minh"
    causes: ClassVar[str] = "Kết quả xác minh được lưu trong hồ sơ; chuyển sang thẩm định."
    sample: ClassVar[dict[str, Any]] = {"found": "Đã xác minh tại chỗ: gia đình đang ở tại địa chỉ đã khai."}

    found: Sentence = Field(title="Kết quả xác minh")


def _check(deed: Deed, form: DataSuffice | MustBeVerified) -> ResidenceChecked:
    return ResidenceChecked(must_be_verified=isinstance(form, MustBeVerified))


def _verify(deed: Deed, form: Verified) -> ResidenceVerified:
    return ResidenceVerified()


CHECKS_RESIDENCE = Act(
    line="checks_residence",
    title="Kiểm tra dữ liệu về chỗ ở",
    awaiting="Chờ cán bộ đăng ký cư trú kiểm tra",
    role=Role.JUSTICE_OFFICER,
    forms=(DataSuffice, MustBeVerified),
    outcome=ResidenceChecked,
    record=_check,
)
VERIFIES_RESIDENCE = Act(
    line="verifies_residence",
    title="Xác minh tại chỗ",
    awaiting="Chờ cán bộ đăng ký cư trú xác minh",
    role=Role.JUSTICE_OFFICER,
    forms=(Verified,),
    outcome=ResidenceVerified,
    record=_verify,
)
