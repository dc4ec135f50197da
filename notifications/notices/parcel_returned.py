"""The post could not hand the parcel over and brought it back."""

from __future__ import annotations

from notifications.content import Content, Context, shared
from notifications.example_dossier import EXAMPLE_DOSSIER, example_time
from notifications.facts import Instant, Line, ParcelCode
from notifications.notice import BOTH_AT_ONCE, Notice
from notifications.spoken import hour_and_day


class ParcelReturned(Content):
    """`reason` is the post's, in words for people: "Không gặp người nhận sau hai lần phát"."""

    result: Line
    parcel_code: ParcelCode
    returned_at: Instant
    reason: Line


def parcel_returned(content: ParcelReturned) -> Context:
    """The context of the notice that the parcel came back."""
    return {
        **shared(content),
        "result": content.result,
        "parcel_code": content.parcel_code,
        "returned_at": hour_and_day(content.returned_at),
        "reason": content.reason,
    }


PARCEL_RETURNED = Notice(
    id="parcel_returned",
    title="Bưu gửi bị chuyển hoàn",
    content=ParcelReturned,
    context=parcel_returned,
    example=ParcelReturned(
        **EXAMPLE_DOSSIER,
        result="Giấy khai sinh",
        parcel_code="EA000000001VN",
        returned_at=example_time(2, 12, 8, 40),
        reason="Không gặp người nhận sau hai lần phát",
    ),
    sent_when="Khi bưu gửi trở về một cửa",
    sent_to="Người nhận kết quả",
    chain=BOTH_AT_ONCE,
    legal_basis="Quy ước của phần mềm: kết quả về lại một cửa và báo lại người nhận (cần kiểm chứng)",
)
