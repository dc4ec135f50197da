"""The text-message gateway and the mail server keep what they took, and say so."""

from __future__ import annotations

import smtplib
import time
from email.message import EmailMessage
from urllib.parse import urlsplit

import httpx
import pytest

from simulators.text_parts import encoding, parts
from tests.simulators.requests_to_partners import text
from tests.simulators.running import CLIENT, RunningSimulators


@pytest.mark.parametrize(
    ("words", "alphabet", "count"),
    [
        ("a" * 160, "gsm-7", 1),
        ("a" * 161, "gsm-7", 2),
        ("a" * 306, "gsm-7", 2),
        ("a" * 307, "gsm-7", 3),
        ("[" * 80, "gsm-7", 1),
        ("[" * 81, "gsm-7", 2),
        ("ồ" * 70, "ucs-2", 1),
        ("ồ" * 71, "ucs-2", 2),
        ("ồ" + "a" * 133, "ucs-2", 2),
        ("ồ" + "a" * 134, "ucs-2", 3),
        ("😀" * 35, "ucs-2", 1),
        ("😀" * 36, "ucs-2", 2),
    ],
)
def test_a_text_costs_so_many_parts(words: str, alphabet: str, count: int) -> None:
    assert (encoding(words), parts(words)) == (alphabet, count)


def status(partners: RunningSimulators, reference: str) -> str:
    return str(CLIENT.get(f"{partners.sms_gateway}/messages/by-reference/{reference}").json()["status"])


@pytest.mark.parametrize(
    ("outcome", "end"), [("ok", "delivered"), ("permanent-failure", "permanent-failure"), ("sending", "sending")]
)
def test_what_becomes_of_a_text(partners: RunningSimulators, reference: str, outcome: str, end: str) -> None:
    partners.force("sms-gateway", reference, outcome)
    sent = text(partners, reference)
    assert (sent.status_code, sent.json()["parts"]) == (202, 1)
    ends_at = time.monotonic() + 5
    while status(partners, reference) != end and time.monotonic() < ends_at:
        time.sleep(0.02)
    assert status(partners, reference) == end


def test_a_text_to_no_number_is_refused(partners: RunningSimulators, reference: str) -> None:
    refused = text(partners, reference, to="0123")
    assert (refused.status_code, refused.json()["code"]) == (422, "bad-number")
    assert partners.ledger("sms-gateway", "sent", reference) == []


def test_a_text_that_timed_out_was_sent_once(partners: RunningSimulators, reference: str) -> None:
    partners.force("sms-gateway", {"to": "0900000001"}, "late_ok")
    headers = {"idempotency-key": reference}
    body = {"reference": reference, "to": "0900000001", "text": "x"}
    with pytest.raises(httpx.ReadTimeout):
        CLIENT.post(f"{partners.sms_gateway}/messages", json=body, headers=headers, timeout=0.5)
    assert CLIENT.post(f"{partners.sms_gateway}/messages", json=body, headers=headers).status_code == 202
    assert len(partners.ledger("sms-gateway", "sent", reference)) == 1


def letter(reference: str, to: str = "nguoi.thu@example.invalid") -> EmailMessage:
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = "office@example.invalid", to, "Kết quả hồ sơ"
    message["Message-ID"] = f"<{reference}@example.invalid>"
    message.set_content("Đã có kết quả.")
    message.add_attachment(b"%PDF", maintype="application", subtype="pdf", filename="phiếu.pdf")
    return message


def hand_in(partners: RunningSimulators, message: EmailMessage, timeout: float = 5.0) -> None:
    place = urlsplit(partners.smtp)
    with smtplib.SMTP(place.hostname or "", place.port or 0, "localhost", timeout) as smtp:
        smtp.send_message(message)


def test_a_letter_is_kept_with_all_that_was_in_it(partners: RunningSimulators, reference: str) -> None:
    hand_in(partners, letter(reference))
    (kept,) = partners.ledger("mail-sink", "accepted", reference)
    assert (kept["subject"], kept["text"].strip(), kept["repeat"]) == ("Kết quả hồ sơ", "Đã có kết quả.", False)
    assert [(file["name"], file["size"]) for file in kept["attachments"]] == [("phiếu.pdf", 4)]


def test_the_same_letter_again_is_kept_again_and_marked(partners: RunningSimulators, reference: str) -> None:
    for _ in range(2):
        hand_in(partners, letter(reference))
    assert [line["repeat"] for line in partners.ledger("mail-sink", "accepted", reference)] == [False, True]


@pytest.mark.parametrize(("outcome", "code"), [("reject", 550), ("greylist", 451)])
def test_an_address_may_be_refused(partners: RunningSimulators, reference: str, outcome: str, code: int) -> None:
    to = f"{reference}@example.invalid"
    partners.force("mail-sink", {"to": to}, outcome)
    with pytest.raises(smtplib.SMTPRecipientsRefused) as refusal:
        hand_in(partners, letter(reference, to))
    assert refusal.value.recipients[to][0] == code
    hand_in(partners, letter(reference, to))
    assert len(partners.ledger("mail-sink", "accepted", reference)) == 1


@pytest.mark.parametrize(
    ("outcome", "kept"), [("drop", True), ("drop-unkept", False), ("hang", False), ("late-ok", True)]
)
def test_the_line_may_break_after_the_letter(
    partners: RunningSimulators, reference: str, outcome: str, kept: bool
) -> None:
    partners.force("mail-sink", reference, outcome)
    with pytest.raises((smtplib.SMTPServerDisconnected, OSError)):
        hand_in(partners, letter(reference), timeout=0.5)
    assert len(partners.ledger("mail-sink", "accepted", reference)) == kept
    answer = CLIENT.get(f"{partners.mail_sink}/messages/by-reference/{reference}")
    assert (answer.status_code == 200) == kept


def test_no_mail_is_taken_while_the_server_is_down_but_its_ledger_can_be_read(
    partners: RunningSimulators, reference: str
) -> None:
    partners.down("mail-sink", 0.6)
    with pytest.raises(ConnectionRefusedError):
        hand_in(partners, letter(reference))
    lines = CLIENT.get(f"{partners.mail_sink}/ledger", params={"reference": reference}).json()
    assert lines == {"lines": []}
    partners.wait_until_up("mail-sink-smtp")
    hand_in(partners, letter(reference))
