"""The payment gateway: takes money on its own page, tells of it, gives it back, and keeps books of every day.

The page is reached by a signed address; whoever changes a field of it is turned away. Amounts are in đồng. Nothing is
known here of what the money is for.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
from typing import Any

from fastapi import APIRouter
from pydantic import BaseModel, ConfigDict, Field
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from simulators import moment
from simulators.answers import Refusal
from simulators.deed import Deed, Effect, Wanted
from simulators.money import gateway_books, gateway_page
from simulators.partner import Partner, Possibilities
from simulators.planned_event import MANNERS, Happening

NAME = "payment-gateway"
SOURCE = "urn:vn:simulated:payment-gateway"
CALLBACK_PATH = "/api/v1/callbacks/payment"

POSSIBLE = Possibilities(
    outcomes={
        "pay": (
            "paid",
            "declined",
            "wrong-amount",
            "short-amount",
            "other-currency",
            "other-merchant",
            "other-account",
            "paid-twice",
            "declined-then-paid",
            "paid-then-declined",
            "after-expiry",
        ),
        "refund": ("paid", "failed"),
    },
    manners={"pay": MANNERS, "refund": MANNERS},
    refusal="not-authorised",
    aliases={"forged": "forged-signature", "replayed": "doubled", "never": "lost", "refused": "declined"},
)


class Order(BaseModel):
    """What the address of the page holds; `expires` in seconds since 1970."""

    model_config = ConfigDict(extra="forbid")

    account: str = Field(min_length=1, max_length=60)
    amount: int = Field(gt=0)
    currency: str
    expires: int
    merchant: str = Field(min_length=1, max_length=60)
    reference: str = Field(min_length=1, max_length=120)
    return_url: str
    signature: str


class Refund(BaseModel):
    """`payment_ref` is the number of a payment of ours, of which `amount` goes back."""

    model_config = ConfigDict(extra="forbid")

    reference: str = Field(min_length=1, max_length=120)
    merchant: str
    payment_ref: str
    amount: int = Field(gt=0)
    currency: str


class PaymentGateway:
    """The page, and the counter behind it."""

    def __init__(self, partner: Partner) -> None:
        self._partner = partner

    def routes(self) -> APIRouter:
        router = APIRouter()
        router.add_api_route("/pay", self.page, methods=["GET"])
        router.add_api_route("/pay", self.choose, methods=["POST"])
        router.add_api_route("/payments", self.pay, methods=["POST"])
        router.add_api_route("/payments/by-reference/{reference}", self.standing, methods=["GET"])
        router.add_api_route("/refunds", self.refund, methods=["POST"])
        router.add_api_route("/refunds/by-reference/{reference}", self.refund_standing, methods=["GET"])
        router.add_api_route("/statements/{account_and_day}", self.statement, methods=["GET"])
        return router

    async def page(self, request: Request) -> Response:
        try:
            order = self._read(dict(request.query_params))
        except (ValueError, Refusal):
            return gateway_page.turned_away()
        return gateway_page.shown(order.model_dump(), known=("pay", order.reference) in self._partner.deeds)

    async def choose(self, request: Request) -> Response:
        """Somebody pressed a button of the page: paid, or went away without paying."""
        fields = {name: str(value) for name, value in (await request.form()).items()}
        pays = fields.pop("choice", "") == "pay"
        try:
            order = self._read(fields)
        except (ValueError, Refusal):
            return gateway_page.turned_away()
        await self._partner.do_once(
            "pay", order.reference, order, lambda wanted: self._pay(order, wanted if pays else Wanted("declined")), 202
        )
        return RedirectResponse(order.return_url, status_code=303)

    async def pay(self, order: Order, request: Request) -> Response:
        """The same for a machine: what the page does once somebody has pressed its button."""
        return await self._partner.do("pay", request, order, lambda wanted: self._pay(order, wanted))

    async def refund(self, wish: Refund, request: Request) -> Response:
        return await self._partner.do("refund", request, wish, lambda wanted: self._refund(wish, wanted))

    async def standing(self, reference: str) -> Response:
        return await self._partner.inquire(reference, lambda: self._standing(reference))

    async def refund_standing(self, reference: str) -> Response:
        return await self._partner.inquire(reference, lambda: self._refund_standing(reference))

    async def statement(self, account_and_day: str) -> Response:
        account, _, day = account_and_day.rpartition(":")
        deeds = list(self._partner.deeds.values())
        lines = gateway_books.movements(deeds, account, day, moment.now())
        told = {"reference": account_and_day, "day": day, "lines": lines}
        return await self._partner.inquire(account_and_day, lambda: told)

    def _read(self, fields: dict[str, str]) -> Order:
        order = Order.model_validate(fields)
        self._check(order)
        return order

    def _check(self, order: Order) -> None:
        if not hmac.compare_digest(order.signature, self._signature(order)):
            raise Refusal(403, "bad-signature")
        if order.expires < moment.now() and ("pay", order.reference) not in self._partner.deeds:
            raise Refusal(410, "expired")

    def _signature(self, order: Order) -> str:
        fields = order.model_dump(exclude={"signature"})
        content = "&".join(f"{name}={fields[name]}" for name in sorted(fields))
        key = base64.b64decode(self._partner.callbacks.secret.removeprefix("whsec_"))
        return hmac.new(key, content.encode(), hashlib.sha256).hexdigest()

    def _pay(self, order: Order, wanted: Wanted) -> Effect:
        self._check(order)
        number = f"GW{self._partner.ledger.count:010d}"
        events = _told_of(order, wanted.outcome, number)
        answer = {"reference": order.reference, "state": "taken"}
        return Effect("declined" if wanted.outcome == "declined" else "paid", answer, events)

    def _refund(self, wish: Refund, wanted: Wanted) -> Effect:
        deeds = list(self._partner.deeds.values())
        if wish.amount > gateway_books.left_of(deeds, wish.payment_ref):
            raise Refusal(422, "more-than-was-paid")
        answer = {"reference": wish.reference, "state": "taken"}
        if wanted.outcome == "failed":
            failed = {"reference": wish.reference, "reason": wanted.reason or "account-closed"}
            return Effect("refund-failed", answer, [("refund.failed", failed)])
        account = gateway_books.account_of(deeds, wish.payment_ref)
        paid = {
            "reference": wish.reference,
            "gateway_ref": f"RF{self._partner.ledger.count:010d}",
            "payment_ref": wish.payment_ref,
            "account": account,
            "amount": wish.amount,
            "currency": "VND",
            "paid_at": moment.written(moment.now()),
        }
        return Effect("refunded", answer, [("refund.paid", paid)])

    def _standing(self, reference: str) -> dict[str, Any] | None:
        deed = self._partner.deeds.get(("pay", reference))
        if deed is None:
            return None
        told = deed.told(moment.now())
        paid = [event.data for event in told if event.type == "payment.paid"]
        failed = [event.data["reason"] for event in told if event.type == "payment.failed"]
        state = _state(deed, bool(paid), bool(failed))
        return {"reference": reference, "state": state, "payments": paid, "reason": failed[0] if failed else None}

    def _refund_standing(self, reference: str) -> dict[str, Any] | None:
        deed = self._partner.deeds.get(("refund", reference))
        if deed is None:
            return None
        for event in deed.told(moment.now()):
            if event.type == "refund.paid":
                return {"reference": reference, "state": "paid", "paid": event.data}
            return {"reference": reference, "state": "failed", "reason": event.data["reason"]}
        return {"reference": reference, "state": "taken"}


def _state(deed: Deed, paid: bool, failed: bool) -> str:
    if paid or failed:
        return "paid" if paid else "declined"
    return "expired" if deed.outcome == "after-expiry" else "processing"


def _told_of(order: Order, outcome: str, number: str) -> list[Happening]:
    """The messages that follow, in order; each sum has a number of its own."""
    failed: Happening = (
        "payment.failed",
        {"reference": order.reference, "merchant": order.merchant, "reason": "declined"},
    )
    paid: Happening = ("payment.paid", _sum(order, outcome, number))
    several = {
        "declined": [failed],
        "paid-twice": [paid, ("payment.paid", _sum(order, outcome, f"{number}B"))],
        "declined-then-paid": [failed, paid],
        "paid-then-declined": [paid, failed],
    }
    return several.get(outcome, [paid])


def _sum(order: Order, outcome: str, number: str) -> dict[str, Any]:
    return {
        "reference": order.reference,
        "merchant": order.merchant if outcome != "other-merchant" else f"{order.merchant}-2",
        "account": order.account if outcome != "other-account" else f"{order.account}-2",
        "gateway_ref": number,
        "amount": order.amount + {"wrong-amount": 1, "short-amount": -1}.get(outcome, 0),
        "currency": order.currency if outcome != "other-currency" else "USD",
        "paid_at": moment.written(moment.now()),
    }
