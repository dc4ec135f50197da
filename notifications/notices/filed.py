"""The portal's own acknowledgement: the dossier has arrived, nobody has checked it yet."""

from __future__ import annotations

from typing import Annotated

from pydantic import StringConstraints

from notifications.content import Content, Context, shared
from notifications.example_dossier import EXAMPLE_DOSSIER, example_time
from notifications.facts import Instant
from notifications.notice import EMAIL_THEN_SMS, Notice
from notifications.spoken import hour_and_day

TrackingSecret = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_-]{4,80}$")]


class Filed(Content):
    """`counted_from` is given only when the dossier came outside working hours and its time starts later."""

    tracking_secret: TrackingSecret
    submitted_at: Instant
    counted_from: Instant | None = None
    react_by: Instant


def filed(content: Filed) -> Context:
    """The context of the acknowledgement."""
    return {
        **shared(content),
        "tracking_secret": content.tracking_secret,
        "submitted_at": hour_and_day(content.submitted_at),
        "counted_from": content.counted_from and hour_and_day(content.counted_from),
        "react_by": hour_and_day(content.react_by),
    }


FILED = Notice(
    id="filed",
    title="Đã nhận hồ sơ nộp trực tuyến",
    content=Filed,
    context=filed,
    example=Filed(
        **EXAMPLE_DOSSIER,
        tracking_secret="K7QX2M9TWB4C",  # noqa: S106  An example for the printed page, which opens nothing.
        submitted_at=example_time(21, 11, 21, 5),
        counted_from=example_time(23, 11, 7, 30),
        react_by=example_time(23, 11, 17),
    ),
    sent_when="Ngay khi hồ sơ được gửi qua mạng, trước khi có người kiểm tra",
    sent_to="Người nộp",
    chain=EMAIL_THEN_SMS,
    legal_basis="NĐ 118/2025/NĐ-CP Điều 17 khoản 2; NQ 66.7/2025/NQ-CP Điều 8 (trả lời trong 08 giờ làm việc)",
)
