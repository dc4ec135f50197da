"""The database and the other commune answer later, by message, what they were asked now."""

from __future__ import annotations

import base64
import hmac
import time
from typing import Any

import pytest

from tests.simulators.callback_receiver import CallbackReceiver, Heard
from tests.simulators.requests_to_partners import ask_for_number, look_up, query, question
from tests.simulators.running import CLIENT, RunningSimulators

DATABASE = "population-database"
COMMUNE = "other-commune"


def answered(ears: CallbackReceiver, reference: str) -> dict[str, Any]:
    ears.types(reference, 1)
    return ears.about(reference)[0].event.data


def persons(ears: CallbackReceiver, reference: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = answered(ears, reference)["persons"]
    return found


def test_whoever_is_asked_for_is_found(partners: RunningSimulators, ears: CallbackReceiver, reference: str) -> None:
    taken = look_up(partners, reference)
    assert (taken.status_code, taken.json()) == (202, {"reference": reference, "state": "taken"})
    (person,) = persons(ears, reference)
    assert (person["found"], person["matches"], person["full_name"]) == (True, True, "Lò Thị Thử 0")
    assert ears.about(reference)[0].path == "/api/v1/callbacks/agency"


def test_two_who_are_asked_for_together_are_married(
    partners: RunningSimulators, ears: CallbackReceiver, reference: str
) -> None:
    look_up(partners, reference, "marital", people=2)
    assert [one["marital"]["status"] for one in persons(ears, reference)] == ["married", "married"]
    assert all(one["marital"]["certificate"]["number"] for one in persons(ears, reference))


@pytest.mark.parametrize(
    ("outcome", "status"),
    [("no_data", "no_data"), ("single", "single"), ("unknown", "unknown"), ("found", "single")],
)
def test_what_the_database_says_of_a_marriage(
    partners: RunningSimulators, ears: CallbackReceiver, reference: str, outcome: str, status: str
) -> None:
    partners.force(DATABASE, reference, outcome)
    look_up(partners, reference, "marital")
    assert [one["marital"]["status"] for one in persons(ears, reference)] == [status]


def test_somebody_by_another_name(partners: RunningSimulators, ears: CallbackReceiver, reference: str) -> None:
    partners.force(DATABASE, {"persons": {"full_name": "Lò Thị Thử 0"}, "reference": reference}, "mismatch")
    look_up(partners, reference)
    (person,) = persons(ears, reference)
    assert (person["found"], person["matches"], person["differences"]) == (True, False, ["full_name"])
    assert person["full_name"] != "Lò Thị Thử 0"


@pytest.mark.parametrize(("outcome", "registered"), [("found", False), ("already-registered", True)])
def test_a_birth_is_registered_already_or_not(
    partners: RunningSimulators, ears: CallbackReceiver, reference: str, outcome: str, registered: bool
) -> None:
    partners.force(DATABASE, reference, outcome)
    look_up(partners, reference, "birth_duplicate")
    (person,) = persons(ears, reference)
    assert (person["found"], "registered" in person) == (registered, registered)


@pytest.mark.parametrize(
    ("birth_date", "sex", "first_six"),
    [("2026-11-20", "female", "001326"), ("1999-01-01", "male", "001099"), ("2005-06-07", "male", "001205")],
)
def test_a_child_gets_twelve_digits(
    partners: RunningSimulators, ears: CallbackReceiver, birth_date: str, sex: str, first_six: str
) -> None:
    reference = f"child-{first_six}"
    ask_for_number(partners, reference, birth_date, sex)
    given = answered(ears, reference)
    assert given["number"][:6] == first_six
    assert (len(given["number"]), given["synthetic"], given["number"][6]) == (12, True, "9")


def test_one_reference_is_one_number(partners: RunningSimulators, ears: CallbackReceiver, reference: str) -> None:
    for _ in range(3):
        assert ask_for_number(partners, reference).status_code == 202
    ask_for_number(partners, f"{reference}-2")
    first, second = answered(ears, reference), answered(ears, f"{reference}-2")
    assert first["number"] != second["number"]
    assert len(partners.ledger(DATABASE, "number-given", reference)) == 1


def test_a_registered_child_gets_no_number(partners: RunningSimulators, ears: CallbackReceiver, reference: str) -> None:
    partners.force(DATABASE, reference, "already_registered")
    ask_for_number(partners, reference)
    assert ears.types(reference, 1) == ["number.refused"]
    assert answered(ears, reference)["reason"] == "already-registered"


@pytest.mark.parametrize("outcome", ["married", "not_married", "no_record"])
def test_the_other_commune_answers(
    partners: RunningSimulators, ears: CallbackReceiver, reference: str, outcome: str
) -> None:
    partners.force(COMMUNE, reference, outcome)
    assert query(partners, reference).status_code == 201
    assert ears.types(reference, 1) == ["vn.gov.onestop.linked.completed.v1"]
    assert b"answer" not in ears.about(reference)[0].payload
    assert question(partners, reference)["answer"]["answer"] == outcome


def test_a_lost_answer_is_there_for_who_asks(
    partners: RunningSimulators, ears: CallbackReceiver, reference: str
) -> None:
    partners.force(COMMUNE, reference, "lost")
    query(partners, reference)
    while question(partners, reference)["state"] != "completed":
        time.sleep(0.02)
    assert question(partners, reference)["answer"]["answer"] == "married"
    assert ears.about(reference) == []


def test_an_answer_may_be_held_for_days(partners: RunningSimulators, ears: CallbackReceiver, reference: str) -> None:
    partners.force(DATABASE, reference, "held")
    ask_for_number(partners, reference)
    address = f"{partners.population_database}/numbers/by-reference/{reference}"
    assert CLIENT.get(address).json()["state"] == "taken"
    assert partners.release(DATABASE, reference) == 1
    number = answered(ears, reference)["number"]
    assert CLIENT.get(address).json()["answer"]["number"] == number


@pytest.mark.parametrize(
    ("outcome", "state"), [("rejected", "rejected"), ("supplement-requested", "supplement_requested")]
)
def test_a_commune_may_ask_back_or_not_answer(
    partners: RunningSimulators, ears: CallbackReceiver, reference: str, outcome: str, state: str
) -> None:
    partners.force(COMMUNE, reference, outcome)
    query(partners, reference)
    ears.types(reference, 1)
    told = question(partners, reference)
    assert (told["state"], told["answer"], len(told["reasons"])) == (state, None, 1)


@pytest.mark.parametrize("decoy", ["forged-signature", "wrong-reference", "garbage"])
def test_a_decoy_goes_out_once_and_the_truth_is_held(
    partners: RunningSimulators, ears: CallbackReceiver, reference: str, decoy: str
) -> None:
    ears.statuses.append(401)
    before = len(ears.heard)
    partners.force(DATABASE, reference, decoy)
    ask_for_number(partners, reference)
    ears.wait_for(lambda heard: len(heard) > before)
    (false,) = ears.heard[before:]
    assert verifies(partners, false) == (decoy != "forged-signature")
    assert (reference.encode() in false.payload) == (decoy != "wrong-reference")
    assert (b'"number": "' in false.payload) == (decoy != "garbage")
    assert partners.release(DATABASE, reference) == 1
    ears.wait_for(lambda heard: len(heard) > before + 1)
    (true,) = ears.heard[before + 1 :]
    assert verifies(partners, true)
    assert true.event.subject == reference
    assert true.event.data["number"]


def verifies(partners: RunningSimulators, heard: Heard) -> bool:
    """By the words of the standard: HMAC-SHA256 of id, timestamp and payload."""
    key = base64.b64decode(partners.secrets[DATABASE].removeprefix("whsec_"))
    signed = f"{heard.headers['webhook-id']}.{heard.headers['webhook-timestamp']}.".encode() + heard.payload
    expected = base64.b64encode(hmac.digest(key, signed, "sha256")).decode()
    return heard.headers["webhook-signature"] == f"v1,{expected}"


def test_a_message_is_sent_again_until_somebody_takes_it(
    partners: RunningSimulators, ears: CallbackReceiver, reference: str
) -> None:
    ears.statuses += [500, 404]
    query(partners, reference)
    ears.types(reference, 3)
    assert len({one.event.id for one in ears.about(reference)}) == 1
    while len(attempts := partners.ledger(COMMUNE, "callback", reference)) < 3:
        time.sleep(0.01)
    assert [line["status"] for line in attempts] == [500, 404, 202]


def test_forced_outcomes_are_met_as_often_as_asked(
    partners: RunningSimulators, ears: CallbackReceiver, reference: str
) -> None:
    partners.force(COMMUNE, reference, "no_record", times=2)
    for number in range(3):
        query(partners, f"{reference}-{number}")
        ears.types(f"{reference}-{number}", 1)
    answers = [question(partners, f"{reference}-{number}")["answer"]["answer"] for number in range(3)]
    assert answers == ["no_record", "no_record", "married"]


def test_an_outcome_nobody_knows_is_refused_with_those_there_are(partners: RunningSimulators) -> None:
    refused = CLIENT.post(f"{partners.other_commune}/force", json={"match": "*", "outcome": "delivered"})
    assert refused.status_code == 422
    assert "no-record" in refused.json()["known"]
    assert CLIENT.get(f"{partners.other_commune}/health").json()["status"] == "ok"
