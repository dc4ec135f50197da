"""A dossier has been opened for somebody because an earlier one ended well: where to follow it, and who looks at it."""

from __future__ import annotations

from notifications.content import Content, Context, shared
from notifications.example_dossier import EXAMPLE_DOSSIER, example_time
from notifications.facts import Instant, Line
from notifications.notice import BOTH_AT_ONCE, Notice
from notifications.notices.filed import TrackingSecret
from notifications.spoken import hour_and_day


class FollowUpOpened(Content):
    """`earlier_procedure` is what has just ended; its own result goes to whoever asked for that."""

    tracking_secret: TrackingSecret
    earlier_procedure: Line
    react_by: Instant


def follow_up_opened(content: FollowUpOpened) -> Context:
    """The context of the letter that tells of the dossier opened."""
    return {
        **shared(content),
        "tracking_secret": content.tracking_secret,
        "earlier_procedure": content.earlier_procedure,
        "react_by": hour_and_day(content.react_by),
    }


FOLLOW_UP_OPENED = Notice(
    id="follow_up_opened",
    title="Đã mở hồ sơ tiếp theo",
    content=FollowUpOpened,
    context=follow_up_opened,
    example=FollowUpOpened(
        **EXAMPLE_DOSSIER | {"procedure": "Đăng ký giám hộ"},
        tracking_secret="K7QX2M9TWB4C",  # noqa: S106  An example for the printed page, which opens nothing.
        earlier_procedure="Đăng ký chấm dứt giám hộ",
        react_by=example_time(23, 11, 17),
    ),
    sent_when="Khi hồ sơ trước kết thúc tốt và hồ sơ tiếp theo của chuỗi thủ tục được mở",
    sent_to="Người yêu cầu của hồ sơ tiếp theo",
    chain=BOTH_AT_ONCE,
    legal_basis="Luật Hộ tịch Điều 23",
)
