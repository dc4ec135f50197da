"""Leading whoever pays to the gateway's page: the same order however often it is asked for."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote

from gateways.payment.page import Order
from models.dossier import Dossier
from models.money.cancel_intent import open_intent_of
from models.money.open_intent import is_over, look_now, may_pay_online, open_intent
from models.money.payment import PaymentIntent
from models.progress.wake_up import ring
from web.front_door import FrontDoor
from web.problem import Problem
from web.visit import Inside

ROOM = "nop-tien"


@dataclass(frozen=True)
class PayingOnline:
    """`possible`: something is owed and there is a gateway. `link` leads to an order that still takes money.

    `in_doubt`: how an earlier order ended is not known yet, so no other is opened.
    """

    possible: bool
    intent: PaymentIntent | None = None
    link: str = ""
    in_doubt: bool = False


def paying_online(inside: Inside, front: FrontDoor, dossier: Dossier) -> PayingOnline:
    """This will say how paying online stands, without beginning anything."""
    intent = open_intent_of(inside.session, dossier.id)
    possible = front.payment_page() is not None and may_pay_online(inside.session, dossier)
    if intent is None:
        return PayingOnline(possible)
    if is_over(inside.session, intent):
        return PayingOnline(possible, intent, in_doubt=True)
    return PayingOnline(possible, intent, _link(front, dossier, intent))


def begin_payment(inside: Inside, front: FrontDoor, dossier: Dossier) -> tuple[PaymentIntent, str]:
    """This will open the order for what is owed, or give the one that is open; the dossier must be locked.

    Raises `NothingToPay` and `PaymentUnderWay` as `open_intent` does, and `no-online-payment` without a gateway.
    """
    page = front.payment_page()
    if page is None:
        raise Problem("no-online-payment")
    intent = open_intent(inside.session, dossier, page.merchant, inside.caller.actor, inside.now)
    ring(inside.session)
    return intent, _link(front, dossier, intent)


def ask_again(inside: Inside, dossier: Dossier) -> None:
    """This will have the gateway asked at once how the payment ended; the dossier must be locked."""
    look_now(inside.session, dossier.id)
    ring(inside.session)


def _link(front: FrontDoor, dossier: Dossier, intent: PaymentIntent) -> str:
    page = front.payment_page()
    if page is None:
        return ""
    back = f"{front.base_url}/tra-cuu/{quote(dossier.code)}/{ROOM}"
    return page.link(Order(intent.reference, intent.account, intent.amount, intent.expires_at, back))
