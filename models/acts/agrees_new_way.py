"""A parcel came back: the return desk agrees with the family how the result shall reach them instead."""

from __future__ import annotations

from typing import Any, ClassVar, Literal

from pydantic import Field

from models.acts.act import Act, Deed
from models.acts.outcome import Form, Outcome, ShortText
from models.acts.refusal import FormFault, FormFaults
from models.role import Role


class NewWayAgreed(Outcome):
    way: str


class NewWay(Form):
    name: ClassVar[str] = "new_way"
    title: ClassVar[str] = "Thống nhất cách trả mới"
    causes: ClassVar[str] = "Kết quả được trả lại theo cách mới; người nộp nhận thông báo."
    sample: ClassVar[dict[str, Any]] = {"way": "desk", "agreed_by": "Gọi điện cho người nộp lúc 9 giờ."}

    way: Literal["desk", "post", "online"] = Field(title="Cách nhận kết quả")
    address: str = Field(default="", max_length=300, title="Địa chỉ nhận mới")
    agreed_by: ShortText = Field(title="Đã thống nhất qua")


def _record(deed: Deed, form: NewWay) -> NewWayAgreed:
    delivery = dict(deed.dossier.delivery)
    if form.way == "post":
        if not (form.address or delivery.get("address")):
            raise FormFaults([FormFault("/address", "Hãy ghi địa chỉ nhận bưu gửi.")])
        if form.address:
            delivery["address_text"] = form.address
    delivery["way"] = form.way
    deed.dossier.delivery = delivery
    deed.dossier.delivery_way = form.way
    return NewWayAgreed(way=form.way)


AGREES_NEW_WAY = Act(
    line="agrees_new_way",
    title="Thống nhất lại cách trả kết quả",
    awaiting="Chờ bộ phận trả kết quả thống nhất cách trả mới",
    role=Role.RETURN_DESK,
    forms=(NewWay,),
    outcome=NewWayAgreed,
    record=_record,
)
