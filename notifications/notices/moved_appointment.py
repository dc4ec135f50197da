"""The calendar has changed and the hour of return with it: whoever holds the old slip must not come in vain."""

from __future__ import annotations

from notifications.content import Content, Context, shared
from notifications.example_dossier import EXAMPLE_DOSSIER, example_time
from notifications.facts import Instant, Paragraph
from notifications.notice import BOTH_AT_ONCE, Notice
from notifications.spoken import hour_and_day


class MovedAppointment(Content):
    """`promised_at` is the hour he was told last; `why` each change of the calendar with its document."""

    promised_at: Instant
    new_due_at: Instant
    due_explained: tuple[Paragraph, ...] = ()
    why: tuple[Paragraph, ...]


def moved_appointment(content: MovedAppointment) -> Context:
    """The context of the notice of a new hour."""
    return {
        **shared(content),
        "promised_at": hour_and_day(content.promised_at),
        "new_due_at": hour_and_day(content.new_due_at),
        "later": content.new_due_at > content.promised_at,
        "due_explained": content.due_explained,
        "why": content.why,
    }


MOVED_APPOINTMENT = Notice(
    id="moved_appointment",
    title="Đổi giờ hẹn trả vì lịch làm việc thay đổi",
    content=MovedAppointment,
    context=moved_appointment,
    example=MovedAppointment(
        **EXAMPLE_DOSSIER,
        promised_at=example_time(27, 11, 17),
        new_due_at=example_time(1, 12, 17),
        due_explained=(
            "Nhận 08:30 thứ Hai 23/11/2026.",
            "Thứ Sáu 27/11/2026 nghỉ: Đóng cửa: Bão, lũ, ngập (Công điện 12/CĐ-UBND).",
            "Hẹn trả: 17:00 thứ Ba 01/12/2026.",
        ),
        why=("Đóng cửa 27/11/2026: Bão, lũ, ngập (Công điện 12/CĐ-UBND)",),
    ),
    sent_when="Ngay khi một thay đổi lịch làm việc được công bố mà giờ hẹn trả của hồ sơ chưa có kết quả đổi theo",
    sent_to="Người nộp",
    chain=BOTH_AT_ONCE,
    legal_basis="Giờ hẹn tính theo ngày làm việc (BLDS 2015 Điều 147, 148); báo giờ mới: cần kiểm chứng",
)
