"""The dossier is closed because nothing came in answer to the supplement request."""

from __future__ import annotations

from notifications.content import Content, Context, shared
from notifications.example_dossier import EXAMPLE_DOSSIER, example_time
from notifications.facts import Instant, Line
from notifications.notice import BOTH_AT_ONCE, Notice
from notifications.spoken import hour_and_day


class Lapsed(Content):
    """`asked_at` is when the supplement was asked for, `answer_by` when its time ended."""

    asked_at: Instant
    answer_by: Instant
    originals_to_collect: tuple[Line, ...] = ()


def lapsed(content: Lapsed) -> Context:
    """The context of the notice of closing."""
    return {
        **shared(content),
        "asked_at": hour_and_day(content.asked_at),
        "answer_by": hour_and_day(content.answer_by),
        "originals_to_collect": content.originals_to_collect,
    }


LAPSED = Notice(
    id="lapsed",
    title="Đóng hồ sơ vì không bổ sung",
    content=Lapsed,
    context=lapsed,
    example=Lapsed(
        **EXAMPLE_DOSSIER,
        asked_at=example_time(23, 11, 15, 20),
        answer_by=example_time(15, 12, 17),
        originals_to_collect=("Giấy chứng sinh",),
    ),
    sent_when="Khi hết hạn bổ sung (15 ngày làm việc kể từ khi báo) mà không nhận được bổ sung",
    sent_to="Người nộp",
    chain=BOTH_AT_ONCE,
    legal_basis="Hạn 15 ngày làm việc lấy theo quy định của nhóm thủ tục liên thông tương tự (cần kiểm chứng)",
)
