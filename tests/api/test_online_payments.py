"""Paying through the gateway by the API alone: the applicant's secret, one order, and the books for everybody."""

from __future__ import annotations

import dataclasses

import pytest

from models.role import Role
from tests.office.filings import at_the_desk
from tests.office.open_office import OpenOffice
from tests.office.payer import Payer, page_at, press
from tests.office.story import Story
from tests.web.house import House, house_in


@pytest.fixture
def house(office: OpenOffice) -> House:
    opened = house_in(office)
    paying = dataclasses.replace(opened.front, payment_page=lambda: page_at(office.town))
    opened.app.state.front = paying
    return opened


@pytest.fixture
def story(office: OpenOffice) -> Story:
    taken = office.file(at_the_desk)
    taken.goes_on_to("appraises")
    return taken


def secret_of(story: Story) -> dict[str, str]:
    return {"Tracking-Secret": story.dossier().tracking_secret}


def test_an_applicant_pays_and_reads_his_receipt_line_by_line(office: OpenOffice, house: House, story: Story) -> None:
    path = f"/dossiers/{story.dossier().code}/payments"
    order = house.post(f"{path}/online", {}, secret_of(story))
    assert order.status_code == 201, order.text
    assert (order.json()["amount"], order.json()["state"]) == (16_000, "open")
    assert press(order.json()["pay_url"]).status_code == 303
    office.until(lambda: story.owes() == 0)
    money = house.get(path, secret_of(story)).json()

    assert money["owed"] == 0
    [receipt] = money["receipts"]
    assert (receipt["way"], receipt["amount"]) == ("online", 16_000)
    assert [(line["kind"], line["amount"]) for line in receipt["lines"]] == [("charge", 16_000)]
    assert [payment["booked"] for payment in money["payments"]] == [True]
    assert [one["state"] for one in money["orders"]] == ["paid"]


def test_asked_for_again_it_is_the_same_order(house: House, story: Story) -> None:
    path = f"/dossiers/{story.dossier().code}/payments/online"
    orders = {house.post(path, {}, secret_of(story)).json()["reference"] for _ in range(3)}

    assert len(orders) == 1
    assert len(Payer(story).intents()) == 1


def test_what_is_paid_already_is_not_asked_for(house: House, story: Story) -> None:
    story.pays_at_the_desk()
    refused = house.post(f"/dossiers/{story.dossier().code}/payments/online", {}, secret_of(story))

    assert (refused.status_code, refused.json()["type"]) == (409, "/problems/nothing-to-pay")


def test_nobody_else_learns_what_a_dossier_paid(house: House, story: Story) -> None:
    path = f"/dossiers/{story.dossier().code}/payments"

    assert house.get(path).status_code in (401, 404)
    assert house.get(path, {"Tracking-Secret": "WRONGWRONG22"}).status_code in (401, 404)
    assert house.get(path, house.as_staff(Role.RETURN_DESK, elsewhere=True)).status_code == 404
    assert house.post(f"{path}/online", {}, house.as_staff(Role.CHAIRMAN)).status_code == 403


def test_an_office_without_a_gateway_says_so(office: OpenOffice, story: Story) -> None:
    plain = house_in(office)
    refused = plain.post(f"/dossiers/{story.dossier().code}/payments/online", {}, secret_of(story))

    assert (refused.status_code, refused.json()["type"]) == (409, "/problems/no-online-payment")
