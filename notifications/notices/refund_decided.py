"""Money has been given back, or was not and why."""

from __future__ import annotations

from typing import Self

from pydantic import model_validator

from notifications.content import Content, Context, shared
from notifications.example_dossier import EXAMPLE_DOSSIER, example_time
from notifications.facts import Dong, Instant, Line, Paragraph
from notifications.notice import EMAIL_THEN_SMS, Notice
from notifications.spoken import dong, hour_and_day


class RefundDecided(Content):
    """`cause` is why it was looked at; `online` whether it went back the way it came; without `reason` only if paid."""

    amount: Dong
    given_back: bool
    online: bool
    cause: Line
    reason: Paragraph | None = None
    at: Instant

    @model_validator(mode="after")
    def _a_no_has_a_reason(self) -> Self:
        if not self.given_back and self.reason is None:
            raise ValueError("an office that keeps money says why")
        return self


def refund_decided(content: RefundDecided) -> Context:
    """The context of the notice about money given back."""
    return {
        **shared(content),
        "amount": dong(content.amount),
        "given_back": content.given_back,
        "online": content.online,
        "cause": content.cause[:1].lower() + content.cause[1:],
        "reason": content.reason,
        "at": hour_and_day(content.at),
    }


REFUND_DECIDED = Notice(
    id="refund_decided",
    title="Hoàn tiền",
    content=RefundDecided,
    context=refund_decided,
    example=RefundDecided(
        **EXAMPLE_DOSSIER,
        amount=16_000,
        given_back=True,
        online=True,
        cause="Trả hai lần cho một khoản",
        at=example_time(25, 11, 10, 5),
    ),
    sent_when="Khi tiền đã được hoàn, hoặc lãnh đạo quyết định không hoàn",
    sent_to="Người nộp",
    chain=EMAIL_THEN_SMS,
    legal_basis="NĐ 118/2025/NĐ-CP Điều 24 (cần kiểm chứng)",
)
