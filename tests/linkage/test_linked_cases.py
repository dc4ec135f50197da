"""A ward starts residence registrations at a police post: what it is told, asked, and given."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from typing import Any

import pytest
from sqlalchemy import func, select

from models.acts.refusal import FormFaults
from models.audit.audit_entry import AuditEntry
from models.clock.clock import VIETNAM
from models.dossier import Dossier
from models.linkage.linked_case import LinkedCase
from models.role import Role
from models.status import Ending
from tests.linkage.fixtures import RESIDENCE, PolicePost
from tests.office.filings import without_copies
from tests.office.open_office import MORNING
from tests.office.residence_filings import NO_DWELLING, householder_unasked, linked
from tests.office.story import Story

ORDINARY = [
    "checks_components",
    "accept",
    "ask_householder",
    "checks_residence",
    "appraises",
    "decides",
    "enter_in_register",
    "draw_up_residence_notice",
    "signs",
    "seals",
    "return_to_agency",
    "close",
]


def goes_well(story: Story) -> None:
    story.goes_on_to("checks_residence")
    story.answers("checks_residence", "data_suffice")
    story.goes_on_to("seals")
    story.answers("seals", "seal")
    story.ends_as(Ending.DELIVERED)


def test_a_residence_is_registered_for_the_ward_and_the_notice_goes_back_to_it(post: PolicePost) -> None:
    answer = post.starts("BG-1")
    assert answer.status_code == 201, answer.text
    assert "tracking_secret" not in answer.json()
    story = post.story("BG-1")
    goes_well(story)

    assert story.journal() == ORDINARY
    assert post.told("BG-1") == ["accepted", "completed"]
    told = post.asks("BG-1")
    assert (told["state"], told["sequence"], told["code"]) == ("completed", 2, answer.json()["code"])
    notice, entry = told["results"]
    assert notice["kind"] == "residence_notice"
    assert (entry["title"], entry["number"]) == ("thuong-tru", "1/2026")
    paper = post.house.get(f"/dossiers/{told['code']}/documents/{notice['document_id']}", post.ward)
    assert paper.content.startswith(b"%PDF")
    assert story.letters() == []
    assert story.parcels() == []


def test_the_events_are_thin_numbered_without_gaps_and_say_when_it_is_due(post: PolicePost) -> None:
    goes_well(post.started("BG-1"))

    first, last = post.events("BG-1")
    assert [first["sequence"], last["sequence"]] == ["1", "2"]
    assert set(first) == {
        "specversion",
        "id",
        "source",
        "type",
        "subject",
        "time",
        "datacontenttype",
        "linkageid",
        "sequence",
        "data",
    }
    assert first["source"] == "urn:vn:gov:H26.99.01:one-stop"
    assert first["type"] == "vn.gov.onestop.linked.accepted.v1"
    assert first["linkageid"] == "BG-1"
    assert set(first["data"]) == {"state", "due_at"}
    # Two working days from Tuesday: the linked limit, not the seven days of the ordinary one.
    due = datetime.fromisoformat(first["data"]["due_at"]).astimezone(VIETNAM)
    assert (due.day, due.tzinfo is not None) == (8, True)


def test_who_must_be_verified_takes_five_working_days(post: PolicePost) -> None:
    story = post.started("BG-1")
    story.goes_on_to("checks_residence")
    story.answers("checks_residence", "must_be_verified", reason="Chưa có dữ liệu về chỗ ở tại địa chỉ này.")

    due = story.dossier().due_at
    assert due is not None
    assert due.astimezone(VIETNAM).day == 13
    assert story.waits_for() == {"verifies_residence"}
    story.answers("verifies_residence", "verified", found="Gia đình đang ở tại địa chỉ đã khai.")
    assert story.waits_for() == {"appraises"}


def test_a_supplement_is_asked_for_through_the_ward_and_comes_back_through_it(post: PolicePost) -> None:
    story = post.started("BG-1")
    asked = {"pointer": "/residence", "reason": "Địa chỉ ghi thiếu số nhà.", "what_to_do": "Ghi đủ số nhà."}
    story.answers("checks_components", "incomplete", items=[asked])

    told = post.asks("BG-1")
    assert told["state"] == "supplement_requested"
    assert told["reasons"] == [
        {
            "component": None,
            "field": "/residence",
            "reason": "Địa chỉ ghi thiếu số nhà.",
            "what_to_do": "Ghi đủ số nhà.",
        }
    ]
    handed = {"answer": "Số 3 phố Thử Nghiệm."}
    answer = post.house.post("/linked/BG-1/supplements", handed, post.ward, {"Idempotency-Key": "s-1"})
    assert answer.status_code == 200, answer.text
    again = post.house.post("/linked/BG-1/supplements", handed, post.ward, {"Idempotency-Key": "s-1"})
    assert (again.status_code, again.json()) == (200, answer.json())
    post.office.go_on()
    assert post.asks("BG-1")["state"] == "received"
    goes_well(story)
    assert post.told("BG-1") == ["supplement_requested", "accepted", "completed"]


def test_what_nobody_supplements_is_told_as_rejected_with_the_reason(post: PolicePost) -> None:
    story = post.started("BG-1")
    asked = {"pointer": "/residence", "reason": "Địa chỉ ghi thiếu số nhà.", "what_to_do": "Ghi đủ số nhà."}
    story.answers("checks_components", "incomplete", items=[asked])
    post.office.set_clock(datetime(2026, 11, 2, 9, tzinfo=VIETNAM))

    story.ends_as(Ending.LAPSED)
    told = post.asks("BG-1")
    assert told["state"] == "rejected"
    assert [one["reason"] for one in told["reasons"]][1:] == ["Địa chỉ ghi thiếu số nhà."]


def test_a_refusal_of_the_head_is_told_with_his_reason(post: PolicePost) -> None:
    story = post.started("BG-1")
    story.goes_on_to("checks_residence")
    story.answers("checks_residence", "data_suffice")
    story.answers("appraises", "propose_refusal", **NO_DWELLING)
    story.answers("decides", "refuse", **NO_DWELLING)

    story.ends_as(Ending.REFUSED)
    told = post.asks("BG-1")
    assert (told["state"], told["results"]) == ("rejected", [])
    assert told["reasons"][0]["reason"] == NO_DWELLING["reason"]
    assert post.told("BG-1") == ["accepted", "rejected"]


def test_a_case_that_is_not_the_posts_is_refused_at_the_desk(post: PolicePost) -> None:
    story = post.started("BG-1")
    story.answers(
        "checks_components",
        "cannot_be_taken_in",
        ground="wrong_office",
        reason="Địa chỉ thuộc phường khác.",
        legal_basis="Luật Cư trú",
    )
    story.answers("agrees_to_refuse_intake", "agree")

    story.ends_as(Ending.INTAKE_REFUSED)
    assert post.asks("BG-1")["reasons"][0]["reason"] == "Địa chỉ thuộc phường khác."
    assert post.told("BG-1") == ["rejected"]


def test_a_case_can_be_recalled_until_it_is_decided(post: PolicePost) -> None:
    story = post.started("BG-1")
    story.goes_on_to("checks_residence")
    answer = post.house.post("/linked/BG-1/withdrawal", {"reason": "Người dân rút hồ sơ."}, post.ward)
    assert answer.status_code == 200, answer.text
    post.office.go_on()
    story.ends_as(Ending.WITHDRAWN)
    assert post.told("BG-1") == ["accepted", "withdrawn"]

    decided = post.started("BG-2")
    decided.goes_on_to("checks_residence")
    decided.answers("checks_residence", "data_suffice")
    decided.goes_on_to("signs")
    late = post.house.post("/linked/BG-2/withdrawal", {"reason": "Người dân rút hồ sơ."}, post.ward)
    assert (late.status_code, late.json()["type"]) == (409, "/problems/too-late")


def test_an_unasked_householder_is_asked_and_his_time_is_not_counted(post: PolicePost) -> None:
    story = post.started("BG-1", householder_unasked(MORNING.date()))
    story.goes_on_to("confirms")
    promised = story.dossier().due_at
    post.office.set_clock(datetime(2026, 10, 7, 9, tzinfo=VIETNAM))
    story.answers("confirms", "confirm", by=post.office.member(Role.RECEIVER), seen="VNeID 0A1B")

    later = story.dossier().due_at
    assert promised is not None
    assert later is not None
    assert later > promised
    goes_well(story)


def test_nobody_is_registered_when_the_householder_does_not_agree(post: PolicePost) -> None:
    story = post.started("BG-1", householder_unasked(MORNING.date()))
    story.goes_on_to("confirms")
    story.answers("confirms", "decline", reason="Chủ hộ không đồng ý cho nhập hộ.")
    story.answers("checks_residence", "data_suffice")

    with pytest.raises(FormFaults) as refused:
        story.answers("appraises", "propose_registration")
    assert "Chủ hộ không đồng ý" in refused.value.faults[0].detail
    story.answers("appraises", "propose_refusal", **NO_DWELLING)
    story.answers("decides", "refuse", **NO_DWELLING)
    story.ends_as(Ending.REFUSED)


# -- once, and only by whoever may ------------------------------------------------------------------------------------


def test_the_same_request_again_gets_the_same_answer_and_another_under_its_key_is_refused(post: PolicePost) -> None:
    first, again = post.starts("BG-1"), post.starts("BG-1")
    assert (again.status_code, again.json()) == (201, first.json())
    assert again.headers["Idempotent-Replayed"] == "true"

    other = linked(MORNING.date())
    other["declaration"]["subject"]["full_name"] = "Nguyễn Thị Khác Mẫu"
    assert post.starts("BG-1", other).json()["type"] == "/problems/idempotency-conflict"
    twin = post.starts("BG-1", key={"Idempotency-Key": "another-key"})
    assert (twin.status_code, twin.json()["type"]) == (409, "/problems/duplicate-case")
    assert twin.json()["dossier"] == first.json()["code"]
    assert count(post, LinkedCase) == count(post, Dossier) == 1


def test_fifty_of_the_same_at_once_make_one_case(post: PolicePost) -> None:
    def until_answered(_: int) -> Any:
        while True:
            answer = post.starts("BG-1")
            if answer.status_code != 409:
                return answer.status_code, answer.json()["code"]
            assert answer.headers["Retry-After"] == "1"

    with ThreadPoolExecutor(10) as senders:
        answers = set(senders.map(until_answered, range(50)))

    assert len(answers) == 1
    assert count(post, LinkedCase) == count(post, Dossier) == 1


def count(post: PolicePost, table: Any) -> int:
    found: int = post.office.scalars(lambda session: session.scalar(select(func.count()).select_from(table)))
    return found


def test_scopes_are_by_procedure_and_a_stranger_finds_nothing(post: PolicePost) -> None:
    elsewhere = post.house.as_client("H26.99.77", "case:create:1.001193", "case:read:1.001193")
    assert post.starts("X-1", who=elsewhere).json()["type"] == "/problems/scope-missing"
    post.starts("BG-1")
    stranger = post.house.as_client("H26.99.78", f"case:create:{RESIDENCE}", f"case:read:{RESIDENCE}")
    hidden = post.house.get("/linked/BG-1", stranger)
    assert (hidden.status_code, hidden.json()["code"]) == (404, "unknown-reference")
    # The same reference of another agency is another case.
    assert post.starts("BG-1", who=stranger).status_code == 201
    assert post.house.get("/linked/BG-1").status_code == 401


@pytest.mark.parametrize("procedure", ["9.999999", "khong-co", "1.001193"])
def test_what_the_office_does_not_do_cannot_be_started_there(post: PolicePost, procedure: str) -> None:
    anything = post.house.as_client("cong-dvc")
    answer = post.starts("X-1", without_copies(MORNING.date()), procedure=procedure, who=anything)

    assert (answer.status_code, answer.json()["type"]) == (404, "/problems/linked-procedure-unknown")


def test_every_fault_of_a_case_is_told_at_once_and_nothing_is_filed(post: PolicePost) -> None:
    body = linked(MORNING.date())
    body["channel"] = "online"
    body["declaration"]["subject"]["birth_date"] = "2031-01-01"
    answer = post.starts("BG-1", body)

    assert answer.status_code == 422
    assert {one["pointer"] for one in answer.json()["errors"]} >= {"/channel", "/declaration/subject/birth_date"}
    assert post.starts("", linked(MORNING.date()), key={"Idempotency-Key": "k"}).json()["errors"] == [
        {"pointer": "/linkage_id", "detail": "Hãy ghi mã liên thông của cơ quan gửi, 1 đến 80 ký tự."}
    ]
    assert count(post, Dossier) == 0


def test_nobody_says_of_an_ordinary_filing_that_it_is_linked(post: PolicePost) -> None:
    answer = post.house.post("/dossiers", linked(MORNING.date()), post.ward)

    assert [one["pointer"] for one in answer.json()["errors"]] == ["/channel"]


def test_it_is_noted_who_read_the_case(post: PolicePost) -> None:
    post.starts("BG-1")
    post.asks("BG-1")
    reads = select(AuditEntry.actor).where(AuditEntry.action == "case.read")
    assert post.office.scalars(lambda session: list(session.scalars(reads))) == ["client:H26.99.01"]
