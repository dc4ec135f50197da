"""How a letter finds its person, and when a person must call instead."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from notifications.catalogue import CATALOGUE
from notifications.channels import Address, NoWayToReach, route
from notifications.compose import compose, write
from notifications.contact import Contact, Unusable, mail_address, mobile_number
from notifications.message import Channel, Message
from notifications.sms_text import part_count
from tests.notifications.letters import example

MAIL = Address(Channel.EMAIL, "vidu@thu.example")
PHONE = Address(Channel.SMS, "0912000001")
BOTH = Contact(email="vidu@thu.example", phone="0912.000.001")
ONLY_MAIL = Contact(email="vidu@thu.example")
ONLY_PHONE = Contact(phone="+84 912 000 001")


def test_what_asks_for_an_act_takes_both_ways_at_once() -> None:
    assert route("supplement_request", BOTH) == (MAIL, PHONE)


def test_what_is_good_to_know_takes_the_free_way_first() -> None:
    assert route("receipt", BOTH) == (MAIL,)


def test_a_letter_that_came_back_is_followed_by_a_text_message() -> None:
    assert route("receipt", BOTH, tried={Channel.EMAIL}) == (PHONE,)


@pytest.mark.parametrize("notice_id", CATALOGUE)
def test_with_one_way_only_that_one_is_taken(notice_id: str) -> None:
    assert route(notice_id, ONLY_MAIL) == (MAIL,)
    assert route(notice_id, ONLY_PHONE) == (PHONE,)


@pytest.mark.parametrize("notice_id", CATALOGUE)
def test_without_any_way_a_person_must_call(notice_id: str) -> None:
    assert route(notice_id, Contact()) == NoWayToReach(notice_id, ("không có địa chỉ e-mail", "không có số điện thoại"))


@pytest.mark.parametrize("notice_id", CATALOGUE)
def test_when_every_way_has_failed_a_person_must_call(notice_id: str) -> None:
    lost = route(notice_id, BOTH, tried={Channel.EMAIL, Channel.SMS})
    assert lost == NoWayToReach(notice_id, ("e-mail không đến được", "tin nhắn không đến được"))


def test_a_landline_gets_no_text_message_and_the_clerk_is_told_why() -> None:
    lost = route("refusal", Contact(email="khong phai", phone="024 3382 4606"))
    assert lost == NoWayToReach(
        "refusal", ("địa chỉ e-mail không đúng", "số điện thoại không phải số di động trong nước")
    )


@pytest.mark.parametrize(
    "typed", ["0912000001", "0912.000.001", "+84912000001", "84 912 000 001", "(091) 200-0001", "0084912000001"]
)
def test_a_mobile_number_is_understood_as_people_write_it(typed: str) -> None:
    assert mobile_number(typed) == "0912000001"


@pytest.mark.parametrize(
    "typed", ["02433824606", "0112000001", "091200000", "09120000011", "+1 202 555 0100", "0912000001\r\nX: y", "abc"]
)
def test_what_is_not_a_mobile_number_is_not_dialled(typed: str) -> None:
    assert isinstance(mobile_number(typed), Unusable)


@pytest.mark.parametrize(
    "typed",
    ["a@b", "a b@c.example", "a@b.example\nBcc: x@y.example", "a@-b.example", "@b.example", "x" * 250 + "@b.example"],
)
def test_what_is_not_an_address_is_not_written_to(typed: str) -> None:
    assert isinstance(mail_address(typed), Unusable)


def test_spaces_around_an_address_do_no_harm() -> None:
    assert mail_address("  Vi.Du+tre@thu.maudon.example ") == "Vi.Du+tre@thu.maudon.example"


def test_a_composed_letter_is_dressed_for_its_channel() -> None:
    messages = compose("refusal", example("refusal"), BOTH, reference="letter-1")
    assert isinstance(messages, tuple)
    mail, sms = messages
    assert (mail.channel, mail.to, mail.reference) == (Channel.EMAIL, "vidu@thu.example", "letter-1/e-mail")
    assert mail.subject == "Hồ sơ H99.12.34-261121-0001: có văn bản từ chối giải quyết"
    assert mail.html is not None
    assert mail.html.startswith("<!doctype html>")
    assert mail.sms_parts == 0
    assert (sms.channel, sms.to, sms.reference) == (Channel.SMS, "0912000001", "letter-1/sms")
    assert (sms.subject, sms.html) == (None, None)
    assert sms.sms_parts == part_count(sms.text) == 2


def test_the_same_letter_composed_again_is_the_same_letter() -> None:
    assert compose("apology", example("apology"), BOTH, reference="r") == compose(
        "apology", example("apology"), BOTH, reference="r"
    )


def test_a_letter_of_the_outbox_is_written_for_its_one_address() -> None:
    content = example("apology")
    message = write("apology", content, PHONE, reference="r/sms")
    assert compose("apology", content, ONLY_PHONE, reference="r") == (message,)


def test_nothing_is_composed_for_somebody_who_cannot_be_reached() -> None:
    assert isinstance(compose("apology", example("apology"), Contact(), reference="r"), NoWayToReach)


def test_messages_and_contacts_do_not_show_addresses_in_logs() -> None:
    messages = compose("refusal", example("refusal", addressee="Zyx Wvu"), BOTH, reference="letter-1")
    shown = f"{messages!r} {BOTH!r} {MAIL!r}"
    assert "0912" not in shown
    assert "thu.example" not in shown
    assert "Zyx" not in shown


@pytest.mark.parametrize(
    "facts",
    [
        {"channel": "e-mail", "to": "a@b.example", "text": "x", "reference": "r"},
        {"channel": "sms", "to": "0912000001", "subject": "x", "text": "x", "reference": "r"},
        {
            "channel": "e-mail",
            "to": "a@b.example",
            "subject": "x\r\nBcc: y",
            "text": "x",
            "html": "x",
            "reference": "r",
        },
        {"channel": "sms", "to": "0912000001\n", "text": "x", "reference": "r"},
        {"channel": "sms", "to": "0912000001", "text": "", "reference": "r"},
    ],
)
def test_a_message_wrongly_dressed_is_refused(facts: dict[str, str]) -> None:
    with pytest.raises(ValidationError):
        Message.model_validate(facts)


def test_a_message_cannot_be_changed_after_it_was_composed() -> None:
    message = Message(channel=Channel.SMS, to="0912000001", text="x", reference="r")
    with pytest.raises(ValidationError):
        message.text = "y"  # type: ignore[misc]
