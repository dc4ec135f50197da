"""How the result reaches the applicant; a parcel needs somebody to give it to and a place to find them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from pydantic import ConfigDict, Field

from procedures.civil_words import DeliveryWay
from procedures.forms.form import Contradiction, Form
from procedures.forms.person_name import PersonName
from procedures.forms.phone import Phone
from procedures.forms.place import Place


class DeliveryAddress(Place):
    """Where the post brings the result: in Việt Nam, down to the house."""

    model_config = ConfigDict(title="Địa chỉ nhận kết quả")

    recipient: Annotated[PersonName, Field(title="Người nhận")]
    phone: Annotated[Phone, Field(title="Số điện thoại người nhận")]

    def contradictions(self) -> Iterator[Contradiction]:
        yield from super().contradictions()
        if self.is_abroad:
            yield Contradiction(
                "country", "no_parcel_abroad", "phải là Việt Nam; bưu chính công ích chỉ phát trong nước"
            )
            return
        if self.ward is None:
            yield Contradiction("ward", "ward_missing", "chưa chọn; hãy chọn xã, phường, đặc khu nơi nhận")
        if self.detail is None:
            yield Contradiction("detail", "detail_missing", "chưa ghi; hãy ghi số nhà, đường hoặc tổ, thôn nơi nhận")


class Delivery(Form):
    """The way chosen, and the address when it is the post."""

    model_config = ConfigDict(title="Nhận kết quả")

    way: Annotated[DeliveryWay, Field(title="Hình thức nhận kết quả")]
    address: Annotated[DeliveryAddress | None, Field(title="Địa chỉ nhận kết quả")] = None

    def contradictions(self) -> Iterator[Contradiction]:
        by_post = self.way is DeliveryWay.POST
        if by_post and self.address is None:
            yield Contradiction("address", "address_missing", "chưa ghi; nhận qua bưu chính thì hãy ghi địa chỉ nhận")
        if not by_post and self.address is not None:
            yield Contradiction(
                "address",
                "address_not_needed",
                "chỉ ghi khi nhận qua bưu chính; hãy bỏ mục này hoặc chọn nhận qua bưu chính",
            )
