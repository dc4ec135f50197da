"""A partner that dies comes back as it was: nothing done twice, nothing owed forgotten."""

from __future__ import annotations

import json
from pathlib import Path

import httpx

from simulators.ledger import Ledger
from tests.simulators.callback_receiver import callback_receiver
from tests.simulators.requests_to_partners import ask_for_number, book, query, question, text
from tests.simulators.running import CLIENT, RunningSimulators, running_simulators

PARTNERS_THAT_TELL = ("post-office", "population-database", "other-commune")


def test_after_kill_9_everything_is_remembered(tmp_path: Path) -> None:
    with callback_receiver() as ears, running_simulators(tmp_path, callback_base=ears.address) as partners:
        before = (partners.post_office, dict(partners.secrets))
        partners.force("post-office", "p-2", "held")
        partners.force("other-commune", "*", "no-record", times=2)
        parcel = book(partners, "p-1").json()
        book(partners, "p-2")
        ask_for_number(partners, "n-1")
        query(partners, "q-1")
        text(partners, "s-1")
        # Heard is not yet noted down as delivered, and what is not noted down is told again after the death.
        ears.wait_for(lambda heard: len(heard) >= 5 and _delivered(partners) == 5)
        number = ears.about("n-1")[0].event.data["number"]

        partners.kill()
        partners.start()

        assert (partners.post_office, partners.secrets) == before
        assert book(partners, "p-1").json() == parcel
        assert text(partners, "s-1").status_code == 202
        ask_for_number(partners, "n-1")
        ask_for_number(partners, "n-2")
        query(partners, "q-2")
        query(partners, "q-3")
        assert partners.release("post-office", "p-2") == 3
        assert ears.types("p-2", 3)[-1] == "parcel.delivered"
        assert ears.types("q-3", 1)
        assert ears.types("n-2", 1)
        assert ears.about("n-2")[0].event.data["number"] == f"{int(number) + 1:012d}"
        assert [question(partners, one)["answer"]["answer"] for one in ("q-2", "q-3")] == ["no_record", "married"]
        for partner, what, reference in (
            ("post-office", "booked", "p-1"),
            ("population-database", "number-given", "n-1"),
            ("sms-gateway", "sent", "s-1"),
        ):
            assert len(partners.ledger(partner, what, reference)) == 1
        # What had been delivered before the death was not delivered again.
        assert [len(ears.about(one)) for one in ("p-1", "n-1", "q-1")] == [3, 1, 1]


def test_what_was_owed_at_the_death_is_delivered_after_it(tmp_path: Path) -> None:
    with callback_receiver() as ears, running_simulators(tmp_path) as partners:
        query(partners, "owed")
        partners.kill()
        partners.start()
        # Nobody had told it yet where to send its messages.
        partners.configure("other-commune", ears.address)
        assert ears.types("owed", 1) == ["vn.gov.onestop.linked.completed.v1"]
        partners.kill()
        partners.start()
        query(partners, "next")
        assert ears.types("next", 1) == ["vn.gov.onestop.linked.completed.v1"]


def test_it_ends_when_asked_to(tmp_path: Path) -> None:
    with running_simulators(tmp_path) as partners:
        address = partners.post_office
        partners.stop()
        try:
            CLIENT.get(f"{address}/health")
        except httpx.ConnectError:
            return
    raise AssertionError("it still answers")


def test_a_torn_line_spoils_no_other(tmp_path: Path) -> None:
    path = tmp_path / "ledger.jsonl"
    ledger = Ledger(path)
    ledger.write("booked", reference="a")
    ledger.close()
    with path.open("ab") as file:
        file.write(b'{"n":2,"what":"bo')
    again = Ledger(path)
    again.write("booked", reference="b")
    again.close()
    lines = list(again.lines())
    assert [line["what"] for line in lines] == ["booked", "unreadable", "booked"]
    assert lines[-1]["n"] == 3
    assert json.loads(path.read_text().splitlines()[-1])["reference"] == "b"


def _delivered(partners: RunningSimulators) -> int:
    told = [line for partner in PARTNERS_THAT_TELL for line in partners.ledger(partner, "callback")]
    return sum(bool(line["settled"]) for line in told)
