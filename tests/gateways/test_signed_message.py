"""Only what a partner who knows the secret said just now is believed."""

from __future__ import annotations

import base64
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from gateways.partner_event import PartnerEvent
from gateways.signed_message import TOLERANCE, BadSignature, sign, verify
from simulators import signature as by_the_partner
from tests.simulators.callback_receiver import CallbackReceiver
from tests.simulators.requests_to_partners import ask_for_number, book
from tests.simulators.running import RunningSimulators

NOW = datetime(2026, 11, 20, 2, 0, tzinfo=UTC)
SECRET = "whsec_" + base64.b64encode(b"a secret of thirty-two bytes ...").decode()
OTHER = "whsec_" + base64.b64encode(b"another one of the same length .").decode()
_PRIVATE = Ed25519PrivateKey.generate()
PRIVATE = "whsk_" + base64.b64encode(_PRIVATE.private_bytes_raw()).decode()
PUBLIC = "whpk_" + base64.b64encode(_PRIVATE.public_key().public_bytes_raw()).decode()


def reason(
    headers: Mapping[str, str], payload: bytes, secrets: tuple[str, ...] = (SECRET,), now: datetime = NOW
) -> str | None:
    """Why it is not believed; None when it is."""
    try:
        verify(headers, payload, secrets=secrets, now=now)
    except BadSignature as bad:
        return bad.reason
    return None


def test_the_standards_own_example_is_believed() -> None:
    headers = {
        "webhook-id": "msg_p5jXN8AQM9LWM0D4loKWxJek",
        "webhook-timestamp": "1614265330",
        "webhook-signature": "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
    }
    at = datetime.fromtimestamp(1614265330, UTC)
    assert reason(headers, b'{"test": 2432232314}', ("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",), at) is None


@given(st.binary(max_size=200), st.from_regex(r"[A-Za-z0-9_-]{1,40}", fullmatch=True))
def test_what_one_hand_signs_the_other_believes(payload: bytes, message_id: str) -> None:
    by_us = sign(payload, message_id=message_id, at=NOW, secrets=(SECRET,))
    assert by_us == by_the_partner.headers(SECRET, message_id, NOW.timestamp(), payload)
    assert verify(by_us, payload, secrets=(SECRET,), now=NOW) == message_id


@given(st.data())
def test_a_changed_bit_anywhere_is_noticed(data: st.DataObject) -> None:
    payload = b'{"reference":"r-1","number":"001326900001"}'
    headers = sign(payload, message_id="evt_1", at=NOW, secrets=(SECRET,))
    place, bit = data.draw(st.integers(0, len(payload) - 1)), data.draw(st.integers(0, 7))
    changed = bytearray(payload)
    changed[place] ^= 1 << bit
    assert reason(headers, bytes(changed)) == "not-ours"
    assert reason({**headers, "webhook-id": "evt_2"}, payload) == "not-ours"
    stamp = str(int(headers["webhook-timestamp"]) + 1)
    assert reason({**headers, "webhook-timestamp": stamp}, payload) == "not-ours"


def test_a_message_is_believed_for_five_minutes_both_ways() -> None:
    headers = sign(b"{}", message_id="evt_1", at=NOW, secrets=(SECRET,))
    second = timedelta(seconds=1)
    assert reason(headers, b"{}", now=NOW + TOLERANCE) is None
    assert reason(headers, b"{}", now=NOW - TOLERANCE) is None
    assert reason(headers, b"{}", now=NOW + TOLERANCE + second) == "too-old"
    assert reason(headers, b"{}", now=NOW - TOLERANCE - second) == "too-new"


def test_secrets_are_exchanged_without_a_gap() -> None:
    by_both = sign(b"{}", message_id="evt_1", at=NOW, secrets=(OTHER, SECRET))
    assert reason(by_both, b"{}", (SECRET,)) is None
    assert reason(by_both, b"{}", (OTHER,)) is None
    by_old = sign(b"{}", message_id="evt_1", at=NOW, secrets=(SECRET,))
    assert reason(by_old, b"{}", (OTHER, SECRET)) is None
    assert reason(by_old, b"{}", (OTHER,)) == "not-ours"
    assert reason(by_old, b"{}", ()) == "not-ours"


def test_a_pair_of_keys_needs_no_shared_secret() -> None:
    headers = sign(b"{}", message_id="evt_1", at=NOW, secrets=(PRIVATE, SECRET))
    assert reason(headers, b"{}", (PUBLIC,)) is None
    assert reason(headers, b"{ }", (PUBLIC,)) == "not-ours"
    # Neither kind of signature is taken for the other.
    as_v1 = {**headers, "webhook-signature": headers["webhook-signature"].replace("v1a,", "v1,")}
    assert reason(as_v1, b"{}", (PUBLIC,)) == "not-ours"


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"webhook-id": ""}, "header-missing"),
        ({"webhook-signature": ""}, "header-missing"),
        ({"webhook-id": "evt.1"}, "header-malformed"),
        ({"webhook-id": "é"}, "header-malformed"),
        ({"webhook-timestamp": "soon"}, "header-malformed"),
        ({"webhook-timestamp": "-1"}, "header-malformed"),
        ({"webhook-timestamp": "٣"}, "header-malformed"),
        ({"webhook-signature": "v1"}, "not-ours"),
        ({"webhook-signature": "v1,"}, "not-ours"),
        ({"webhook-signature": "v1,%%%"}, "not-ours"),
        ({"webhook-signature": "v1,é"}, "not-ours"),
        ({"webhook-signature": "v2,AAAA"}, "not-ours"),
        ({"webhook-signature": " ".join(["v1,AAAA"] * 10_000)}, "not-ours"),
    ],
)
def test_malformed_headers_are_refused_by_name(change: dict[str, str], why: str) -> None:
    headers = sign(b"{}", message_id="evt_1", at=NOW, secrets=(SECRET,))
    assert reason({**headers, **change}, b"{}") == why


def test_every_message_of_every_partner_is_believed_and_understood(
    partners: RunningSimulators, ears: CallbackReceiver, reference: str
) -> None:
    for call in (book, ask_for_number):
        call(partners, reference)
    kinds = set(ears.types(reference, 4))
    assert kinds == {"parcel.accepted", "parcel.in_transit", "parcel.delivered", "number.given"}
    for heard in ears.about(reference):
        event = PartnerEvent.read(heard.payload)
        secret = partners.secrets[event.source.rpartition(":")[2]]
        assert reason(heard.headers, heard.payload, (OTHER, secret), datetime.now(UTC)) is None
        assert reason(heard.headers, heard.payload, (OTHER,), datetime.now(UTC)) == "not-ours"
        assert heard.headers["webhook-id"] == event.id
        assert event.subject == event.news().reference == reference
