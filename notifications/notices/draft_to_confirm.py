"""The applicant reads the draft of the result before it goes to be signed."""

from __future__ import annotations

from notifications.content import Content, Context, shared
from notifications.example_dossier import EXAMPLE_DOSSIER, example_time
from notifications.facts import Instant, Line
from notifications.notice import BOTH_AT_ONCE, Notice
from notifications.spoken import hour_and_day


class DraftToConfirm(Content):
    """`result` is what the draft is of, such as "Giấy khai sinh"; the draft itself is read behind the link only."""

    result: Line
    silence_is_consent_after: Instant


def draft_to_confirm(content: DraftToConfirm) -> Context:
    """The context of the invitation to read the draft."""
    return {
        **shared(content),
        "result": content.result,
        "silence_is_consent_after": hour_and_day(content.silence_is_consent_after),
    }


DRAFT_TO_CONFIRM = Notice(
    id="draft_to_confirm",
    title="Mời kiểm tra bản thảo kết quả",
    content=DraftToConfirm,
    context=draft_to_confirm,
    example=DraftToConfirm(
        **EXAMPLE_DOSSIER, result="Giấy khai sinh", silence_is_consent_after=example_time(25, 11, 17)
    ),
    sent_when="Khi bản thảo kết quả của hồ sơ nộp trực tuyến đã soạn xong, trước khi trình ký",
    sent_to="Người nộp",
    chain=BOTH_AT_ONCE,
    legal_basis="Thủ tục hộ tịch đã công bố, phần nộp trực tuyến: 01 ngày, không trả lời là đồng ý",
)
