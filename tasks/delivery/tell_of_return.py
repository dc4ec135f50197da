"""A parcel came back: the family learns of it before the return desk agrees another way with them."""

from __future__ import annotations

from sqlalchemy import select

from engine.step import step
from engine.work import Work
from models.acts.outcome import Outcome
from models.delivery.parcel import Parcel, ParcelEvent
from notifications.notices.parcel_returned import PARCEL_RETURNED, ParcelReturned
from tasks.delivery.hand_over import Handed
from tasks.wording.applicant import everything_handed_over
from tasks.wording.common_facts import common_facts
from tasks.write_letter import write_letter

_REASONS = {
    "recipient-absent": "Không gặp người nhận",
    "address-not-found": "Không tìm thấy địa chỉ",
    "recipient-refused": "Người nhận từ chối nhận",
}
_NO_REASON = "Bưu điện không phát được"


class ReturnTold(Outcome):
    """`told` is false when there was no parcel to speak of, because the post had not taken it."""

    told: bool


@step(title="Báo kết quả chưa đến được người nhận")
def tell_of_return(work: Work, handed: Handed) -> ReturnTold:
    parcel = work.session.get(Parcel, handed.parcel_id) if handed.parcel_id else None
    if parcel is None:
        return ReturnTold(told=False)
    notice = ParcelReturned(
        **common_facts(work),
        result=everything_handed_over(work.dossier),
        parcel_code=parcel.tracking_code,
        returned_at=parcel.returned_at or work.now,
        reason=_reason(work, parcel),
    )
    write_letter(work, PARCEL_RETURNED, notice)
    return ReturnTold(told=True)


def _reason(work: Work, parcel: Parcel) -> str:
    about = select(ParcelEvent.note).where(ParcelEvent.parcel_id == parcel.id)
    came_back = about.where(ParcelEvent.kind == "parcel.returned")
    return _REASONS.get(work.session.scalars(came_back).first() or "", _NO_REASON)
