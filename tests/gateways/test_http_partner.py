"""Whatever a partner says, however slowly, the caller learns in time what to do next."""

from __future__ import annotations

import threading

import pytest

from gateways.gateway import GatewayError, OutcomeUnknown, PartnerBusy, PartnerPostpones, PartnerRefused
from gateways.guard import Guard
from gateways.http_partner import LONGEST_ANSWER, HttpPartner
from gateways.mail import SmtpMail
from gateways.mail_server import MailServer
from gateways.wire import Receipt
from tests.gateways.requests import letter
from tests.gateways.worse_partner import Hears, Pause, Script, worse_partner

REFERENCE = "ours-1"
TAKEN = b'{"reference": "ours-1", "state": "taken"}'


def http(status: str, body: bytes = b"", *headers: bytes) -> bytes:
    lines = [b"HTTP/1.1 " + status.encode(), b"content-length: %d" % len(body), *headers]
    return b"\r\n".join(lines) + b"\r\n\r\n" + body


def time_for(script: Script) -> float:
    """Little where the partner is slow on purpose, plenty where only this machine may be."""
    return 0.4 if any(isinstance(word, Pause) for word in script) else 10.0


def slowly(words: bytes) -> Script:
    """Byte by byte: each comes soon, the whole takes long."""
    return [item for byte in words for item in (bytes([byte]), Pause(0.05))]


def partner_at(port: int, timeout: float, threads: int = 4) -> HttpPartner:
    return HttpPartner(Guard.of("partner", threads), f"http://127.0.0.1:{port}", timeout)


def tell(script: Script) -> Receipt:
    with worse_partner(script) as port:
        return partner_at(port, time_for(script)).tell("/things", REFERENCE, None, Receipt)


def ask(script: Script) -> Receipt | None:
    with worse_partner(script) as port:
        return partner_at(port, time_for(script)).ask("/things/", REFERENCE, Receipt)


def test_a_plain_answer_is_heard() -> None:
    assert tell([http("200 OK", TAKEN)]) == Receipt(reference=REFERENCE, state="taken")
    assert ask([http("200 OK", TAKEN)]) == Receipt(reference=REFERENCE, state="taken")


ANSWER = http("200 OK", TAKEN)


@pytest.mark.parametrize(
    "script",
    [
        [Pause(5)],
        # Whoever only minds the time between two bytes would take these for good answers.
        [*slowly(ANSWER[:20]), ANSWER[20:]],
        [ANSWER[:-20], *slowly(ANSWER[-20:])],
        [http("200 OK", TAKEN)[:-5]],
        [b"\x16\x03\x01 not http at all\r\n\r\n"],
        [],
        [http("200 OK", b"OK")],
        [http("200 OK", b'{"reference": "somebody-elses", "state": "taken"}')],
        [http("200 OK", b'{"state": "taken"}')],
        [http("200 OK", b"[" * 100_000)],
        [http("200 OK", b" " * (LONGEST_ANSWER + 1))],
        [http("500 Oops", b"stack trace")],
        [http("502 Bad Gateway")],
        [http("503 Unavailable", b"", b"retry-after: 5")],
        [http("408 Timeout")],
        [http("409 Conflict", b'{"code": "in-progress"}', b"retry-after: 1")],
    ],
    ids=lambda script: repr(script[:1])[:40],
)
def test_without_a_sound_answer_the_outcome_is_unknown_and_known_to_be(script: Script) -> None:
    with pytest.raises(OutcomeUnknown):
        tell(script)


@pytest.mark.parametrize(
    ("answer", "code"),
    [
        (http("400 Bad", b'{"code": "malformed", "detail": "Nguyen Thi Kin"}'), "malformed"),
        (http("403 No", b"<html>Nguyen Thi Kin</html>"), "403"),
        (http("409 Conflict", b'{"code": "already-delivered"}'), "already-delivered"),
        (http("422 No", b'{"code": "Nguyen Thi Kin"}'), "422"),
        (http("404 Not Found"), "404"),
        (http("302 Found", b"", b"location: http://127.0.0.1:9/elsewhere"), "302"),
    ],
)
def test_a_definite_no_carries_a_word_for_machines_only(answer: bytes, code: str) -> None:
    with pytest.raises(PartnerRefused) as refusal:
        tell([answer])
    assert refusal.value.code == code
    assert str(refusal.value) == f"partner: refused ({code})"


def test_a_partner_may_ask_to_come_again_later() -> None:
    with pytest.raises(PartnerPostpones) as later:
        tell([http("429 Slow down", b"", b"retry-after: 17")])
    assert later.value.retry_after == 17


def test_only_the_partners_own_word_means_that_it_never_heard_of_us() -> None:
    assert ask([http("404 Not Found", b'{"code": "unknown-reference"}')]) is None
    for stranger in (b"<html>nginx</html>", b'{"detail": "Not Found"}', b'{"code": "not-found"}'):
        with pytest.raises(OutcomeUnknown):
            ask([http("404 Not Found", stranger)])


def test_one_partner_gets_a_quarter_of_the_threads() -> None:
    all_came = threading.Event()
    with worse_partner([all_came, ANSWER]) as port:
        partner = partner_at(port, timeout=30, threads=8)
        errors: list[GatewayError] = []

        def call() -> None:
            try:
                partner.tell("/things", REFERENCE, None, Receipt)
            except GatewayError as error:
                errors.append(error)
                if len(errors) == 6:
                    all_came.set()

        clerks = [threading.Thread(target=call) for _ in range(8)]
        for clerk in clerks:
            clerk.start()
        for clerk in clerks:
            clerk.join()
        assert [type(error) for error in errors] == [PartnerBusy] * 6
        partner.close()


def smtp(script: Script) -> None:
    with worse_partner(script, speaks_first=True) as port:
        server = MailServer("127.0.0.1", port)
        SmtpMail(Guard.of("mail", 4), server, timeout=time_for(script)).send(letter(REFERENCE))


# The far end keeps the line open; whoever waits for more than its words waits in vain.
STAYS = Hears(b"\0")
HELLO = b"220 hello\r\n250 ok\r\n"
GO_ON = HELLO + b"250 ok\r\n250 ok\r\n354 go on\r\n"


@pytest.mark.parametrize(
    ("script", "error"),
    [
        ([], "PartnerUnreachable"),
        ([Pause(5)], "PartnerUnreachable"),
        # Whoever only minds the time between two bytes would be served well here.
        (
            [*slowly(b"220 good afternoon"), GO_ON.removeprefix(b"220 hello"), b"250 kept\r\n", STAYS],
            "PartnerUnreachable",
        ),
        ([b"554 go away\r\n", STAYS], "PartnerUnreachable"),
        ([HELLO + b"530 who are you\r\n", STAYS], "PartnerUnreachable"),
        ([HELLO + b"250 ok\r\n450 later\r\n", STAYS], "PartnerPostpones"),
        ([HELLO + b"250 ok\r\n550 nobody\r\n", STAYS], "PartnerRefused"),
        ([HELLO + b"250 ok\r\n250 ok\r\n", Hears(b"data\r\n"), b""], "OutcomeUnknown"),
        ([GO_ON, Pause(5)], "OutcomeUnknown"),
        ([GO_ON + b"999 ?\r\n", STAYS], "OutcomeUnknown"),
        ([GO_ON + b"452 full\r\n", STAYS], "PartnerPostpones"),
        ([GO_ON + b"554 no\r\n", STAYS], "PartnerRefused"),
    ],
)
def test_a_mail_server_on_a_bad_day(script: Script, error: str) -> None:
    with pytest.raises(GatewayError) as fault:
        smtp(script)
    assert type(fault.value).__name__ == error


def test_a_mail_server_that_hangs_up_right_after_taking_the_letter_has_taken_it() -> None:
    smtp([GO_ON, Hears(b"\r\n.\r\n"), b"250 kept\r\n"])
