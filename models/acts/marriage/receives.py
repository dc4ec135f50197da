"""Each of the two gets an original into his or her own hands; nobody can be sent for it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, ClassVar

from pydantic import Field

from models.acts.act import Deed
from models.acts.outcome import ShortText
from models.acts.receives import RECEIVES, AtTheDesk, Received, Shown
from models.delivery.give import give
from models.delivery.recipient import Desk, identify_both


class HandedToBoth(AtTheDesk):
    name: ClassVar[str] = "handed_to_both"
    title: ClassVar[str] = "Đã trao cho mỗi bên một bản chính"
    causes: ClassVar[str] = "Hồ sơ kết thúc; ngày giờ trao được ghi vào sổ theo dõi."
    sample: ClassVar[dict[str, Any]] = {
        "husband_identity": "Căn cước của chồng",
        "husband_shown": "0001",
        "wife_identity": "Căn cước của vợ",
        "wife_shown": "0002",
    }

    husband_identity: ShortText = Field(title="Giấy tờ của chồng đã kiểm tra")
    wife_identity: ShortText = Field(title="Giấy tờ của vợ đã kiểm tra")
    husband_shown: Shown = Field(default="", exclude=True, title="Mã quét trên thẻ, cả số, hoặc 4 số cuối của chồng")
    wife_shown: Shown = Field(default="", exclude=True, title="Mã quét trên thẻ, cả số, hoặc 4 số cuối của vợ")


def _record(deed: Deed, form: HandedToBoth) -> Received:
    desk = Desk(deed.session, deed.dossier, deed.actor, deed.now)
    both = identify_both(desk, (form.husband_identity, form.wife_identity), (form.husband_shown, form.wife_shown))
    give(desk, deed.item.id, both, cash=form.amount, originals=form.originals)
    return Received(received=True, how="desk")


RECEIVES_TOGETHER = replace(
    RECEIVES,
    variant="couple",
    title="Trao Giấy chứng nhận kết hôn cho hai bên",
    awaiting="Chờ trao Giấy chứng nhận kết hôn cho hai bên",
    forms=(HandedToBoth,),
    record=_record,
)
