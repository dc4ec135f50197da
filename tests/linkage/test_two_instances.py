"""A ward and a police post, each its own installation: keys exchanged by command, each files at the other."""

from __future__ import annotations

import re
from typing import Any

import pytest

from models.clock.clock import VIETNAM, SystemClock
from tests.linkage.acquainted import NEAR, POLICE, WARD, Neighbours, legs_with, states_of
from tests.linkage.two_instances import Instance
from tests.office.filings import without_copies
from tests.office.linked_filings import by_householder, with_both

pytestmark = pytest.mark.slow


@pytest.fixture
def ward(two_offices: Neighbours) -> Instance:
    return two_offices.ward


@pytest.fixture
def police(two_offices: Neighbours) -> Instance:
    return two_offices.police


def started(sender: Instance, at: Instance, linkage_id: str, procedure: str, body: dict[str, Any]) -> Any:
    who = {**sender.token_for(at), "Idempotency-Key": f'"{linkage_id}"'}
    answer = at.http.post(f"/linked/{procedure}", json={**body, "linkage_id": linkage_id}, headers=who)
    assert answer.status_code == 201, answer.text
    return answer.json()


def test_the_ward_files_a_residence_at_the_post_and_gets_the_notice(ward: Instance, police: Instance) -> None:
    said = ward.motcua("partner", "file", POLICE, "1.004222")
    (code, reference) = re.findall(r"hồ sơ (\S+), mã liên thông (\S+)", said)[0]
    assert code.startswith(f"{POLICE}-")

    def completed() -> Any:
        police.staff_do_what_is_usual()
        told = police.http.get(f"/linked/{reference}", headers=ward.token_for(police)).json()
        return told if told["state"] == "completed" else None

    told = police.until(completed)
    assert (told["sequence"], told["code"]) == (2, code)
    notice = next(one for one in told["results"] if one["kind"] == "residence_notice")
    paper = police.http.get(f"/dossiers/{code}/documents/{notice['document_id']}", headers=ward.token_for(police))
    assert paper.content.startswith(b"%PDF")
    asked = ward.motcua("partner", "ask", POLICE, reference)
    assert f"{code}: completed, đã báo 2 lần" in asked
    assert f"{notice['title']} số {notice['number']}" in asked
    # The post has called at the ward's own door, and both conversations are in its evidence, unbroken.
    police.until(lambda: "lần trao đổi" in police.motcua("partner", "evidence", WARD))
    assert "sự kiện chưa nhận" in police.motcua("partner", "list")


def test_the_post_files_a_birth_at_the_ward(ward: Instance, police: Instance) -> None:
    today = SystemClock().now().astimezone(VIETNAM).date()
    body = {
        **without_copies(today),
        "agency": WARD,
        "channel": "linked",
        "components": [],
        "delivery": {"way": "online"},
    }
    case = started(police, ward, "CA-2026-1", "1.001193", body)

    assert case["code"].startswith(f"{WARD}-")
    seen = ward.http.get("/linked/CA-2026-1", headers=police.token_for(ward)).json()
    assert (seen["state"], seen["procedure"]) == ("received", "1.001193")


def test_a_token_opens_only_what_was_agreed(ward: Instance, police: Instance) -> None:
    who = {**police.token_for(ward), "Idempotency-Key": "x"}
    answer = ward.http.post("/linked/2.000635", json={"linkage_id": "X"}, headers=who)

    assert (answer.status_code, answer.json()["type"]) == (403, "/problems/scope-missing")


def test_keys_nobody_has_compared_are_not_taken(ward: Instance, police: Instance) -> None:
    with pytest.raises(AssertionError, match="Dấu vân tay"):
        ward.motcua("partner", "add", POLICE, police.address, *NEAR, "--fingerprint", "0000")
    with pytest.raises(AssertionError, match="Không được gọi địa chỉ"):
        ward.motcua("partner", "add", POLICE, police.address)


def test_two_families_at_once_and_one_card_refused(two_offices: Neighbours) -> None:
    """The post is an installation with staff of its own; the insurance office, a simulator, refuses one card."""
    ward = two_offices.ward
    ward.force("insurance-office", "rejected")
    codes = [two_offices.files_a_group(with_both), two_offices.files_a_group(by_householder)]
    groups = [two_offices.work_until_ended(code) for code in codes]
    groups.sort(key=lambda group: str(group["ending"]))

    assert [group["ending"] for group in groups] == ["delivered", "delivered_in_part"]
    assert [group["group_status"] for group in groups] == ["completed", "completed_in_part"]
    assert [states_of(group) for group in groups] == [
        {"police": "completed", "insurance": "completed"},
        {"police": "completed", "insurance": "rejected"},
    ]
    for group in groups:
        assert "birth_certificate" in {paper["kind"] for paper in group["documents"]}
        assert len(legs_with(group, "answers_leg")) == 2
    two_offices.all_is_well()
