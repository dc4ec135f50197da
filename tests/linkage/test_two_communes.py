"""Two wards, each its own installation: one asks about a marital status, the other looks into its books and answers."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any
from uuid import uuid4

import httpx
import pytest

from models.clock.clock import VIETNAM, SystemClock
from tests.linkage.two_instances import SECRET, Instance, instances
from tests.office.marital_filings import lived_at
from tests.office.marital_filings import lived_in_two_communes as lived_elsewhere

pytestmark = pytest.mark.prefect
ASKER, ANSWERER, QUESTION = "H26.99.01", "H26.99.02", "9.000001"
KIEN_HUNG = "09552"
NEAR = ("--network", "127.0.0.0/8")
SEARCHED = "Sổ đăng ký kết hôn các năm 2017 đến 2019, bản giấy và bản điện tử."


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Instance, Instance]]:
    """Phường Hà Đông asks, Phường Kiến Hưng answers for its own commune; the two are acquainted."""
    homes = [(tmp_path_factory.mktemp(code) / "var", code, ("--demo",)) for code in (ASKER, ANSWERER)]
    with instances(homes) as (asks, answering):
        answering.motcua("partner", "add", ASKER, asks.address, *NEAR, "--may-file", QUESTION, "--known-as", ANSWERER)
        asks.motcua(
            "partner", "add", ANSWERER, answering.address, *NEAR, "--we-file", QUESTION, "--answers-for", KIEN_HUNG
        )
        yield asks, answering


@pytest.fixture
def asker(both: tuple[Instance, Instance]) -> Instance:
    """Its population database knows nothing of anybody's marriage."""
    return both[0]


@pytest.fixture
def answerer(both: tuple[Instance, Instance]) -> Instance:
    return both[1]


def answers(at: Instance, user: str, line: str, outcome: str, **fields: Any) -> str:
    """Somebody of the office answers what awaits him, as soon as it does; gives the dossier's code."""
    told = at.http.post("/session", json={"username": user, "password": SECRET})
    who = {"Authorization": f"Bearer {told.json()['token']}"}

    def awaited() -> Any:
        items = at.http.get("/work-items?limit=40", headers=who).json()["items"]
        return next((item for item in items if item["name"] == line and not item["aside"]), None)

    item = at.until(awaited)
    shown = at.http.get(f"/work-items/{item['id']}", headers=who).json()
    example = next(one["example"] for one in shown["outcomes"] if one["name"] == outcome)
    body = {name: example[name] for name in ("version", "outcome", "shown_hash") if name in example}
    done = at.http.post(
        f"/work-items/{item['id']}/complete", json=body | fields, headers={**who, "Idempotency-Key": uuid4().hex}
    )
    assert done.status_code == 200, done.text
    return str(item["dossier"])


def asked_about_one_commune(asker: Instance) -> str:
    """Somebody who lived in Kiến Hưng wants a certificate, and the database has nothing."""
    database = json.loads((asker.home / "simulators" / "simulators.json").read_text())["addresses"][
        "population-database"
    ]
    forced = {"match": {"kind": "marital"}, "outcome": "no-data", "times": 1}
    httpx.post(f"{database}/force", json=forced, trust_env=False).raise_for_status()
    body = lived_elsewhere(SystemClock().now().astimezone(VIETNAM).date())
    body["declaration"]["residences"] = [lived_at(KIEN_HUNG)]
    told = asker.http.post("/session", json={"username": "mot-cua", "password": SECRET}).json()
    who = {"Authorization": f"Bearer {told['token']}", "Idempotency-Key": uuid4().hex}
    filed = asker.http.post("/dossiers", json=body, headers=who)
    assert filed.status_code == 201, filed.text
    answers(asker, "mot-cua", "checks_components", "complete")
    return str(filed.json()["code"])


def dossier(at: Instance, code: str) -> dict[str, Any]:
    told = at.http.post("/session", json={"username": "mot-cua", "password": SECRET}).json()
    shown = at.http.get(f"/dossiers/{code}", headers={"Authorization": f"Bearer {told['token']}"})
    assert shown.status_code == 200, shown.text
    found: dict[str, Any] = shown.json()
    return found


def test_our_ward_asks_and_the_other_ward_answers_by_a_signed_letter(asker: Instance, answerer: Instance) -> None:
    code = asked_about_one_commune(asker)

    question = answers(answerer, "mot-cua-2", "checks_components", "complete")
    assert question.startswith(f"{ANSWERER}-")
    assert "appraises" not in {waiting["name"] for waiting in dossier(asker, code)["waiting_for"]}
    answers(answerer, "tu-phap-2", "appraises", "propose_answer", answer="not_married", searched=SEARCHED)
    answers(answerer, "chu-tich-2", "decides", "approve")
    answers(answerer, "chu-tich-2", "signs", "sign")
    answers(answerer, "van-thu-2", "seals", "seal")

    # The answer is told by a thin message, fetched with our token, and the officer can go on.
    answers(asker, "tu-phap", "appraises", "propose_registration")
    lines = [line["line"] for line in dossier(asker, code)["journal"]]
    assert {"ask_former_commune", "answers_query", "promise_today"} <= set(lines)
    # Both conversations stand in both evidences, unbroken.
    for one, other in ((asker, ANSWERER), (answerer, ASKER)):
        assert "lần trao đổi" in one.motcua("partner", "evidence", other)


def test_what_the_other_ward_refuses_leaves_it_to_our_officer(asker: Instance, answerer: Instance) -> None:
    code = asked_about_one_commune(asker)
    refusal = {"reason": "Người được hỏi chưa từng cư trú tại phường.", "legal_basis": "Điều 22 NĐ 123/2015/NĐ-CP"}
    answers(answerer, "mot-cua-2", "checks_components", "complete")
    answers(answerer, "tu-phap-2", "appraises", "propose_refusal", **refusal)
    answers(answerer, "chu-tich-2", "decides", "refuse", **refusal)

    answers(asker, "tu-phap", "appraises", "propose_registration")
    assert "answers_query" in [line["line"] for line in dossier(asker, code)["journal"]]
