"""What the office asks of its partners is done once, and what went wrong is told apart."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from gateways.gateway import NothingSent, OutcomeUnknown, PartnerPostpones, PartnerRefused, PartnerUnreachable
from gateways.mail_server import MailServer
from gateways.partners import PartnerAddresses, Partners
from tests.gateways.requests import SOMEBODY, letter, lock, look_up, notice, number, parcel, text
from tests.simulators.callback_receiver import CallbackReceiver
from tests.simulators.running import RunningSimulators

# For each verb: the partner, the word in its ledger, how to call it and how to inquire.
Call = Callable[[Partners, str], Any]
VERBS: dict[str, tuple[str, str, Call, Call]] = {
    "book a parcel": (
        "post-office",
        "booked",
        lambda ours, reference: ours.post_office.book(parcel(reference)),
        lambda ours, reference: ours.post_office.inquire(reference),
    ),
    "look somebody up": (
        "population-database",
        "looked-up",
        lambda ours, reference: ours.population_database.look_up(look_up(reference)),
        lambda ours, reference: ours.population_database.inquire_look_up(reference),
    ),
    "ask for a number": (
        "population-database",
        "number-given",
        lambda ours, reference: ours.population_database.give_number(number(reference)),
        lambda ours, reference: ours.population_database.inquire_number(reference),
    ),
    "lock a dead person's record": (
        "population-database",
        "record-locked",
        lambda ours, reference: ours.population_database.lock_record(lock(reference)),
        lambda ours, reference: ours.population_database.inquire_lock(reference),
    ),
    "tell the ward of permanent residence": (
        "other-commune",
        "notice-received",
        lambda ours, reference: ours.other_commune.notify(notice(reference)),
        lambda ours, reference: ours.other_commune.inquire_notice(reference),
    ),
    "send a text": (
        "sms-gateway",
        "sent",
        lambda ours, reference: ours.sms_gateway.send(text(reference)),
        lambda ours, reference: ours.sms_gateway.inquire(reference),
    ),
}


def all_at(address: str, mail: str) -> PartnerAddresses:
    return PartnerAddresses(
        post_office=address,
        population_database=address,
        other_commune=address,
        sms_gateway=address,
        payment_gateway=address,
        mail=mail,
    )


verbs = pytest.mark.parametrize("verb", list(VERBS))


@verbs
def test_a_verb_said_twice_is_done_once(partners: RunningSimulators, ours: Partners, reference: str, verb: str) -> None:
    partner, done, call, inquire = VERBS[verb]
    assert inquire(ours, reference) is None
    assert call(ours, reference) == call(ours, reference)
    assert inquire(ours, reference).reference == reference
    assert len(partners.ledger(partner, done, reference)) == 1


@verbs
@pytest.mark.parametrize(
    ("outcome", "was_done"),
    [
        ("down", False),
        ("error", False),
        ("error-after", True),
        ("garbage-answer", True),
        ("wrong-answer", True),
    ],
)
def test_after_a_doubtful_call_one_inquires_and_knows(
    partners: RunningSimulators, ours: Partners, verb: str, outcome: str, was_done: bool
) -> None:
    reference = f"{outcome}-{list(VERBS).index(verb)}"
    partner, done, call, inquire = VERBS[verb]
    partners.force(partner, reference, outcome)
    with pytest.raises(OutcomeUnknown) as doubt:
        call(ours, reference)
    assert doubt.value.partner == partner
    assert (inquire(ours, reference) is not None) == was_done
    call(ours, reference)
    assert len(partners.ledger(partner, done, reference)) == 1


@pytest.mark.parametrize(
    ("verb", "outcome"), [(verb, "late-ok") for verb in VERBS] + [("book a parcel", "hang"), ("send a text", "hang")]
)
def test_a_silent_partner_has_done_nothing_or_everything(
    partners: RunningSimulators, ours: Partners, impatient: Partners, verb: str, outcome: str
) -> None:
    reference = f"{outcome}-{list(VERBS).index(verb)}"
    partner, done, call, inquire = VERBS[verb]
    partners.force(partner, reference, outcome)
    with pytest.raises(OutcomeUnknown):
        call(impatient, reference)
    assert (inquire(ours, reference) is not None) == (outcome == "late-ok")
    assert len(partners.ledger(partner, done, reference)) == (outcome == "late-ok")


@pytest.mark.parametrize("outcome", ["down", "error", "garbage-answer", "wrong-answer"])
def test_an_inquiry_without_a_sound_answer_is_not_taken_for_a_no(
    partners: RunningSimulators, ours: Partners, reference: str, outcome: str
) -> None:
    ours.post_office.book(parcel(reference))
    partners.force("post-office", {"operation": "inquire", "reference": reference}, outcome)
    with pytest.raises(OutcomeUnknown):
        ours.post_office.inquire(reference)


def test_a_refusal_is_definite_and_names_no_person(partners: RunningSimulators, ours: Partners, reference: str) -> None:
    partners.force("post-office", reference, "refuse")
    with pytest.raises(PartnerRefused) as refusal:
        ours.post_office.book(parcel(reference))
    assert refusal.value.code == "address-not-served"
    assert SOMEBODY not in str(refusal.value)
    with pytest.raises(PartnerRefused) as bad_number:
        ours.sms_gateway.send(text(reference, to="0100000000"))
    assert bad_number.value.code == "bad-number"


def test_a_parcel_is_followed_and_cancelled_in_time_only(
    partners: RunningSimulators, ours: Partners, ears: CallbackReceiver, reference: str
) -> None:
    partners.force("post-office", reference, "held")
    booked = ours.post_office.book(parcel(reference, cod_amount=8_000))
    assert (booked.status, booked.cod_amount) == ("booked", 8_000)
    partners.release("post-office", reference)
    ears.types(reference, 5)
    standing = ours.post_office.inquire(reference)
    assert standing is not None
    assert standing.status == "delivered"
    assert [step.cod_amount for step in standing.events][3:] == [8_000, 8_000]
    with pytest.raises(PartnerRefused) as too_late:
        ours.post_office.cancel(reference)
    assert too_late.value.code == "already-delivered"
    partners.force("post-office", f"{reference}-2", "held")
    ours.post_office.book(parcel(f"{reference}-2"))
    assert ours.post_office.cancel(f"{reference}-2").status == "cancelled"
    assert ours.post_office.cancel(f"{reference}-2").status == "cancelled"


def test_a_lost_answer_is_found_by_asking(partners: RunningSimulators, ours: Partners, reference: str) -> None:
    partners.force("population-database", reference, "held", times=2)
    ours.population_database.look_up(look_up(reference))
    ours.population_database.give_number(number(reference))
    held = ours.population_database.inquire_number(reference)
    assert held is not None
    assert (held.state, held.answer) == ("taken", None)
    partners.release("population-database", reference)
    given = ours.population_database.inquire_number(reference)
    found = ours.population_database.inquire_look_up(reference)
    assert given is not None
    assert given.answer is not None
    assert len(getattr(given.answer, "number", "")) == 12
    assert found is not None
    assert found.answer is not None
    assert found.answer.persons[0].full_name == SOMEBODY


def test_nobody_at_home(ours: Partners, reference: str) -> None:
    addresses = all_at("http://127.0.0.1:9", "smtp://127.0.0.1:9")
    for _, _, call, inquire in VERBS.values():
        # Each with a circuit of its own: whoever is called in vain too often is not called at all for a while.
        elsewhere = Partners.from_addresses(addresses, threads=4, timeout=0.4)
        for ask in (call, inquire):
            with pytest.raises(PartnerUnreachable):
                ask(elsewhere, reference)
        elsewhere.close()
    elsewhere = Partners.from_addresses(addresses, threads=4, timeout=0.4)
    with pytest.raises(PartnerUnreachable):
        elsewhere.mail.send(letter(reference))
    assert elsewhere.mail.inquire(reference) is None
    elsewhere.close()


def test_a_letter_arrives_with_both_its_parts_and_our_reference(
    partners: RunningSimulators, ours: Partners, reference: str
) -> None:
    marked = f"{reference}:1"
    ours.mail.send(letter(marked))
    (kept,) = partners.ledger("mail-sink", "accepted", marked)
    assert kept["subject"] == letter(marked).subject
    assert kept["text"].replace("\r\n", "\n") == letter(marked).text
    assert "<p>Hồ sơ đã có kết quả.</p>" in kept["html"]
    assert kept["message_id"] == f"<{reference}%3A1@phuong.example>"
    assert ours.mail.inquire(marked) is not None
    assert ours.mail.inquire(f"{reference}:2") is None


@pytest.mark.parametrize(
    ("outcome", "error", "kept"),
    [
        ("reject", PartnerRefused, False),
        ("reject-data", PartnerRefused, False),
        ("greylist", PartnerPostpones, False),
        ("drop", OutcomeUnknown, True),
        ("drop-unkept", OutcomeUnknown, False),
    ],
)
def test_a_letter_that_is_not_simply_taken(
    partners: RunningSimulators, ours: Partners, outcome: str, error: type[Exception], kept: bool
) -> None:
    reference = f"letter-{outcome}"
    to = f"{reference}@example.invalid"
    partners.force("mail-sink", {"to": to}, outcome)
    with pytest.raises(error) as fault:
        ours.mail.send(letter(reference, to))
    assert to not in str(fault.value)
    assert (ours.mail.inquire(reference) is not None) == kept


def test_a_mail_server_that_falls_silent_may_have_taken_the_letter(
    partners: RunningSimulators, ours: Partners, impatient: Partners, reference: str
) -> None:
    partners.force("mail-sink", reference, "late-ok")
    with pytest.raises(OutcomeUnknown):
        impatient.mail.send(letter(reference))
    assert ours.mail.inquire(reference) is not None


def test_a_partner_that_fails_is_soon_left_alone(partners: RunningSimulators, ours: Partners, reference: str) -> None:
    partners.force("population-database", reference, "error", times=5)
    for attempt in range(5):
        with pytest.raises(OutcomeUnknown):
            ours.population_database.look_up(look_up(f"{reference}-{attempt}"))
    with pytest.raises(NothingSent) as left_alone:
        ours.population_database.look_up(look_up(f"{reference}-6"))
    assert left_alone.value.retry_after == pytest.approx(30, abs=2)
    assert partners.ledger("population-database", "received", f"{reference}-6") == []
    # The others are none the worse for it.
    assert ours.post_office.inquire(reference) is None


@pytest.mark.parametrize(
    ("address", "server"),
    [
        ("smtp://127.0.0.1:2525", MailServer("127.0.0.1", 2525)),
        ("smtps://u%40x:p%3A@mail.example", MailServer("mail.example", 465, "tls", "u@x", "p:")),
        ("smtp+starttls://mail.example", MailServer("mail.example", 587, "starttls")),
    ],
)
def test_a_mail_server_is_named_by_its_address(address: str, server: MailServer) -> None:
    assert MailServer.at(address) == server
    assert "p:" not in repr(MailServer.at(address))


def test_a_wrong_address_is_noticed_at_once() -> None:
    with pytest.raises(ValueError, match="smtp"):
        MailServer.at("http://mail.example")
    with pytest.raises(ValueError, match="http"):
        Partners.from_addresses(all_at("ftp://x", "smtp://x"), threads=4)
