"""What the payment gateway tells of an order, of a refund, and of a day."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import AwareDatetime, Field

from gateways.wire import Asked, Referring, Wire

Word = Annotated[str, Field(min_length=1, max_length=60)]
Dong = Annotated[int, Field(strict=True, gt=0, lt=10**12)]


class PaymentNews(Referring):
    """A sum was paid for our order `reference`; `gateway_ref` is the gateway's number of this one payment."""

    merchant: Word
    account: Word
    gateway_ref: Word
    amount: Dong
    currency: Word
    paid_at: AwareDatetime


class PaymentFailed(Referring):
    """Nothing was paid; `reason` is a word such as "declined" or "cancelled"."""

    merchant: Word
    reason: Word


class PaymentStanding(Referring):
    """`state` is "expired" once the gateway takes no more money for the order; `payments` is everything it took."""

    state: Literal["open", "processing", "paid", "declined", "expired"]
    payments: tuple[PaymentNews, ...] = ()
    reason: str | None = None


class RefundOrder(Asked):
    """`payment_ref` is the gateway's number of the payment of which `amount` goes back."""

    merchant: Word
    payment_ref: Word
    amount: Dong
    currency: Literal["VND"] = "VND"


class RefundNews(Referring):
    """The money has gone back; `gateway_ref` is the gateway's number of that."""

    gateway_ref: Word
    amount: Dong
    paid_at: AwareDatetime


class RefundFailed(Referring):
    """The money could not go back; `reason` is a word such as "account-closed"."""

    reason: Word


class RefundStanding(Referring):
    state: Literal["taken", "paid", "failed"]
    paid: RefundNews | None = None
    reason: str | None = None


class StatementLine(Wire):
    """One movement; `reference` is ours (of the order or the refund), `entry` the partner's number of it."""

    kind: Literal["payment", "refund", "cod"]
    reference: Word
    entry: Word
    amount: Dong
    at: AwareDatetime


class Statement(Referring):
    """All movements of one account on one day, as the partner counts days (Vietnam time)."""

    day: date
    lines: tuple[StatementLine, ...]
