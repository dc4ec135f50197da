"""The post office carries what it was given, once, and tells the truth in its ledger."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import httpx
import pytest

from tests.simulators.callback_receiver import CallbackReceiver
from tests.simulators.requests_to_partners import PARTY, book, post
from tests.simulators.running import CLIENT, RunningSimulators

DELIVERED = ["parcel.accepted", "parcel.in_transit", "parcel.delivered"]


def tracked(partners: RunningSimulators, reference: str) -> dict[str, Any]:
    found: dict[str, Any] = CLIENT.get(f"{partners.post_office}/parcels/by-reference/{reference}").json()
    return found


def test_a_parcel_is_carried_to_the_door_and_the_money_comes_back(
    partners: RunningSimulators, ears: CallbackReceiver, reference: str
) -> None:
    booked = book(partners, reference, cod=38_000)
    assert booked.status_code == 201
    assert ears.types(reference, 5) == [*DELIVERED, "parcel.cod_collected", "parcel.cod_remitted"]
    news = [one.event.data for one in ears.about(reference)]
    assert {one["tracking_code"] for one in news} == {booked.json()["tracking_code"]}
    assert [one.get("cod_amount") for one in news] == [None, None, None, 38_000, 38_000]
    assert {one.path for one in ears.about(reference)} == {"/api/v1/callbacks/post"}
    assert tracked(partners, reference)["status"] == "delivered"
    assert tracked(partners, reference)["collection_status"] == 3


@pytest.mark.parametrize(
    ("outcome", "sums"),
    [
        ("cod-short", [37_000, 37_000]),
        ("cod-over", [39_000, 39_000]),
        ("remitted-short", [38_000, 37_000]),
        ("cod-late", [38_000]),
    ],
)
def test_the_money_of_a_parcel_may_differ_or_be_late(
    partners: RunningSimulators, ears: CallbackReceiver, reference: str, outcome: str, sums: list[int]
) -> None:
    partners.force("post-office", {"reference": reference}, outcome)
    book(partners, reference, cod=38_000)
    ears.types(reference, 3 + len(sums))
    told = [one.event.data["cod_amount"] for one in ears.about(reference) if "cod_amount" in one.event.data]
    assert told == sums
    assert partners.release("post-office", reference) == (1 if outcome == "cod-late" else 0)


def test_a_delivery_has_a_record_of_the_signature(
    partners: RunningSimulators, ears: CallbackReceiver, reference: str
) -> None:
    code = book(partners, reference).json()["tracking_code"]
    ears.types(reference, 3)
    assert ears.about(reference)[-1].event.data["proof"] == f"KN-{code}"
    assert tracked(partners, reference)["events"][-1]["handed_to"] == "recipient"


def test_a_parcel_without_money_brings_no_news_of_money(
    partners: RunningSimulators, ears: CallbackReceiver, reference: str
) -> None:
    book(partners, reference)
    assert ears.types(reference, 3) == DELIVERED
    assert len(tracked(partners, reference)["events"]) == 3


def test_the_same_booking_again_books_nothing_again(partners: RunningSimulators, reference: str) -> None:
    with ThreadPoolExecutor(8) as clerks:
        answers = list(clerks.map(lambda _: book(partners, reference).json(), range(8)))
    assert all(answer == answers[0] for answer in answers)
    assert len(partners.ledger("post-office", "booked", reference)) == 1
    assert len(partners.ledger("post-office", "received", reference)) == 8


def test_another_parcel_under_a_used_reference_is_refused(partners: RunningSimulators, reference: str) -> None:
    book(partners, reference)
    other = book(partners, reference, cod=1)
    assert (other.status_code, other.json()["code"]) == (422, "reference-reused")
    assert len(partners.ledger("post-office", "booked", reference)) == 1


@pytest.mark.parametrize(
    ("headers", "code"),
    [({}, "idempotency-key-missing"), ({"idempotency-key": "another"}, "idempotency-key-differs")],
)
def test_a_booking_without_our_reference_as_key_is_refused(
    partners: RunningSimulators, reference: str, headers: dict[str, str], code: str
) -> None:
    order = {"reference": reference, "customer_code": "K", "order_number": "H", "cod_amount": 0}
    body = {**order, "sender": PARTY, "receiver": PARTY}
    refused = CLIENT.post(f"{partners.post_office}/parcels", json=body, headers=headers)
    assert (refused.status_code, refused.json()["code"]) == (400, code)
    assert partners.ledger("post-office", "booked", reference) == []


def test_a_parcel_comes_back(partners: RunningSimulators, ears: CallbackReceiver, reference: str) -> None:
    partners.force("post-office", {"reference": reference}, "returned", reason="wrong-address")
    book(partners, reference, cod=8_000)
    assert ears.types(reference, 3) == ["parcel.accepted", "parcel.in_transit", "parcel.returned"]
    assert ears.about(reference)[-1].event.data["reason"] == "wrong-address"
    assert tracked(partners, reference)["status"] == "returned"


def test_lost_news_are_still_to_be_learnt_by_asking(
    partners: RunningSimulators, ears: CallbackReceiver, reference: str
) -> None:
    partners.force("post-office", reference, "lost")
    book(partners, reference)
    ears_before = len(ears.about(reference))
    while tracked(partners, reference)["status"] != "delivered":
        time.sleep(0.02)
    assert ears_before == len(ears.about(reference)) == 0


def test_doubled_news_are_the_same_message_twice(
    partners: RunningSimulators, ears: CallbackReceiver, reference: str
) -> None:
    partners.force("post-office", reference, "doubled")
    book(partners, reference)
    assert sorted(ears.types(reference, 6)) == sorted(DELIVERED * 2)
    assert len({one.event.id for one in ears.about(reference)}) == 3
    assert len(tracked(partners, reference)["events"]) == 3


def test_doubled_news_may_come_under_new_ids(
    partners: RunningSimulators, ears: CallbackReceiver, reference: str
) -> None:
    partners.force("post-office", reference, "doubled-anew")
    book(partners, reference)
    assert sorted(ears.types(reference, 6)) == sorted(DELIVERED * 2)
    assert len({one.event.id for one in ears.about(reference)}) == 6


def test_news_may_come_in_the_wrong_order(partners: RunningSimulators, ears: CallbackReceiver, reference: str) -> None:
    partners.force("post-office", reference, "reordered")
    book(partners, reference)
    assert ears.types(reference, 3) == list(reversed(DELIVERED))
    happened = [one.event.time for one in ears.about(reference)]
    assert happened == sorted(happened, reverse=True)


def test_news_of_a_wrong_tracking_code(partners: RunningSimulators, ears: CallbackReceiver, reference: str) -> None:
    partners.force("post-office", reference, "wrong-code")
    code = book(partners, reference).json()["tracking_code"]
    ears.types(reference, 3)
    assert code not in {one.event.data["tracking_code"] for one in ears.about(reference)}


def test_a_held_parcel_lies_until_it_is_released(
    partners: RunningSimulators, ears: CallbackReceiver, reference: str
) -> None:
    partners.force("post-office", reference, "held")
    book(partners, reference)
    assert tracked(partners, reference)["status"] == "booked"
    assert partners.release("post-office", reference) == 3
    assert ears.types(reference, 3) == DELIVERED


def test_a_late_parcel_is_late(partners: RunningSimulators, ears: CallbackReceiver, reference: str) -> None:
    partners.force("post-office", reference, "late", seconds=0.2)
    book(partners, reference)
    assert tracked(partners, reference)["status"] == "booked"
    assert ears.types(reference, 3) == DELIVERED


def cancel(partners: RunningSimulators, reference: str) -> httpx.Response:
    return post(f"{partners.post_office}/parcels/by-reference/{reference}/cancel", reference, {})


def test_a_cancelled_parcel_goes_nowhere(partners: RunningSimulators, ears: CallbackReceiver, reference: str) -> None:
    partners.force("post-office", reference, "held")
    book(partners, reference)
    assert cancel(partners, reference).json()["status"] == "cancelled"
    assert cancel(partners, reference).json()["status"] == "cancelled"
    assert len(partners.ledger("post-office", "cancelled", reference)) == 1
    assert partners.release("post-office", reference) == 0
    assert tracked(partners, reference)["status"] == "cancelled"
    assert ears.about(reference) == []


def test_a_delivered_parcel_cannot_be_cancelled(
    partners: RunningSimulators, ears: CallbackReceiver, reference: str
) -> None:
    book(partners, reference)
    ears.types(reference, 3)
    refused = cancel(partners, reference)
    assert (refused.status_code, refused.json()["code"]) == (409, "already-delivered")


def test_nobody_heard_of_a_parcel_never_booked(partners: RunningSimulators, reference: str) -> None:
    answer = CLIENT.get(f"{partners.post_office}/parcels/by-reference/{reference}")
    assert (answer.status_code, answer.json()["code"]) == (404, "unknown-reference")
    assert cancel(partners, reference).status_code == 404


@pytest.mark.parametrize(
    ("outcome", "booked"),
    [("down", False), ("hang", False), ("error", False), ("late-ok", True), ("error-after", True)],
)
def test_a_bad_day_at_the_post_office(partners: RunningSimulators, reference: str, outcome: str, booked: bool) -> None:
    partners.force("post-office", {"operation": "book", "reference": reference}, outcome)
    if outcome in ("error", "error-after"):
        assert book(partners, reference).status_code == 500
    else:
        with pytest.raises(httpx.TransportError):
            book(partners, reference, timeout=0.4)
    assert len(partners.ledger("post-office", "booked", reference)) == booked
    assert (CLIENT.get(f"{partners.post_office}/parcels/by-reference/{reference}").status_code == 200) == booked
    # The forced outcome is spent: the second try gets its answer, and there is one parcel.
    assert book(partners, reference).status_code == 201
    assert len(partners.ledger("post-office", "booked", reference)) == 1


def test_a_booking_may_be_refused(partners: RunningSimulators, reference: str) -> None:
    partners.force("post-office", reference, "refuse")
    refused = book(partners, reference)
    assert (refused.status_code, refused.json()["code"]) == (422, "address-not-served")


def test_a_refusal_repeats_nothing_of_what_was_sent(partners: RunningSimulators, reference: str) -> None:
    refused = post(f"{partners.post_office}/parcels", reference, {"sender": {"name": "Nguyễn Văn Kín"}})
    assert refused.status_code == 422
    assert "Kín" not in refused.text


def test_the_office_may_close_its_doors_for_a_while(partners: RunningSimulators, reference: str) -> None:
    partners.down("post-office", 0.6)
    with pytest.raises(httpx.ConnectError):
        book(partners, reference)
    partners.wait_until_up("post-office")
    assert book(partners, reference).status_code == 201
