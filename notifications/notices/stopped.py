"""The dossier is no longer handled, beside the Thông báo dừng giải quyết hồ sơ (Mẫu 05)."""

from __future__ import annotations

from typing import Self

from pydantic import model_validator

from notifications.content import Content, Context, shared
from notifications.example_dossier import EXAMPLE_DOSSIER, example_time
from notifications.facts import Dong, Instant, Line, Paragraph
from notifications.notice import BOTH_AT_ONCE, Notice
from notifications.spoken import dong, hour_and_day


class Stopped(Content):
    """An applicant may withdraw without a reason, the office may not stop without one. `refund` is in đồng."""

    number: Line
    asked_by_applicant: bool
    stopped_at: Instant
    reason: Paragraph | None = None
    originals_to_collect: tuple[Line, ...] = ()
    refund: Dong = 0

    @model_validator(mode="after")
    def _the_office_says_why(self) -> Self:
        if not self.asked_by_applicant and self.reason is None:
            raise ValueError("an office that stops handling a dossier says why")
        return self


def stopped(content: Stopped) -> Context:
    """The context of the notice that handling has stopped."""
    return {
        **shared(content),
        "number": content.number,
        "asked_by_applicant": content.asked_by_applicant,
        "stopped_at": hour_and_day(content.stopped_at),
        "reason": content.reason,
        "originals_to_collect": content.originals_to_collect,
        "refund": content.refund and dong(content.refund),
    }


STOPPED = Notice(
    id="stopped",
    title="Dừng giải quyết hồ sơ",
    content=Stopped,
    context=stopped,
    example=Stopped(
        **EXAMPLE_DOSSIER,
        number="7/TB-TTPVHCC",
        asked_by_applicant=True,
        stopped_at=example_time(25, 11, 9, 15),
        reason="Người nộp rút hồ sơ để nộp tại nơi cư trú của mẹ.",
        originals_to_collect=("Giấy chứng sinh",),
        refund=16_000,
    ),
    sent_when="Khi người nộp rút hồ sơ, hoặc cơ quan dừng giải quyết, lúc chưa có kết quả",
    sent_to="Người nộp",
    chain=BOTH_AT_ONCE,
    legal_basis="NĐ 118/2025/NĐ-CP Điều 21; Thông tư 03/2025/TT-VPCP Điều 7 và Mẫu 05",
)
