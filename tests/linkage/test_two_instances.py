"""A ward and a police post, each its own installation: keys exchanged by command, each files at the other."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from models.clock.clock import VIETNAM, SystemClock
from tests.linkage.two_instances import Instance, instance
from tests.office.filings import without_copies
from tests.office.linked_filings import with_both
from tests.office.residence_filings import linked

pytestmark = pytest.mark.prefect
WARD, POLICE = "H26.99.01", "G01.99.01"
NEAR = ("--network", "127.0.0.0/8")


@pytest.fixture(scope="module")
def ward(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Instance]:
    with instance(tmp_path_factory.mktemp("ward") / "var", WARD, "--demo") as opened:
        yield opened


@pytest.fixture(scope="module")
def police(tmp_path_factory: pytest.TempPathFactory, ward: Instance) -> Iterator[Instance]:
    """The post, and the two acquainted with each other."""
    with instance(tmp_path_factory.mktemp("police") / "var", POLICE, "--agency", "cong-an") as opened:
        said = opened.motcua(
            "partner", "add", WARD, ward.address, *NEAR, "--may-file", "1.004222", "--we-file", "1.001193"
        )
        back = ward.motcua(
            "partner", "add", POLICE, opened.address, *NEAR, "--may-file", "1.001193", "--we-file", "1.004222"
        )
        assert "Dấu vân tay" in said
        assert "Dấu vân tay" in back
        yield opened


def started(sender: Instance, at: Instance, linkage_id: str, procedure: str, body: dict[str, Any]) -> Any:
    who = {**sender.token_for(at), "Idempotency-Key": f'"{linkage_id}"'}
    answer = at.http.post(f"/linked/{procedure}", json={**body, "linkage_id": linkage_id}, headers=who)
    assert answer.status_code == 201, answer.text
    return answer.json()


def test_the_ward_files_a_residence_at_the_post_and_gets_the_notice(ward: Instance, police: Instance) -> None:
    today = SystemClock().now().astimezone(VIETNAM).date()
    case = started(ward, police, "BG-2026-1", "1.004222", linked(today))
    assert case["code"].startswith(f"{POLICE}-")

    def completed() -> Any:
        police.staff_do_what_is_usual()
        told = police.http.get("/linked/BG-2026-1", headers=ward.token_for(police)).json()
        return told if told["state"] == "completed" else None

    told = police.until(completed)
    assert (told["sequence"], told["code"]) == (2, case["code"])
    notice = next(one for one in told["results"] if one["kind"] == "residence_notice")
    paper = police.http.get(
        f"/dossiers/{told['code']}/documents/{notice['document_id']}", headers=ward.token_for(police)
    )
    assert paper.content.startswith(b"%PDF")
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


def test_a_birth_group_goes_through_both_and_ends_whole(ward: Instance, police: Instance) -> None:
    """The post is a real installation with staff of its own; the insurance office stays a simulator."""
    today = SystemClock().now().astimezone(VIETNAM).date()
    code = ward.file(with_both(today))

    def ended() -> Any:
        ward.staff_do_what_is_usual("answers_leg", "settles_silence", "gives_number")
        police.staff_do_what_is_usual()
        found = ward.dossier(code)
        return found if found["ending"] else None

    found = ward.until(ended)
    assert found["ending"] == "delivered"
    lines = [line["line"] for line in found["journal"]]
    assert lines.count("start_leg") == 3
    assert lines.count("answers_leg") == 2
    for here, there in ((ward, POLICE), (police, WARD)):
        assert "Nguyên vẹn" in here.motcua("partner", "evidence", there)
        here.motcua("doctor")
