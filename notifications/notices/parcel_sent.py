"""The result is on its way with the post."""

from __future__ import annotations

from notifications.content import Content, Context, shared
from notifications.example_dossier import EXAMPLE_DOSSIER, example_time
from notifications.facts import Dong, Instant, Line, ParcelCode
from notifications.notice import EMAIL_THEN_SMS, Notice
from notifications.spoken import dong, hour_and_day


class ParcelSent(Content):
    """`cash_on_delivery` is what the post collects at the door, fees and postage, in đồng; 0 for nothing."""

    result: Line
    carrier: Line
    parcel_code: ParcelCode
    sent_at: Instant
    cash_on_delivery: Dong = 0


def parcel_sent(content: ParcelSent) -> Context:
    """The context of the notice that the parcel is on its way."""
    return {
        **shared(content),
        "result": content.result,
        "carrier": content.carrier,
        "parcel_code": content.parcel_code,
        "sent_at": hour_and_day(content.sent_at),
        "cash_on_delivery": content.cash_on_delivery and dong(content.cash_on_delivery),
    }


PARCEL_SENT = Notice(
    id="parcel_sent",
    title="Kết quả đã gửi qua bưu điện",
    content=ParcelSent,
    context=parcel_sent,
    example=ParcelSent(
        **EXAMPLE_DOSSIER,
        result="Giấy khai sinh",
        carrier="Bưu điện",
        parcel_code="EA000000001VN",
        sent_at=example_time(25, 11, 16, 45),
        cash_on_delivery=46_000,
    ),
    sent_when="Khi bưu điện đã nhận bưu gửi",
    sent_to="Người nhận kết quả",
    chain=EMAIL_THEN_SMS,
    legal_basis="QĐ 45/2016/QĐ-TTg; NĐ 118/2025/NĐ-CP Điều 21",
)
