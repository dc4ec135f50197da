"""What another agency asks of the family in its part of a linked group."""

from __future__ import annotations

from pydantic import Field

from notifications.content import Content, Context, shared
from notifications.example_dossier import EXAMPLE_DOSSIER, example_time
from notifications.facts import Instant, Line, PhoneShown
from notifications.notice import BOTH_AT_ONCE, Notice
from notifications.notices.supplement_request import MissingItem
from notifications.spoken import hour_and_day


class LegSupplementRequest(Content):
    """`agency` asks in the part called `leg`; the family answers to us."""

    agency: Line
    leg: Line
    items: tuple[MissingItem, ...] = Field(min_length=1)
    answer_by: Instant
    contact_phone: PhoneShown


def leg_supplement_request(content: LegSupplementRequest) -> Context:
    """The context of the request."""
    return {
        **shared(content),
        "agency": content.agency,
        "leg": content.leg,
        "items": content.items,
        "answer_by": hour_and_day(content.answer_by),
        "contact_phone": content.contact_phone,
    }


LEG_SUPPLEMENT_REQUEST = Notice(
    id="leg_supplement_request",
    title="Cơ quan phối hợp yêu cầu bổ sung",
    content=LegSupplementRequest,
    context=leg_supplement_request,
    example=LegSupplementRequest(
        **EXAMPLE_DOSSIER,
        agency="Công an cấp xã",
        leg="Đăng ký thường trú cho trẻ",
        items=(
            MissingItem(
                name="Giấy tờ, tài liệu chứng minh chỗ ở hợp pháp",
                reason="Trẻ đăng ký thường trú ở nơi khác với cha, mẹ nhưng chưa có giấy tờ về chỗ ở.",
                what_to_do="Gửi bản chụp giấy tờ về nhà ở, thấy rõ bốn góc.",
            ),
        ),
        answer_by=example_time(15, 12, 17),
        contact_phone="024 0000 0001",
    ),
    sent_when="Khi cơ quan thực hiện một phần của hồ sơ liên thông yêu cầu bổ sung",
    sent_to="Người nộp",
    chain=BOTH_AT_ONCE,
    legal_basis="NĐ 63/2024/NĐ-CP Điều 7; NĐ 118/2025/NĐ-CP Điều 11",
)
