"""The post office: books parcels with cash on delivery, carries them, and tells what became of them.

The fields of an order are those of the post's own interface (customerCode, orderNumber, codAmount, sender*,
receiver*), written with underscores. Amounts are in đồng.
"""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter
from pydantic import BaseModel, Field
from starlette.requests import Request
from starlette.responses import Response

from simulators import moment
from simulators.answers import Refusal
from simulators.deed import Deed, Effect, Wanted
from simulators.money import parcel_money
from simulators.partner import Partner, Possibilities
from simulators.planned_event import MANNERS, Happening

NAME = "post-office"
SOURCE = "urn:vn:simulated:post-office"
CALLBACK_PATH = "/api/v1/callbacks/post"

POSSIBLE = Possibilities(
    outcomes={
        "book": ("delivered", "returned", "cod-short", "cod-over", "cod-late", "cod-unknown", "remitted-short"),
        "cancel": ("cancelled",),
    },
    manners={"book": (*MANNERS, "wrong-code")},
    refusal="address-not-served",
)
FINAL = ("delivered", "returned")
_SAID = ("reason", "handed_to", "proof", "cod_amount")
# What the post's own interface calls collection status.
COLLECTION = {"booked": 1, "accepted": 2, "in_transit": 2, "delivered": 3, "returned": 2, "cancelled": 4}


class Party(BaseModel):
    """Who sends or receives: districts are obsolete since 01/07/2025."""

    name: str = Field(min_length=1)
    address: str = Field(min_length=1)
    tel: str = Field(min_length=1)
    province: str | None = None
    email: str | None = None
    desc: str | None = None


class Order(BaseModel):
    """`order_number` is the dossier's code, `reference` the office's own for this one parcel."""

    reference: str = Field(min_length=1, max_length=120)
    customer_code: str
    order_number: str
    cod_amount: int = Field(ge=0)
    sender: Party
    receiver: Party
    description: str = ""
    gov_agency_code: str = ""
    gov_agency_name: str = ""


class Cancellation(BaseModel):
    reference: str


class PostOffice:
    """The counter where parcels are booked, cancelled and asked about."""

    def __init__(self, partner: Partner) -> None:
        self._partner = partner

    def routes(self) -> APIRouter:
        router = APIRouter()
        router.add_api_route("/parcels", self.book, methods=["POST"])
        router.add_api_route("/parcels/by-reference/{reference}/cancel", self.cancel, methods=["POST"])
        router.add_api_route("/parcels/by-reference/{reference}", self.track, methods=["GET"])
        router.add_api_route("/statements/{account_and_day}", self.statement, methods=["GET"])
        return router

    async def book(self, order: Order, request: Request) -> Response:
        return await self._partner.do("book", request, order, lambda wanted: self._book(order, wanted), 201)

    async def cancel(self, reference: str, request: Request) -> Response:
        wish = Cancellation(reference=reference)
        return await self._partner.do("cancel", request, wish, lambda _: self._cancel(reference), 200)

    async def track(self, reference: str) -> Response:
        return await self._partner.inquire(reference, lambda: self._standing(reference))

    async def statement(self, account_and_day: str) -> Response:
        """What was handed on that day of the money collected for one agency, by the post's own books."""
        account, _, day = account_and_day.rpartition(":")
        lines = parcel_money.handed_on(self._partner.deeds.values(), account, day, moment.now())
        told = {"reference": account_and_day, "day": day, "lines": lines}
        return await self._partner.inquire(account_and_day, lambda: told)

    def _book(self, order: Order, wanted: Wanted) -> Effect:
        code = f"MC{self._partner.ledger.count:09d}VN"
        said = code if wanted.manner != "wrong-code" else f"XX{self._partner.ledger.count:09d}VN"
        answer = {
            "reference": order.reference,
            "tracking_code": code,
            "status": "booked",
            "cod_amount": order.cod_amount,
            "booked_at": moment.written(moment.now()),
        }
        happenings = _journey(order, wanted, said)
        late = ("parcel.cod_remitted",) if wanted.outcome == "cod-late" else ()
        return Effect("booked", answer, happenings, holds=late)

    def _cancel(self, reference: str) -> Effect:
        deed = self._partner.deeds.get(("book", reference))
        if deed is None:
            raise Refusal(404, "unknown-reference")
        if _status(deed) in FINAL:
            raise Refusal(409, "already-" + _status(deed))
        return Effect("cancelled", {**deed.answer, "status": "cancelled"}, stops=reference)

    def _standing(self, reference: str) -> dict[str, Any] | None:
        deed = self._partner.deeds.get(("book", reference))
        if deed is None:
            return None
        status = "cancelled" if ("cancel", reference) in self._partner.deeds else _status(deed)
        told = deed.told(moment.now())
        return {
            **deed.answer,
            "status": status,
            "collection_status": COLLECTION[status],
            "events": [_as_told(event.type, event.happens_at or 0, event.data) for event in told],
        }


# By how much the post's money differs where it shall, in đồng.
_SUM = 1000
_OFF_BY = {"cod-short": -_SUM, "cod-over": _SUM}


def _journey(order: Order, wanted: Wanted, code: str) -> list[Happening]:
    about = {"reference": order.reference, "order_number": order.order_number, "tracking_code": code}
    steps: list[Happening] = [("parcel.accepted", about), ("parcel.in_transit", about)]
    if wanted.outcome == "returned":
        return [*steps, ("parcel.returned", {**about, "reason": wanted.reason or "recipient-absent"})]
    proof = {"handed_to": "recipient", "proof": f"KN-{code}"}
    steps.append(("parcel.delivered", about | proof))
    if order.cod_amount:
        collected = order.cod_amount + _OFF_BY.get(wanted.outcome, 0)
        remitted = collected - (_SUM if wanted.outcome == "remitted-short" else 0)
        money = {**about, "currency": "VND"}
        steps.append(("parcel.cod_collected", money | {"cod_amount": collected}))
        steps.append(("parcel.cod_remitted", money | {"cod_amount": remitted}))
    return steps


def _status(deed: Deed) -> str:
    told = [event.type.removeprefix("parcel.") for event in deed.told(moment.now())]
    carried = [status for status in told if not status.startswith("cod_")]
    return carried[-1] if carried else "booked"


def _as_told(kind: str, at: float, data: dict[str, Any]) -> dict[str, Any]:
    told: dict[str, Any] = {"type": kind, "time": moment.written(at)}
    told.update({name: data[name] for name in _SAID if name in data})
    return told
