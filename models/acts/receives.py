"""The result reaches the family: at the desk, by post, or opened online."""

from __future__ import annotations

from typing import Annotated, Any, ClassVar, Literal

from pydantic import Field, StringConstraints

from models.acts.act import Act, Deed
from models.acts.outcome import Form, Outcome, ShortText
from models.acts.refusal import FeesUnpaid
from models.delivery.give import give
from models.delivery.hand_out import Recipient
from models.delivery.recipient import Desk, Evidence, identify
from models.money.owed import owed
from models.role import Role


class Received(Outcome):
    """`received` is false when the parcel came back, or when another way is wanted; `how` is desk, post or online."""

    received: bool
    how: str


Shown = Annotated[str, StringConstraints(strip_whitespace=True, max_length=1000)]
"""Read off somebody's paper: the text of a card's code, a whole number or its last four. Compared, and never kept."""


class AtTheDesk(Form):
    """What every hand-over says beside who it is: money taken in the same act, and originals that go back."""

    amount: int = Field(default=0, ge=0, lt=10**9, title="Số tiền mặt thu cùng lúc, bằng số còn phải nộp (đồng)")
    originals: list[str] = Field(default=[], max_length=60, title="Mã các thành phần được trả lại bản chính")


class HandedOver(AtTheDesk):
    """Nobody gets a result without showing who he is: by which paper, and its number as far as there is one to compare.

    Whoever the dossier does not name comes with the applicant's code, or is named by a written authorisation.
    """

    name: ClassVar[str] = "handed_over"
    title: ClassVar[str] = "Đã trả kết quả"
    causes: ClassVar[str] = "Hồ sơ kết thúc; ngày giờ trả được ghi vào sổ theo dõi."
    sample: ClassVar[dict[str, Any]] = {"who": "applicant", "identity_seen": "Căn cước", "shown": "0001"}

    who: Literal["applicant", "filed_proxy", "token", "authorised"] = Field(title="Ai đến nhận")
    identity_seen: ShortText = Field(title="Giấy tờ của người nhận đã kiểm tra")
    shown: Shown = Field(default="", exclude=True, title="Mã quét trên thẻ, cả số, hoặc 4 số cuối của giấy tờ")
    token: str = Field(default="", max_length=20, exclude=True, title="Mã nhận thay")
    person: str = Field(default="", max_length=200, title="Họ tên người được ủy quyền")
    authorisation: str = Field(default="", max_length=200, title="Giấy ủy quyền: số, ngày, nơi chứng thực")


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
        return _hand_over(deed, form)
    if owed(deed.session, deed.dossier.id) > 0:
        raise FeesUnpaid
    return Received(received=True, how="online")


def _hand_over(deed: Deed, form: HandedOver) -> Received:
    desk = Desk(deed.session, deed.dossier, deed.actor, deed.now)
    said = Evidence(
        Recipient(form.who), form.identity_seen, form.shown, form.token, form.person.strip(), form.authorisation.strip()
    )
    give(desk, deed.item.id, identify(desk, said), cash=form.amount, originals=form.originals)
    return Received(received=True, how="desk")


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
