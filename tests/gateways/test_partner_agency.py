"""Another agency's door: our token, our reference, our evidence; and what goes wrong with each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest

from gateways.gateway import OutcomeUnknown, PartnerRefused, PartnerUnreachable
from gateways.linked.agency_case import Supplement
from gateways.linked.partner_agencies import Directory, HttpPartnerAgencies, NoAgencies
from gateways.linked.partner_agency import PartnerAgency, TooLateToRecall
from gateways.outgoing.key_pair import CLIENT, KeyPair
from gateways.signed_message import verify
from models.clock.clock import SystemClock
from models.linkage.find_agency import AgencyDoor
from models.linkage.keep_exchange import Passed
from tests.simulators.callback_receiver import CallbackReceiver
from tests.simulators.running import CLIENT as WEB
from tests.simulators.running import RunningSimulators

POLICE = "police-post"
HERE = ("127.0.0.0/8",)


@dataclass
class Ward:
    """Our side, with what it keeps as evidence."""

    agencies: HttpPartnerAgencies
    passed: list[Passed] = field(default_factory=list)

    @property
    def police(self) -> PartnerAgency:
        return self.agencies.of(POLICE)


def ward_near(address: str, networks: tuple[str, ...] = HERE, timeout: float = 5.0) -> Ward:
    passed: list[Passed] = []
    door = AgencyDoor(POLICE, address, "H26.99.01", networks)
    directory = Directory(lambda code: door if code == POLICE else None, lambda _: POLICE, evidence=passed.append)
    key = KeyPair(CLIENT, b"c" * 32).private_jwk
    return Ward(HttpPartnerAgencies(directory, key, threads=16, timeout=timeout), passed)


@pytest.fixture
def ward(partners: RunningSimulators) -> Iterator[Ward]:
    opened = ward_near(partners.police_post)
    WEB.delete(f"{partners.police_post}/force").raise_for_status()
    yield opened
    opened.agencies.close()


def body(**changed: Any) -> dict[str, Any]:
    return {"agency": "H26.99.01.CA", "procedure": "1.004222", "channel": "linked", "declaration": {}, **changed}


def test_a_case_started_twice_is_one_case(ward: Ward, partners: RunningSimulators, reference: str) -> None:
    assert ward.police.standing(reference) is None
    first = ward.police.start("1.004222", reference, body())
    assert ward.police.start("1.004222", reference, body()) == first

    found = ward.agencies.asked_by(reference).standing(reference)
    assert found is not None
    assert (found.reference, found.code) == (reference, first.code)
    assert len(partners.ledger(POLICE, "started", reference)) == 1


def test_one_token_serves_many_calls_and_is_fetched_anew_when_it_is_unknown(
    ward: Ward, partners: RunningSimulators, reference: str
) -> None:
    before = len(partners.ledger(POLICE, "token"))
    for _ in range(3):
        ward.police.standing(reference)
    assert len(partners.ledger(POLICE, "token")) == before + 1

    # Whoever restarts without its tokens does not know ours any more; nothing was done with it, so we ask again.
    partners.kill()
    partners.start()
    partners.wait_until_up(POLICE)
    assert ward.police.standing(reference) is None
    assert len(partners.ledger(POLICE, "token")) == before + 2
    claim = partners.ledger(POLICE, "token")[-1]
    assert (claim["client"], claim["audience"]) == ("H26.99.01", partners.police_post)


def test_everything_said_of_a_case_is_kept_as_evidence_and_tokens_are_not(ward: Ward, reference: str) -> None:
    ward.police.start("1.004222", reference, body())
    ward.police.standing(reference)

    kept = [(one.method, one.target, one.reference, one.status) for one in ward.passed]
    assert kept == [
        ("POST", "/api/v1/linked/1.004222", reference, 201),
        ("GET", f"/api/v1/linked/{reference}", "", 200),
    ]
    assert all(one.answer for one in ward.passed)


@pytest.mark.parametrize(
    ("outcome", "error"),
    [
        ("refuse", PartnerRefused),
        ("down", OutcomeUnknown),
        ("error", OutcomeUnknown),
        ("error-after", OutcomeUnknown),
        ("garbage-answer", OutcomeUnknown),
        ("wrong-answer", OutcomeUnknown),
    ],
)
def test_what_goes_wrong_says_whether_one_may_simply_ask_again(
    ward: Ward, partners: RunningSimulators, reference: str, outcome: str, error: type[Exception]
) -> None:
    partners.force(POLICE, reference, outcome)
    with pytest.raises(error):
        ward.police.start("1.004222", reference, body())
    done = bool(partners.ledger(POLICE, "started", reference))
    assert done == (outcome in ("error-after", "garbage-answer", "wrong-answer"))


def test_a_refusal_at_the_door_bears_the_partners_own_word(
    ward: Ward, partners: RunningSimulators, reference: str
) -> None:
    partners.force(POLICE, reference, "refuse", reason="scope-missing")
    with pytest.raises(PartnerRefused) as refused:
        ward.police.start("1.004222", reference, body())
    assert refused.value.code == "scope-missing"


def test_the_same_reference_with_another_body_is_refused(ward: Ward, reference: str) -> None:
    ward.police.start("1.004222", reference, body())
    with pytest.raises(PartnerRefused):
        ward.police.start("1.004222", reference, body(declaration={"subject": {}}))


def test_a_file_handed_over_twice_is_one_file(ward: Ward, reference: str) -> None:
    first = ward.police.keep_file(f"{reference}-1", b"%PDF-1.7 a certificate", "pdf")

    assert ward.police.keep_file(f"{reference}-1", b"%PDF-1.7 a certificate", "pdf") == first


def test_a_case_is_taken_back_until_it_is_decided(ward: Ward, partners: RunningSimulators, reference: str) -> None:
    partners.force(POLICE, reference, "silent")
    ward.police.start("1.004222", reference, body())
    ward.police.recall(reference, f"{reference}-recall", "Gia đình tự làm.")
    found = ward.police.standing(reference)
    assert found is not None
    assert found.state in ("received", "withdrawn")

    decided = f"{reference}-2"
    ward.police.start("1.004222", decided, body())
    while (standing := ward.police.standing(decided)) is None or standing.state != "completed":
        continue
    with pytest.raises(TooLateToRecall):
        ward.police.recall(decided, f"{decided}-recall", "Gia đình tự làm.")


def test_a_supplement_nobody_asked_for_is_refused(ward: Ward, reference: str) -> None:
    ward.police.start("1.004222", reference, body())
    with pytest.raises(PartnerRefused) as refused:
        ward.police.supplement(reference, f"{reference}-s", Supplement(answer="Đã gửi."))
    assert refused.value.code in ("not-awaited",)


def test_its_messages_are_thin_and_signed_with_the_key_it_publishes(
    ward: Ward, partners: RunningSimulators, ears: CallbackReceiver, reference: str
) -> None:
    ward.police.start("1.004222", reference, body(declaration={"subject": {"full_name": "Lò Thị Kín"}}))
    ears.wait_for(lambda _: len(ears.about(reference)) >= 2)
    heard = ears.about(reference)[0]

    assert verify(heard.headers, heard.payload, secrets=[partners.secrets[POLICE]], now=SystemClock().now())
    assert partners.secrets[POLICE].startswith("whpk_")
    assert "Kín" not in heard.payload.decode()
    assert heard.headers["webhook-signature"].startswith("v1a,")


def test_an_address_in_a_network_nobody_named_is_not_called(partners: RunningSimulators, reference: str) -> None:
    ward = ward_near(partners.police_post, networks=("10.0.0.0/8",))
    with pytest.raises(PartnerUnreachable):
        ward.police.standing(reference)
    assert ward.passed == []


def test_an_agency_nobody_knows_is_out_of_reach(ward: Ward, reference: str) -> None:
    for agencies in (ward.agencies, NoAgencies()):
        with pytest.raises(PartnerUnreachable):
            agencies.of("H99.99.99")
