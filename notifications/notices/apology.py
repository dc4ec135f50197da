"""The office is late, or will be, and says so with a reason and a new hour: beside the Phiếu xin lỗi (Mẫu 04)."""

from __future__ import annotations

from notifications.content import Content, Context, shared
from notifications.example_dossier import EXAMPLE_DOSSIER, example_time
from notifications.facts import Instant, Line, Paragraph
from notifications.notice import BOTH_AT_ONCE, Notice
from notifications.spoken import hour_and_day


class Apology(Content):
    """`already_late` tells a promise already broken from one that is going to be."""

    number: Line
    already_late: bool
    promised_at: Instant
    new_due_at: Instant
    reason: Paragraph


def apology(content: Apology) -> Context:
    """The context of the apology."""
    return {
        **shared(content),
        "number": content.number,
        "already_late": content.already_late,
        "promised_at": hour_and_day(content.promised_at),
        "new_due_at": hour_and_day(content.new_due_at),
        "reason": content.reason,
    }


APOLOGY = Notice(
    id="apology",
    title="Xin lỗi và hẹn lại ngày trả kết quả",
    content=Apology,
    context=apology,
    example=Apology(
        **EXAMPLE_DOSSIER,
        number="5/PXL",
        already_late=False,
        promised_at=example_time(27, 11, 17),
        new_due_at=example_time(2, 12, 17),
        reason="Phường nơi cha mẹ đăng ký kết hôn chưa trả lời xác minh.",
    ),
    sent_when="Ít nhất một ngày trước giờ hẹn nếu biết sẽ trễ, hoặc ngay khi đã trễ; chỉ hẹn lại một lần",
    sent_to="Người nộp",
    chain=BOTH_AT_ONCE,
    legal_basis="Mẫu 04 Thông tư 03/2025/TT-VPCP; NĐ 63/2024/NĐ-CP Điều 7 (nhóm liên thông)",
)
