"""The result reaches the family: at the desk, by post, or opened online."""

from __future__ import annotations

from typing import Any, ClassVar

from pydantic import Field

from models.acts.act import Act, Deed
from models.acts.outcome import Form, Outcome, ShortText
from models.acts.refusal import FeesUnpaid
from models.audit.audit_entry import record
from models.money.owed import owed
from models.role import Role


class Received(Outcome):
    """`received` is false when the parcel came back, or when another way is wanted; `how` is desk, post or online."""

    received: bool
    how: str


class HandedOver(Form):
    name: ClassVar[str] = "handed_over"
    title: ClassVar[str] = "Đã trả kết quả"
    causes: ClassVar[str] = "Hồ sơ kết thúc; ngày giờ trả được ghi vào sổ theo dõi."
    sample: ClassVar[dict[str, Any]] = {"identity_seen": "Căn cước của người nhận", "by_proxy": False}

    identity_seen: ShortText = Field(title="Giấy tờ của người nhận đã kiểm tra")
    by_proxy: bool = Field(default=False, title="Người được ủy quyền nhận")


class OtherWayWanted(Form):
    """Until it is handed over the applicant may have the result reach him another way."""

    name: ClassVar[str] = "other_way"
    title: ClassVar[str] = "Người nộp đổi cách nhận"
    causes: ClassVar[str] = "Kết quả chưa trao; việc tiếp theo là ghi cách nhận mới đã thống nhất."
    sample: ClassVar[dict[str, Any]] = {"wanted_by": "Người nộp gọi điện lúc 9 giờ."}

    wanted_by: ShortText = Field(title="Ai đề nghị, qua đâu")


class Delivered(Form):
    """What the post office says; `data` is its event."""

    name: ClassVar[str] = "delivered"
    title: ClassVar[str] = "Bưu điện đã phát"

    data: dict[str, Any] = Field(default_factory=dict)


class CameBack(Form):
    name: ClassVar[str] = "returned"
    title: ClassVar[str] = "Bưu gửi hoàn về"
    causes: ClassVar[str] = "Bộ phận trả kết quả liên hệ người nộp để thống nhất cách trả khác."

    data: dict[str, Any] = Field(default_factory=dict)


class Opened(Form):
    name: ClassVar[str] = "opened"
    title: ClassVar[str] = "Tôi đã nhận bản điện tử"
    causes: ClassVar[str] = "Hồ sơ kết thúc."


def _record(deed: Deed, form: HandedOver | OtherWayWanted | Delivered | CameBack | Opened) -> Received:
    if isinstance(form, OtherWayWanted):
        way = "online" if deed.item.act == RECEIVES_ONLINE.key else "desk"
        return Received(received=False, how=way)
    if isinstance(form, CameBack):
        return Received(received=False, how="post")
    if isinstance(form, Delivered):
        return Received(received=True, how="post")
    if isinstance(form, HandedOver):
        _see_that_fees_are_paid(deed)
        record(
            deed.session,
            deed.actor,
            "result.handed_over",
            deed.now,
            dossier_id=deed.dossier.id,
            by_proxy=form.by_proxy,
        )
        return Received(received=True, how="desk")
    _see_that_fees_are_paid(deed)
    return Received(received=True, how="online")


def _see_that_fees_are_paid(deed: Deed) -> None:
    if owed(deed.session, deed.dossier.id) > 0:
        raise FeesUnpaid


RECEIVES = Act(
    line="receives",
    title="Trả kết quả",
    awaiting="Chờ người nộp nhận kết quả",
    role=Role.RETURN_DESK,
    forms=(HandedOver, OtherWayWanted),
    outcome=Received,
    record=_record,
)

RECEIVES_BY_POST = Act(
    line="receives",
    title="Theo dõi bưu gửi",
    awaiting="Chờ bưu điện phát kết quả",
    role=Role.PARTNER,
    also_role=Role.RETURN_DESK,
    forms=(Delivered, CameBack),
    variant="post",
    outcome=Received,
    record=_record,
)

RECEIVES_ONLINE = Act(
    line="receives",
    title="Nhận bản điện tử",
    awaiting="Chờ người nộp nhận bản điện tử",
    role=Role.APPLICANT,
    also_role=Role.RETURN_DESK,
    forms=(Opened,),
    also_forms=(HandedOver, OtherWayWanted),
    variant="online",
    outcome=Received,
    record=_record,
)
