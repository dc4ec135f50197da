"""A parcel came back: the return desk agrees with the family how the result shall reach them instead."""

from __future__ import annotations

from typing import Any, ClassVar, Literal

from pydantic import Field

from models.acts.act import Act, Deed
from models.acts.outcome import Form, Outcome, ShortText
from models.acts.refusal import FormFault, FormFaults
from models.role import Role
from procedures.forms.delivery import DeliveryAddress


class NewWayAgreed(Outcome):
    way: str


class NewWay(Form):
    name: ClassVar[str] = "new_way"
    title: ClassVar[str] = "Thống nhất cách trả mới"
    causes: ClassVar[str] = "Kết quả được trả lại theo cách mới; người nộp nhận thông báo."
    sample: ClassVar[dict[str, Any]] = {"way": "desk", "agreed_by": "Gọi điện cho người nộp lúc 9 giờ."}

    way: Literal["desk", "post", "online"] = Field(title="Cách nhận kết quả")
    address: DeliveryAddress | None = Field(default=None, title="Địa chỉ nhận mới, khi gửi qua bưu điện")
    agreed_by: ShortText = Field(title="Đã thống nhất qua")


def _record(deed: Deed, form: NewWay) -> NewWayAgreed:
    """What the parcel costs is charged when it is ordered, when the post has a parcel to carry."""
    delivery = {**deed.dossier.delivery, "way": form.way}
    if form.address is not None:
        delivery["address"] = form.address.model_dump(mode="json")
        delivery.pop("address_text", None)
    if form.way == "post" and not (delivery.get("address") or delivery.get("address_text")):
        raise FormFaults([FormFault("/address", "Hãy ghi địa chỉ nhận bưu gửi.")])
    deed.dossier.delivery, deed.dossier.delivery_way = delivery, form.way
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
