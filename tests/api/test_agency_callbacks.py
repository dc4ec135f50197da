"""What another agency tells us of a case of ours: by its own key, once, whatever else comes along."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from httpx import Response
from sqlalchemy import select

from gateways.outgoing.key_pair import EVENTS, KeyPair, verifying_keys
from gateways.signed_message import sign
from models.linkage.exchange import Exchange
from models.linkage.partner_agency import PartnerAgency
from models.progress.inbox_message import InboxMessage
from tests.web.house import API, House

OLD, NEW, STRANGER = (KeyPair(EVENTS, bytes([number]) * 32) for number in (1, 2, 3))
POLICE = "G01.99.01"


@pytest.fixture
def police(house: House) -> None:
    """Acquainted with the police, who are exchanging their key."""
    row = PartnerAgency(
        id=uuid4(),
        code=POLICE,
        name="Công an phường Mẫu Đơn",
        base_url="http://127.0.0.1:9",
        event_keys=verifying_keys([OLD.public_jwk, NEW.public_jwk]),
        our_client_id="H26.99.01",
        files_there=["1.004222"],
        networks=["127.0.0.0/8"],
        active=True,
        added_at=house.machine.now(),
    )
    with house.front.database.transaction() as session:
        session.add(row)


def news(**changed: Any) -> bytes:
    told = {
        "specversion": "1.0",
        "id": "5f6c9a52-0000-4000-8000-000000000001",
        "source": "urn:vn:gov:G01.99.01:one-stop",
        "type": "vn.gov.onestop.linked.completed.v1",
        "subject": "G01.99.01-261006-0001",
        "time": "2026-10-06T09:00:00Z",
        "datacontenttype": "application/json",
        "linkageid": "case-0001",
        "sequence": "2",
        "data": {"state": "completed", "due_at": None},
    }
    return json.dumps({**told, **changed}).encode()


def send(house: House, payload: bytes, *keys: KeyPair, later: int = 0, name: str = "evt-1") -> Response:
    at = house.machine.now() + timedelta(seconds=later)
    signed = sign(payload, message_id=name, at=at, secrets=[key.signing_key for key in keys])
    headers = {"Content-Type": "application/cloudevents+json", **signed}
    answer: Response = house.web.post(f"{API}/callbacks/agency", content=payload, headers=headers)
    return answer


def kept(house: House) -> list[tuple[str, str, str]]:
    return [(row.source, row.kind, row.reference) for row in house.scalars(select(InboxMessage))]


@pytest.mark.usefixtures("police")
@pytest.mark.parametrize("keys", [(OLD,), (NEW,), (OLD, NEW), (STRANGER, NEW)])
def test_news_is_kept_under_the_agency_whose_key_fits_while_keys_are_exchanged(
    house: House, keys: tuple[KeyPair, ...]
) -> None:
    answer = send(house, news(), *keys)

    assert (answer.status_code, answer.json()) == (202, {"kept": True})
    assert kept(house) == [(POLICE, "vn.gov.onestop.linked.completed.v1", "case-0001")]


@pytest.mark.usefixtures("police")
def test_the_same_news_twice_is_kept_once_and_both_times_evidence(house: House) -> None:
    first, second = send(house, news(), OLD), send(house, news(), OLD, later=30)

    assert (first.json(), second.json()) == ({"kept": True}, {"kept": False})
    assert len(kept(house)) == 1
    passed = house.scalars(select(Exchange))
    assert [(row.partner, row.direction, row.status) for row in passed] == [(POLICE, "in", 202)] * 2
    assert passed[0].binding == passed[0].own_binding()


@pytest.mark.usefixtures("police")
@pytest.mark.parametrize(
    ("keys", "later", "reason"),
    [((STRANGER,), 0, "not-ours"), ((OLD,), -301, "too-old"), ((OLD,), 301, "too-new")],
)
def test_forged_and_stale_news_leaves_no_trace(
    house: House, keys: tuple[KeyPair, ...], later: int, reason: str
) -> None:
    answer = send(house, news(), *keys, later=later)

    assert (answer.status_code, answer.json()["reason"]) == (401, reason)
    assert kept(house) == []


@pytest.mark.usefixtures("police")
def test_an_agency_that_was_dropped_is_not_heard(house: House) -> None:
    with house.front.database.transaction() as session:
        session.scalars(select(PartnerAgency)).one().active = False

    assert send(house, news(), OLD).status_code == 401


@pytest.mark.usefixtures("police")
def test_signed_nonsense_is_kept_for_a_person(house: House) -> None:
    answer = send(house, news(linkageid=None), OLD)

    assert answer.status_code == 202
    assert kept(house) == [(POLICE, "unreadable", "")]
