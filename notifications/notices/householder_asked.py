"""The householder must agree on VNeID before the residence goes to the police; the applicant is asked to see to it."""

from __future__ import annotations

from notifications.content import Content, Context, shared
from notifications.example_dossier import EXAMPLE_DOSSIER, example_time
from notifications.facts import Instant, Line
from notifications.notice import BOTH_AT_ONCE, Notice
from notifications.spoken import hour_and_day


class HouseholderAsked(Content):
    """`leg` is the part of the group that waits for the householder's word."""

    leg: Line
    answer_by: Instant


def householder_asked(content: HouseholderAsked) -> Context:
    """The context of the request."""
    return {**shared(content), "leg": content.leg, "answer_by": hour_and_day(content.answer_by)}


HOUSEHOLDER_ASKED = Notice(
    id="householder_asked",
    title="Đề nghị chủ hộ xác nhận trên VNeID",
    content=HouseholderAsked,
    context=householder_asked,
    example=HouseholderAsked(**EXAMPLE_DOSSIER, leg="Đăng ký thường trú cho trẻ", answer_by=example_time(1, 12, 17)),
    sent_when="Khi hồ sơ liên thông có đăng ký thường trú và người nộp không phải là chủ hộ",
    sent_to="Người nộp",
    chain=BOTH_AT_ONCE,
    legal_basis="Luật Cư trú 2020 Điều 20; NĐ 63/2024/NĐ-CP; thời hạn xác nhận: cần kiểm chứng",
)
