"""Money paid online has been booked: the electronic receipt in words, with its number."""

from __future__ import annotations

from notifications.content import Content, Context, shared
from notifications.example_dossier import EXAMPLE_DOSSIER, example_time
from notifications.facts import Dong, Instant, Line
from notifications.notice import EMAIL_THEN_SMS, Notice
from notifications.spoken import dong, hour_and_day


class PaymentReceived(Content):
    """`amount` and `still_owed` in đồng; `number` is that of the receipt."""

    amount: Dong
    number: Line
    paid_at: Instant
    still_owed: Dong = 0


def payment_received(content: PaymentReceived) -> Context:
    """The context of the notice that money has come."""
    return {
        **shared(content),
        "amount": dong(content.amount),
        "number": content.number,
        "paid_at": hour_and_day(content.paid_at),
        "still_owed": content.still_owed and dong(content.still_owed),
    }


PAYMENT_RECEIVED = Notice(
    id="payment_received",
    title="Đã nhận tiền nộp trực tuyến",
    content=PaymentReceived,
    context=payment_received,
    example=PaymentReceived(
        **EXAMPLE_DOSSIER, amount=16_000, number="0012/2026", paid_at=example_time(23, 11, 9, 20), still_owed=0
    ),
    sent_when="Khi cổng thanh toán báo đã trả và biên lai đã được ghi",
    sent_to="Người nộp",
    chain=EMAIL_THEN_SMS,
    legal_basis="NĐ 118/2025/NĐ-CP Điều 24",
)
