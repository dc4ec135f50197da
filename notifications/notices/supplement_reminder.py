"""A reminder while a supplement request is still unanswered."""

from __future__ import annotations

from pydantic import Field

from notifications.content import Content, Context, shared
from notifications.example_dossier import EXAMPLE_DOSSIER, example_time
from notifications.facts import Instant, Line, PhoneShown
from notifications.notice import EMAIL_THEN_SMS, Notice
from notifications.spoken import hour_and_day


class SupplementReminder(Content):
    """`items` are the names of what has still not come."""

    items: tuple[Line, ...] = Field(min_length=1)
    asked_at: Instant
    answer_by: Instant
    contact_phone: PhoneShown


def supplement_reminder(content: SupplementReminder) -> Context:
    """The context of the reminder."""
    return {
        **shared(content),
        "items": content.items,
        "asked_at": hour_and_day(content.asked_at),
        "answer_by": hour_and_day(content.answer_by),
        "contact_phone": content.contact_phone,
    }


SUPPLEMENT_REMINDER = Notice(
    id="supplement_reminder",
    title="Nhắc bổ sung hồ sơ",
    content=SupplementReminder,
    context=supplement_reminder,
    example=SupplementReminder(
        **EXAMPLE_DOSSIER,
        items=("Giấy chứng sinh", "Giấy ủy quyền"),
        asked_at=example_time(23, 11, 15, 20),
        answer_by=example_time(15, 12, 17),
        contact_phone="024 0000 0001",
    ),
    sent_when="Trước khi hết hạn bổ sung, nếu chưa nhận được bổ sung",
    sent_to="Người nộp",
    chain=EMAIL_THEN_SMS,
    legal_basis="Không văn bản nào buộc; nhắc để hồ sơ không bị đóng",
)
