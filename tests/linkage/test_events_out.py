"""What a ward is told of its cases: signed, sent until it is taken, and never where it must not go."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select, text, update
from sqlalchemy.exc import DBAPIError

from gateways.outgoing.allowed_address import ForbiddenAddress, pin
from gateways.outgoing.event_post import EventPost
from gateways.outgoing.key_pair import EVENTS, KeyPair, keys_for, verifying_keys
from models.linkage.exchange import Exchange
from models.linkage.exchange_chain import seal_exchanges, verify_exchanges
from models.linkage.outgoing_event import EventState, OutgoingEvent
from models.linkage.partner_agency import PartnerAgency
from models.linkage.replay import replay_events
from models.partner_client import PartnerClient
from models.role import Role
from tasks.outbox.alert_untaken import alert_untaken_events
from tasks.outbox.send_events import PAUSES_S, send_due_events
from tests.linkage.fixtures import WARD, PolicePost
from tests.linkage.ward_receiver import WardReceiver, ward_receiver
from tests.office.story import Story
from tests.schema import without_guards

PAIR = KeyPair(EVENTS, b"s" * 32)
LOOPBACK = ["127.0.0.0/8"]


@pytest.fixture
def ward() -> Iterator[WardReceiver]:
    with ward_receiver(verifying_keys([PAIR.public_jwk])) as receiver:
        yield receiver


@pytest.fixture
def told(post: PolicePost, ward: WardReceiver) -> PolicePost:
    """The post with its ward's address, able to tell it."""
    post.office.office = replace(
        post.office.office, equipment=replace(post.office.office.equipment, events=EventPost([PAIR.signing_key], 2.0))
    )
    with post.office.database.transaction() as session:
        client = session.scalars(select(PartnerClient).where(PartnerClient.client_id == WARD)).one()
        session.add(
            PartnerAgency(
                code=WARD,
                name="Phường Mẫu Đơn",
                base_url=ward.address,
                event_keys=[],
                our_client_id="G01.99.01",
                client_id=client.id,
                files_there=[],
                networks=LOOPBACK,
                added_at=post.office.clock.now(),
            )
        )
    return post


def accepted(post: PolicePost) -> Story:
    story = post.started("BG-1")
    story.goes_on_to("checks_residence")
    return story


def now_is_the_time(post: PolicePost) -> None:
    """The pause before the next attempt is over, by the database's clock."""
    with post.office.database.transaction() as session:
        session.execute(text("UPDATE outgoing_event SET not_before = now() WHERE not_before > now()"))


def event(post: PolicePost) -> OutgoingEvent:
    found: OutgoingEvent = post.office.scalars(lambda session: session.scalars(select(OutgoingEvent)).one())
    return found


def test_an_event_arrives_signed_and_once_taken_is_not_sent_again(told: PolicePost, ward: WardReceiver) -> None:
    accepted(told)
    assert send_due_events(told.office.office) == 1
    assert send_due_events(told.office.office) == 0

    [(event_id, body)] = ward.heard
    assert event_id == body["id"] == str(event(told).id)
    assert (body["data"]["state"], body["linkageid"], body["sequence"]) == ("accepted", "BG-1", "1")
    assert event(told).state is EventState.SENT


def test_what_is_not_taken_comes_again_under_the_same_id_a_little_later_each_time(
    told: PolicePost, ward: WardReceiver
) -> None:
    accepted(told)
    ward.answers = [500, 302, 400]
    pauses = []
    for _ in range(3):
        send_due_events(told.office.office)
        pauses.append(_seconds_until(told))
        now_is_the_time(told)
    send_due_events(told.office.office)

    assert len({event_id for event_id, _ in ward.heard}) == 1
    assert len(ward.heard) == 4
    assert event(told).state is EventState.SENT
    for pause, usual in zip(pauses, PAUSES_S, strict=False):
        assert usual * 0.79 - 2 <= pause <= usual * 1.21


def _seconds_until(post: PolicePost) -> float:
    query = text("SELECT extract(epoch FROM not_before - now()) FROM outgoing_event")
    return float(post.office.scalars(lambda session: session.scalar(query)))


def test_an_agency_that_asks_for_time_gets_it(told: PolicePost, ward: WardReceiver) -> None:
    accepted(told)
    ward.answers, ward.headers = [429], {"Retry-After": "900"}
    send_due_events(told.office.office)

    assert _seconds_until(told) > 880


def test_after_three_days_the_event_is_paused_and_somebody_sends_it_again(told: PolicePost, ward: WardReceiver) -> None:
    story = accepted(told)
    ward.answers = [503] * (len(PAUSES_S) + 1)
    for _ in range(len(PAUSES_S) + 1):
        now_is_the_time(told)
        send_due_events(told.office.office)

    assert event(told).state is EventState.PAUSED
    [item] = story.asides()
    assert item.title == "Cơ quan liên thông chưa nhận được thông báo"
    now_is_the_time(told)
    assert send_due_events(told.office.office) == 0

    story.answer_item(item, "send_again", {}, told.office.member(Role.SUPERVISOR))
    assert send_due_events(told.office.office) == 1
    assert event(told).state is EventState.SENT
    assert story.asides() == []


def test_after_two_working_hours_a_person_learns_of_it_while_it_goes_on_being_sent(
    told: PolicePost, ward: WardReceiver
) -> None:
    story = accepted(told)
    ward.answers = [503, 503]
    send_due_events(told.office.office)
    assert (alert_untaken_events(told.office.office), story.asides()) == (0, [])
    told.office.clock.advance(timedelta(hours=2, minutes=1))
    # However far away the next attempt is.
    assert [alert_untaken_events(told.office.office) for _ in range(2)] == [1, 0]
    now_is_the_time(told)
    send_due_events(told.office.office)

    assert [item.act for item in story.asides()] == ["retells_agency"]
    assert event(told).state is EventState.WAITING


def test_an_agency_that_wants_no_more_is_asked_about_at_once(told: PolicePost, ward: WardReceiver) -> None:
    story = accepted(told)
    ward.answers = [410]
    send_due_events(told.office.office)

    assert event(told).state is EventState.PAUSED
    story.answer_item(
        story.asides()[0],
        "told_otherwise",
        {"note": "Đã gửi công văn báo phường."},
        told.office.member(Role.SUPERVISOR),
    )
    assert event(told).state is EventState.SENT


@pytest.mark.parametrize("networks", [[], ["10.0.0.0/8"]])
def test_nothing_goes_to_a_private_address_that_was_not_allowed(
    told: PolicePost, ward: WardReceiver, networks: list[str]
) -> None:
    accepted(told)
    with told.office.database.transaction() as session:
        session.execute(update(PartnerAgency).values(networks=networks))
    send_due_events(told.office.office)

    assert ward.heard == []
    assert event(told).fault == "address-not-allowed"


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("http://169.254.169.254", "not-allowed"),
        ("https://10.1.2.3", "not-allowed"),
        ("https://[::ffff:127.0.0.1]", "not-allowed"),
        ("https://[::1]:8443", "not-allowed"),
        ("https://0.0.0.0", "not-allowed"),
        ("http://8.8.8.8", "no-tls"),
        ("ftp://8.8.8.8", "scheme"),
        ("https://name:word@8.8.8.8", "host"),
        ("https://khong-co.invalid", "unresolved"),
    ],
)
def test_an_address_is_looked_at_before_it_is_called(url: str, reason: str) -> None:
    with pytest.raises(ForbiddenAddress) as forbidden:
        pin(url, [])
    assert forbidden.value.reason == reason


def test_a_public_address_and_a_network_of_the_partners_own_may_be_called() -> None:
    assert pin("https://8.8.8.8", []).base == "https://8.8.8.8:443"
    assert pin("http://10.1.2.3:8000/", ["10.0.0.0/8"]).host_header == "10.1.2.3:8000"


def test_what_passed_with_the_ward_is_kept_bound_and_chained(told: PolicePost, ward: WardReceiver) -> None:
    accepted(told)
    asked = told.house.get("/linked/BG-1", told.ward)
    send_due_events(told.office.office)
    refused = told.starts("", key={"Idempotency-Key": "k"})
    with told.office.database.transaction() as session:
        assert seal_exchanges(session) == 4
    with told.office.database.transaction() as session:
        assert seal_exchanges(session) == 0

    with told.office.database.transaction() as session:
        rows = list(session.scalars(select(Exchange).order_by(Exchange.id)))
        assert [(row.direction, row.method, row.status) for row in rows] == [
            ("in", "POST", 201),
            ("in", "GET", 200),
            ("out", "POST", 202),
            ("in", "POST", 422),
        ]
        assert verify_exchanges(session, WARD) == []
    assert asked.headers["Exchange-Binding"] == rows[1].binding
    assert refused.headers["Exchange-Binding"] == rows[3].binding


@pytest.mark.parametrize(
    "forgery",
    [
        "UPDATE exchange SET status = 200 WHERE id = (SELECT min(id) FROM exchange)",
        "UPDATE exchange_seal SET chain_hash = repeat('0', 64) WHERE number = 1",
        "DELETE FROM exchange_seal WHERE number = 1",
    ],
)
def test_evidence_that_was_touched_is_found_out(told: PolicePost, ward: WardReceiver, forgery: str) -> None:
    accepted(told)
    send_due_events(told.office.office)
    with told.office.database.transaction() as session:
        assert seal_exchanges(session) == 2
    with told.office.database.transaction() as session, without_guards(session):
        session.execute(text(forgery))

    with told.office.database.transaction() as session:
        assert verify_exchanges(session, WARD) != []


def test_nobody_changes_evidence_by_the_way(told: PolicePost, ward: WardReceiver) -> None:
    accepted(told)
    with pytest.raises(DBAPIError, match="never changed"), told.office.database.transaction() as session:
        session.execute(text("UPDATE exchange SET status = 200"))


def test_events_are_put_back_for_an_agency_that_lost_them(told: PolicePost, ward: WardReceiver) -> None:
    accepted(told)
    send_due_events(told.office.office)
    with told.office.database.transaction() as session:
        client = session.scalars(select(PartnerClient.id).where(PartnerClient.client_id == WARD)).one()
        assert replay_events(session, client) == 0
        assert replay_events(session, client, linkage_id="BG-0", taken_too=True) == 0
        assert replay_events(session, client, linkage_id="BG-1", taken_too=True) == 1
    send_due_events(told.office.office)

    assert [event_id for event_id, _ in ward.heard] == [str(event(told).id)] * 2


def test_the_public_keys_are_published(told: PolicePost) -> None:
    told.house.app.state.front = replace(told.house.front, published_keys=(PAIR.public_jwk,))
    answer = told.house.web.get("/.well-known/jwks.json")

    assert answer.headers["content-type"].startswith("application/jwk-set+json")
    assert "d" not in answer.json()["keys"][0]
    assert keys_for("events", answer.json()) == [PAIR.public_jwk]
    assert keys_for("client", answer.json()) == []
