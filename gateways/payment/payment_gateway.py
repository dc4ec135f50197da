"""The payment gateway: asked what became of an order, told to give money back, and for its own books of a day."""

from __future__ import annotations

from datetime import date
from typing import Protocol

from gateways.http_partner import HttpPartner
from gateways.payment.standing import PaymentStanding, RefundOrder, RefundStanding, Statement

NAME = "payment-gateway"


class PaymentGateway(Protocol):
    """Every verb may raise the errors of `gateways.gateway`; the same reference never pays back twice."""

    def inquire_payment(self, reference: str) -> PaymentStanding | None:
        """How the order of that reference stands; None when nobody has opened its page yet."""
        ...

    def refund(self, order: RefundOrder) -> RefundStanding: ...

    def inquire_refund(self, reference: str) -> RefundStanding | None: ...

    def statement(self, account: str, day: date) -> Statement | None:
        """What the gateway's own books say of the day; None when it knows no such account."""
        ...


class HttpPaymentGateway:
    """The gateway by HTTP."""

    def __init__(self, partner: HttpPartner) -> None:
        self._partner = partner

    def inquire_payment(self, reference: str) -> PaymentStanding | None:
        return self._partner.ask("/payments/by-reference/", reference, PaymentStanding)

    def refund(self, order: RefundOrder) -> RefundStanding:
        return self._partner.tell("/refunds", order.reference, order, RefundStanding)

    def inquire_refund(self, reference: str) -> RefundStanding | None:
        return self._partner.ask("/refunds/by-reference/", reference, RefundStanding)

    def statement(self, account: str, day: date) -> Statement | None:
        return self._partner.ask("/statements/", f"{account}:{day.isoformat()}", Statement)
