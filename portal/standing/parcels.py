"""Where the result is on its way by post, as the post tells it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from language.phrase import phrase
from models.delivery.parcel import Parcel, ParcelEvent
from portal.standing.standing import Standing

_KINDS = {
    "accepted": "Bưu điện đã nhận bưu gửi",
    "in_transit": "Đang trên đường chuyển đến Ông/Bà",
    "delivered": "Đã phát thành công",
    "returned": "Không phát được, bưu gửi hoàn về",
    "cancelled": "Đã hủy bưu gửi",
    "cod_collected": "Bưu điện đã thu tiền",
    "cod_remitted": "Bưu điện đã chuyển tiền cho cơ quan",
}
_REASONS = {
    "recipient-absent": "không gặp người nhận",
    "recipient-refused": "người nhận từ chối",
    "wrong-address": "địa chỉ không đúng",
}


@dataclass(frozen=True)
class ParcelTold:
    tracking_code: str
    cash_on_delivery: int
    cash_collected: bool
    booked_at: datetime
    events: tuple[tuple[datetime, str], ...]


def parcels_of(standing: Standing) -> list[ParcelTold]:
    """This will tell every parcel of the dossier, the latest first, its events in the order they happened."""
    return [
        ParcelTold(
            parcel.tracking_code,
            parcel.cod_amount,
            parcel.cod_collected_at is not None,
            parcel.booked_at,
            tuple(_told(event) for event in _events(standing, parcel)),
        )
        for parcel in reversed(standing.parcels)
    ]


def _events(standing: Standing, parcel: Parcel) -> list[ParcelEvent]:
    return [event for event in standing.parcel_events if event.parcel_id == parcel.id]


def _told(event: ParcelEvent) -> tuple[datetime, str]:
    words = _KINDS.get(event.kind.removeprefix("parcel."), "Bưu điện cập nhật hành trình")
    reason = _REASONS.get(event.note or "", "")
    return event.happened_at, phrase("{words} ({reason})", words=words, reason=reason) if reason else words
