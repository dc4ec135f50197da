"""What partners tell us: taken when signed by them, kept once, and refused when it is anybody else's."""

from __future__ import annotations

import json
import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

import pytest
from httpx import Response
from sqlalchemy import select

from gateways.signed_message import sign
from models.progress.inbox_message import InboxMessage, InboxState
from tests.web.house import API, POST_SECRET, Headers, House

OTHER_SECRET = "whsec_" + "bmljaHQgdW5zZXIgR2VoZWltbmlzLCBzb25kZXJu"


def event(**changed: Any) -> bytes:
    told = {
        "specversion": "1.0",
        "id": "evt-1",
        "source": "urn:vn:simulated:post-office",
        "type": "parcel.delivered",
        "time": "2026-08-27T09:00:00+07:00",
        "subject": "mc-0001",
        "data": {"reference": "mc-0001"},
    }
    return json.dumps({**told, **changed}).encode()


def signed(house: House, payload: bytes, *, secret: str = POST_SECRET, later: int = 0, name: str = "evt-1") -> Headers:
    at = house.machine.now() + timedelta(seconds=later)
    return sign(payload, message_id=name, at=at, secrets=[secret])


def send(house: House, payload: bytes, headers: Headers, line: str = "post") -> Response:
    kind = {"Content-Type": "application/cloudevents+json"}
    answer: Response = house.web.post(f"{API}/callbacks/{line}", content=payload, headers={**kind, **headers})
    return answer


def kept(house: House) -> list[InboxMessage]:
    return house.scalars(select(InboxMessage))


def test_a_signed_message_is_kept_raw_for_the_engine(house: House) -> None:
    payload = event()

    answer = send(house, payload, signed(house, payload))

    assert (answer.status_code, answer.json()) == (202, {"kept": True})
    message = kept(house)[0]
    assert (message.source, message.event_id, message.kind) == ("post-office", "evt-1", "parcel.delivered")
    assert (message.reference, message.state, message.body) == ("mc-0001", InboxState.NEW, payload.decode())


def test_sent_again_in_order_or_at_once_it_is_kept_once_and_always_welcome(house: House) -> None:
    payload = event()
    headers, together = signed(house, payload), threading.Barrier(10)

    def again(_: int) -> int:
        together.wait()
        return send(house, payload, headers).status_code

    with ThreadPoolExecutor(10) as partners:
        assert set(partners.map(again, range(10))) == {202}
    assert send(house, payload, signed(house, payload, later=60)).json() == {"kept": False}
    assert len(kept(house)) == 1


@pytest.mark.parametrize("spoiled", ["body", "id", "stamp", "secret", "old", "early", "none", "empty"])
def test_what_the_partner_did_not_sign_is_refused_and_not_kept(house: House, spoiled: str) -> None:
    payload = event()
    headers = signed(
        house,
        payload,
        secret=OTHER_SECRET if spoiled == "secret" else POST_SECRET,
        later={"old": -301, "early": 301}.get(spoiled, 0),
    )
    changes = {
        "id": {"webhook-id": "evt-2"},
        "stamp": {"webhook-timestamp": str(int(headers["webhook-timestamp"]) + 1)},
        "empty": {"webhook-signature": ""},
    }
    headers = {} if spoiled == "none" else {**headers, **changes.get(spoiled, {})}

    answer = send(house, event(subject="mc-0002") if spoiled == "body" else payload, headers)

    assert (answer.status_code, answer.json()["type"]) == (401, "/problems/signature-invalid")
    assert kept(house) == []


def test_no_byte_of_a_message_can_be_changed(house: House) -> None:
    payload = event()
    headers = signed(house, payload)

    for place in range(0, len(payload), 7):
        turned = payload[:place] + bytes([payload[place] ^ 1]) + payload[place + 1 :]
        assert send(house, turned, headers).status_code == 401
    assert kept(house) == []


def test_the_post_cannot_speak_as_an_agency(house: House) -> None:
    payload = event(type="number.given")

    assert send(house, payload, signed(house, payload), line="agency").status_code == 401


NONSENSE = [b"", b"{}", b"not json", b"\xff\x00", b"[]", event(subject="../../x"), event(specversion="9")]


@pytest.mark.parametrize("payload", NONSENSE)
def test_signed_nonsense_is_kept_for_a_person_to_look_at(house: House, payload: bytes) -> None:
    answer = send(house, payload, signed(house, payload))

    assert answer.status_code == 202
    assert [(message.kind, message.event_id) for message in kept(house)] == [("unreadable", "evt-1")]


def test_while_a_secret_is_exchanged_both_are_good(house: House) -> None:
    payload = event()
    at = house.machine.now()
    headers = sign(payload, message_id="evt-1", at=at, secrets=[OTHER_SECRET, POST_SECRET])

    assert send(house, payload, headers).status_code == 202


@pytest.mark.parametrize("line", ["bank", "mail", "POST", "x"])
def test_there_is_no_door_for_others_yet(house: House, line: str) -> None:
    answer = send(house, event(), {}, line)

    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.status_code == 404


def test_a_flood_of_words_is_cut_off(house: House) -> None:
    payload = b"x" * 300_000

    assert send(house, payload, signed(house, payload)).status_code == 413
