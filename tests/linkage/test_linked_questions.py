"""Another commune's machine asks our ward: one case a question, answered as data and as a signed letter."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from httpx import Response

from models.role import Role
from models.status import Ending
from tests.linkage.fixtures import PolicePost
from tests.office.open_office import MORNING, OpenOffice
from tests.office.question_filings import NO_RECORD, NOT_MARRIED, ON_PAPER, by_letter, by_linkage, of_an_old_entry
from tests.office.story import Story
from tests.web.house import house_in

QUESTION = "9.000001"
ASKER = "H26.99.02"
TODAY = MORNING.date()
TOO_LITTLE: dict[str, Any] = {
    "pointer": "/subject/birth_date",
    "reason": "Chỉ có họ tên, không tra được sổ.",
    "what_to_do": "Ghi thêm ngày sinh.",
}


@pytest.fixture
def ward(office: OpenOffice) -> Iterator[PolicePost]:
    """Our ward with its doors open to the other commune's machine, who is `ward.ward`."""
    house = house_in(office)
    with house.web:
        asker = house.as_client(ASKER, f"case:create:{QUESTION}", f"case:read:{QUESTION}")
        yield PolicePost(office, house, asker)


def asks(ward: PolicePost, reference: str, **request: Any) -> Response:
    body = request.pop("body", None) or by_linkage(TODAY, reference)
    answer = ward.starts(reference, body, procedure=QUESTION, **request)
    ward.office.go_on()
    return answer


def answered(story: Story, answer: dict[str, Any]) -> None:
    story.answers("checks_components", "complete")
    story.answers("appraises", "propose_answer", **answer)
    for line, outcome in (("decides", "approve"), ("signs", "sign"), ("seals", "seal")):
        story.answers(line, outcome)
    story.ends_as(Ending.DELIVERED)


def test_a_question_is_answered_as_data_and_as_a_signed_letter(ward: PolicePost) -> None:
    assert asks(ward, "query-1").status_code == 201
    story = ward.story("query-1")
    assert ward.asks("query-1")["answer"] is None
    answered(story, NOT_MARRIED)

    told = ward.asks("query-1")
    assert ward.told("query-1") == ["accepted", "completed"]
    assert (told["answer"]["about"], told["answer"]["answer"]) == ("marital_status", "not_married")
    assert told["answer"]["certificate"] is None
    (letter,) = told["results"]
    assert letter["kind"] == "question_answer"
    paper = ward.house.get(f"/dossiers/{told['code']}/documents/{letter['document_id']}", ward.ward)
    assert paper.content.startswith(b"%PDF")
    assert (story.letters(), story.parcels()) == ([], [])


def test_an_answer_that_rests_on_an_entry_names_it(ward: PolicePost) -> None:
    body = {**of_an_old_entry(TODAY), "channel": "linked", "components": [], "delivery": {"way": "online"}}
    asks(ward, "query-2", body=body)
    answered(ward.story("query-2"), ON_PAPER)

    assert ward.asks("query-2")["answer"]["certificate"] == {
        "number": "44/1996",
        "registered_on": "1996-11-20",
        "office": "Ủy ban nhân dân xã Mẫu Cũ",
    }


def test_the_events_say_nothing_of_anybody(ward: PolicePost) -> None:
    asks(ward, "query-1")
    answered(ward.story("query-1"), NO_RECORD)

    for event in ward.events("query-1"):
        assert set(event["data"]) == {"state", "due_at"}


def test_asked_twice_it_is_one_case_with_one_answer(ward: PolicePost) -> None:
    first = asks(ward, "query-1")
    again = asks(ward, "query-1")
    assert (again.status_code, again.json()) == (201, first.json())
    other_key = asks(ward, "query-1", key={"Idempotency-Key": '"another"'})
    assert (other_key.status_code, other_key.json()["type"]) == (409, "/problems/duplicate-case")
    # The same letter under another reference, typed a little differently.
    letter = by_linkage(TODAY, " QUERY-1")
    renamed = asks(ward, "query-9", body=letter)
    assert renamed.status_code == 409
    assert (renamed.json()["linkage_id"], renamed.json()["dossier"]) == ("query-1", first.json()["code"])

    answered(ward.story("query-1"), NOT_MARRIED)
    assert asks(ward, "query-9", body=letter, key={"Idempotency-Key": '"later"'}).status_code == 409


def test_the_letter_on_paper_that_follows_is_the_same_question(ward: PolicePost) -> None:
    first = asks(ward, "query-1").json()
    paper = by_letter(TODAY)
    paper["declaration"]["letter"] = {"agency": ASKER, "number": "query-1", "dated": TODAY.isoformat()}
    clerk = ward.house.as_staff(Role.RECEIVER)
    refused = ward.house.post("/dossiers", paper, clerk)

    assert refused.status_code == 422
    (fault,) = refused.json()["errors"]
    assert (fault["pointer"], first["code"] in fault["detail"]) == ("/declaration/letter/number", True)


def test_a_clerk_enters_a_letter_once(ward: PolicePost) -> None:
    clerk = ward.house.as_staff(Role.RECEIVER)
    assert ward.house.post("/dossiers", by_letter(TODAY), clerk).status_code == 201
    assert ward.house.post("/dossiers", by_letter(TODAY), clerk).status_code == 422


def test_nobody_asks_by_the_portal(ward: PolicePost) -> None:
    refused = ward.house.post("/dossiers", {**by_letter(TODAY), "channel": "online", "components": []})

    assert refused.status_code == 422
    assert "/channel" in {fault["pointer"] for fault in refused.json()["errors"]}


def test_too_little_is_asked_back_over_the_linkage(ward: PolicePost) -> None:
    asks(ward, "query-1")
    story = ward.story("query-1")
    story.answers("checks_components", "incomplete", items=[TOO_LITTLE])
    told = ward.asks("query-1")
    assert (told["state"], told["reasons"][0]["what_to_do"]) == ("supplement_requested", "Ghi thêm ngày sinh.")
    more = {"answer": "Sinh ngày 11/02/1994."}
    assert ward.house.post("/linked/query-1/supplements", more, ward.ward).status_code == 200
    ward.office.go_on()
    answered(story, NOT_MARRIED)

    assert ward.told("query-1") == ["supplement_requested", "accepted", "completed"]


def test_what_is_refused_is_told_with_its_reason_and_without_an_answer(ward: PolicePost) -> None:
    asks(ward, "query-1")
    story = ward.story("query-1")
    story.answers("checks_components", "complete")
    reason: dict[str, Any] = {
        "reason": "Người được hỏi chưa từng cư trú tại phường.",
        "legal_basis": "Điều 22 NĐ 123/2015",
    }
    story.answers("appraises", "propose_refusal", **reason)
    story.answers("decides", "refuse", **reason)
    story.ends_as(Ending.REFUSED)

    told = ward.asks("query-1")
    assert (told["state"], told["answer"], told["reasons"][0]["reason"]) == ("rejected", None, reason["reason"])


def test_a_question_is_recalled_until_it_is_decided(ward: PolicePost) -> None:
    asks(ward, "query-1")
    assert ward.house.post("/linked/query-1/withdrawal", {"reason": "Đã rút."}, ward.ward).status_code == 200
    ward.office.go_on()

    ward.story("query-1").ends_as(Ending.WITHDRAWN)
    assert ward.told("query-1") == ["withdrawn"]


def test_no_scope_no_question(ward: PolicePost) -> None:
    stranger = ward.house.as_client("H26.99.03", "case:create:1.001193")
    assert asks(ward, "query-1", who=stranger).status_code == 403
