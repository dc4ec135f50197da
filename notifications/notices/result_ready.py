"""The result waits on the shelf, or behind the link."""

from __future__ import annotations

from typing import Annotated

from notifications.content import Content, Context, shared
from notifications.example_dossier import EXAMPLE_DOSSIER
from notifications.facts import Dong, Line
from notifications.notice import BOTH_AT_ONCE, Notice
from notifications.spoken import dong
from procedures.civil_words import DeliveryWay
from procedures.code_list import OneOf


class ResultReady(Content):
    """A result sent by post is told by `parcel_sent`, hence only these two ways. `fee_due` in đồng.

    What is given to a couple is given to both of them together, `both_in_person`.
    """

    result: Line
    delivery: Annotated[DeliveryWay, OneOf((DeliveryWay.DESK, DeliveryWay.ONLINE))]
    originals_to_bring: tuple[Line, ...] = ()
    fee_due: Dong = 0
    both_in_person: bool = False


def result_ready(content: ResultReady) -> Context:
    """The context of the invitation to collect the result."""
    return {
        **shared(content),
        "result": content.result,
        "delivery": content.delivery.value,
        "originals_to_bring": content.originals_to_bring,
        "fee_due": content.fee_due and dong(content.fee_due),
        "both_in_person": content.both_in_person,
    }


RESULT_READY = Notice(
    id="result_ready",
    title="Đã có kết quả",
    content=ResultReady,
    context=result_ready,
    example=ResultReady(
        **EXAMPLE_DOSSIER,
        result="Giấy khai sinh",
        delivery=DeliveryWay.DESK,
        originals_to_bring=("Giấy chứng sinh",),
        fee_due=16_000,
    ),
    sent_when="Khi kết quả đã ký, đóng dấu và sẵn sàng trả tại quầy hoặc trên mạng",
    sent_to="Người nộp",
    chain=BOTH_AT_ONCE,
    legal_basis="NĐ 118/2025/NĐ-CP Điều 6, Điều 21, Điều 22",
)
