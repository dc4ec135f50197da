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
    due_explained: tuple[Paragraph, ...] = ()
    reason: Paragraph


def apology(content: Apology) -> Context:
    """The context of the apology."""
    return {
        **shared(content),
        "number": content.number,
        "already_late": content.already_late,
        "promised_at": hour_and_day(content.promised_at),
        "new_due_at": hour_and_day(content.new_due_at),
        "due_explained": content.due_explained,
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
        due_explained=(
            "Nhận 08:30 thứ Hai 23/11/2026.",
            "Thời hạn khi phải xác minh: 05 ngày làm việc.",
            "Hẹn lại: 17:00 thứ Tư 02/12/2026.",
        ),
        reason="Phường nơi cha mẹ đăng ký kết hôn chưa trả lời xác minh.",
    ),
    sent_when="Ít nhất một ngày trước giờ hẹn nếu biết sẽ trễ, hoặc ngay khi đã trễ; chỉ hẹn lại một lần",
    sent_to="Người nộp",
    chain=BOTH_AT_ONCE,
    legal_basis="Mẫu 04 Thông tư 03/2025/TT-VPCP; NĐ 63/2024/NĐ-CP Điều 7 (nhóm liên thông)",
)
