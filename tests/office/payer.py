"""Somebody who pays online: opens what is owed, goes to the gateway's page and presses its button."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import parse_qs, urlsplit

import httpx

from gateways.payment.page import Order, PaymentPage
from models.actor import Actor
from models.acts.answer import lock_dossier
from models.money.open_intent import open_intent
from models.money.payment import OnlinePayment, PaymentIntent
from models.money.refund import Refund
from tests.office.open_office import MERCHANT, OpenOffice
from tests.office.story import Story
from tests.simulators.running import CLIENT, RunningSimulators

GATEWAY = "payment-gateway"
BACK = "https://motcua.example/tra-cuu"


def page_at(town: RunningSimulators) -> PaymentPage:
    """The gateway's page, as the front door of a tested house knows it."""
    return PaymentPage(town.payment_gateway, MERCHANT, town.secrets[GATEWAY])


def press(link: str, choice: str = "pay") -> httpx.Response:
    """This will press a button of the page at that address: `pay`, or `leave` for going away without paying."""
    fields = {name: values[0] for name, values in parse_qs(urlsplit(link).query).items()}
    return CLIENT.post(link.partition("?")[0], data={**fields, "choice": choice})


@dataclass(frozen=True)
class Payer:
    """The applicant of a story before the gateway; nothing of what he does goes through our own adapters."""

    story: Story

    @property
    def office(self) -> OpenOffice:
        return self.story.office

    @property
    def page(self) -> PaymentPage:
        return page_at(self.office.town)

    def opens(self) -> PaymentIntent:
        """This will ask for what is owed, as the button on the portal does."""
        with self.office.database.transaction() as session:
            dossier = lock_dossier(session, self.story.dossier_id)
            return open_intent(session, dossier, MERCHANT, Actor.applicant(), self.office.clock.now())

    def link(self, intent: PaymentIntent) -> str:
        return self.page.link(Order(intent.reference, intent.account, intent.amount, intent.expires_at, BACK))

    def pays(self) -> PaymentIntent:
        """This will do both, and let the office go on."""
        intent = self.opens()
        answer = press(self.link(intent))
        assert answer.status_code == 303, answer.text
        self.office.go_on()
        return intent

    def pays_and_is_booked(self) -> PaymentIntent:
        intent = self.pays()
        self.office.until(lambda: self.story.owes() == 0)
        return intent

    # -- what has become of it ----------------------------------------------------------------------------------

    def intents(self) -> list[PaymentIntent]:
        return self.story.rows(PaymentIntent, PaymentIntent.opened_at, PaymentIntent.id)

    def payments(self) -> list[OnlinePayment]:
        return self.story.rows(OnlinePayment, OnlinePayment.gateway_ref)

    def refunds(self) -> list[Refund]:
        return self.story.rows(Refund, Refund.opened_at, Refund.id)

    def taken_there(self) -> int:
        """What the gateway's own ledger says it took for this dossier and has not given back, in đồng."""
        references = {intent.reference for intent in self.intents()} | {one.reference for one in self.refunds()}
        total = 0
        for line in self.office.town.ledger(GATEWAY):
            if line.get("reference") in references and line["what"] in ("paid", "refunded"):
                events = [event for event in line["events"] if not (event["decoy"] or event["echo"])]
                sign = 1 if line["what"] == "paid" else -1
                total += sign * sum(event["data"].get("amount", 0) for event in events)
        return total

    def held_here(self) -> int:
        """What our own books say of the same."""
        paid = sum(payment.amount for payment in self.payments())
        return paid - sum(refund.amount for refund in self.refunds() if refund.gateway_ref)

    def is_given_back(self) -> None:
        """Return desk and chairman agree to every refund that is open, and it is paid out."""
        while self._waits("proposes_refund"):
            self.story.answers("proposes_refund", "propose_refund", reason="Đã đối chiếu sao kê, tiền thừa.")
        while self._waits("agrees_refund"):
            self.story.answers("agrees_refund", "agree_refund")

    def _waits(self, line: str) -> bool:
        return any(item.line == line for item in self.story.asides())
