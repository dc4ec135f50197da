"""Others must agree on VNeID before a part of a linked group goes out; the applicant is asked to see to it."""

from __future__ import annotations

from notifications.content import Content, Context, shared
from notifications.example_dossier import EXAMPLE_DOSSIER, example_time
from notifications.facts import Instant, Line
from notifications.notice import BOTH_AT_ONCE, Notice
from notifications.spoken import hour_and_day


class ConfirmationAsked(Content):
    """`leg` is the part of the group that waits, `agency` who gets it, `who` must agree first: `chủ hộ`."""

    leg: Line
    agency: Line
    who: Line
    answer_by: Instant


def confirmation_asked(content: ConfirmationAsked) -> Context:
    """The context of the request."""
    return {
        **shared(content),
        "leg": content.leg,
        "agency": content.agency,
        "who": content.who,
        "answer_by": hour_and_day(content.answer_by),
    }


CONFIRMATION_ASKED = Notice(
    id="confirmation_asked",
    title="Đề nghị xác nhận trên VNeID",
    content=ConfirmationAsked,
    context=confirmation_asked,
    example=ConfirmationAsked(
        **EXAMPLE_DOSSIER,
        leg="Đăng ký thường trú cho trẻ",
        agency="Công an cấp xã",
        who="chủ hộ",
        answer_by=example_time(1, 12, 17),
    ),
    sent_when="Khi một phần của hồ sơ liên thông cần chủ hộ hoặc người thân khác của người chết đồng ý trước",
    sent_to="Người nộp",
    chain=BOTH_AT_ONCE,
    legal_basis="Luật Cư trú 2020 Điều 20; NĐ 63/2024/NĐ-CP; QĐ 296/QĐ-VPCP",
)
