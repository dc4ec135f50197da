"""The simulated gateway: a page nobody can change, money once for an order, and books that survive kill -9."""

from __future__ import annotations

import base64
import hashlib
import hmac
import time
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import httpx

from tests.simulators.callback_receiver import CallbackReceiver, callback_receiver
from tests.simulators.requests_to_partners import post
from tests.simulators.running import CLIENT, RunningSimulators, running_simulators

GATEWAY = "payment-gateway"


def order(partners: RunningSimulators, reference: str, **changed: Any) -> dict[str, str]:
    """The fields of the page's address, signed as its own description says and not by our adapter."""
    fields = {
        "account": reference,
        "amount": "16000",
        "currency": "VND",
        "expires": str(int(time.time()) + 600),
        "merchant": "THU",
        "reference": reference,
        "return_url": "https://noi-thu.example/ve",
    }
    fields |= {name: str(value) for name, value in changed.items()}
    content = "&".join(f"{name}={fields[name]}" for name in sorted(fields))
    key = base64.b64decode(partners.secrets[GATEWAY].removeprefix("whsec_"))
    return {**fields, "signature": hmac.new(key, content.encode(), hashlib.sha256).hexdigest()}


def pay(partners: RunningSimulators, reference: str, choice: str = "pay", **changed: Any) -> httpx.Response:
    return CLIENT.post(
        f"{partners.payment_gateway}/pay", data={**order(partners, reference), **changed, "choice": choice}
    )


def books(partners: RunningSimulators, account: str) -> list[tuple[str, int]]:
    day = datetime.now(timezone(timedelta(hours=7))).date().isoformat()
    told = CLIENT.get(f"{partners.payment_gateway}/statements/{account}:{day}").json()
    return [(line["kind"], line["amount"]) for line in told["lines"]]


def test_the_page_shows_the_sum_and_leads_back_once_paid(
    partners: RunningSimulators, ears: CallbackReceiver, reference: str
) -> None:
    shown = CLIENT.get(f"{partners.payment_gateway}/pay", params=order(partners, reference))
    assert "16.000 đồng" in shown.text
    answer = pay(partners, reference)

    assert (answer.status_code, answer.headers["location"]) == (303, "https://noi-thu.example/ve")
    assert ears.types(reference, 1) == ["payment.paid"]
    assert "đã được xử lý" in CLIENT.get(f"{partners.payment_gateway}/pay", params=order(partners, reference)).text
    assert books(partners, reference) == [("payment", 16_000)]


def test_an_order_is_paid_once_however_often_the_button_is_pressed(partners: RunningSimulators, reference: str) -> None:
    for _ in range(3):
        pay(partners, reference)

    assert len(partners.ledger(GATEWAY, "paid", reference)) == 1


def test_an_order_somebody_changed_or_that_ran_out_is_turned_away(partners: RunningSimulators, reference: str) -> None:
    assert pay(partners, reference, amount="1").status_code == 403
    late = {**order(partners, reference, expires=int(time.time()) - 1), "choice": "pay"}
    assert CLIENT.post(f"{partners.payment_gateway}/pay", data=late).status_code == 403
    assert partners.ledger(GATEWAY, "paid", reference) == []


def test_whoever_leaves_the_page_has_paid_nothing(
    partners: RunningSimulators, ears: CallbackReceiver, reference: str
) -> None:
    pay(partners, reference, choice="leave")

    assert ears.types(reference, 1) == ["payment.failed"]
    assert books(partners, reference) == []


def test_no_more_goes_back_than_was_paid(partners: RunningSimulators, ears: CallbackReceiver, reference: str) -> None:
    pay(partners, reference)
    ears.types(reference, 1)
    number = ears.about(reference)[0].event.data["gateway_ref"]

    def back(name: str, amount: int) -> int:
        body = {"merchant": "THU", "payment_ref": number, "amount": amount, "currency": "VND"}
        return post(f"{partners.payment_gateway}/refunds", f"{reference}-{name}", body).status_code

    assert [back("a", 10_000), back("b", 10_000), back("c", 6_000), back("d", 1)] == [202, 422, 202, 422]
    ears.types(f"{reference}-c", 1)
    assert books(partners, reference) == [("payment", 16_000), ("refund", 10_000), ("refund", 6_000)]


def test_after_kill_9_nobody_pays_again(tmp_path: Path) -> None:
    with callback_receiver() as ears, running_simulators(tmp_path, callback_base=ears.address) as partners:
        pay(partners, "p-1")
        ears.types("p-1", 1)
        partners.kill()
        partners.start()
        pay(partners, "p-1")

        assert len(partners.ledger(GATEWAY, "paid", "p-1")) == 1
        assert books(partners, "p-1") == [("payment", 16_000)]
