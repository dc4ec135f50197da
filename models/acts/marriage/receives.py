"""Each of the two gets an original into his or her own hands; nobody can be sent for it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, ClassVar

from pydantic import Field

from models.acts.act import Deed
from models.acts.outcome import Form, ShortText
from models.acts.receives import RECEIVES, HandedOver, Received


class HandedToBoth(Form):
    name: ClassVar[str] = "handed_to_both"
    title: ClassVar[str] = "Đã trao cho mỗi bên một bản chính"
    causes: ClassVar[str] = "Hồ sơ kết thúc; ngày giờ trao được ghi vào sổ theo dõi."
    sample: ClassVar[dict[str, Any]] = {
        "husband_identity": "Căn cước của chồng",
        "wife_identity": "Căn cước của vợ",
    }

    husband_identity: ShortText = Field(title="Giấy tờ của chồng đã kiểm tra")
    wife_identity: ShortText = Field(title="Giấy tờ của vợ đã kiểm tra")


def _record(deed: Deed, form: Any) -> Received:
    return RECEIVES.record(deed, HandedOver(identity_seen=form.husband_identity, by_proxy=False))


RECEIVES_TOGETHER = replace(
    RECEIVES,
    variant="couple",
    title="Trao Giấy chứng nhận kết hôn cho hai bên",
    awaiting="Chờ trao Giấy chứng nhận kết hôn cho hai bên",
    forms=(HandedToBoth,),
    record=_record,
)
