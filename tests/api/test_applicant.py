"""The applicant with the code and the secret on his receipt: following, supplementing, answering, withdrawing."""

from __future__ import annotations

from typing import Any

import pytest
from httpx import Response
from sqlalchemy import event, select

from models.audit.audit_entry import AuditEntry
from models.dossier import Dossier
from models.intake.component import Component
from models.intake.second_secret import second_secret
from models.role import Role
from tests.documents.hostile_files import picture
from tests.office.filings import at_the_desk, online
from tests.office.marriage_filings import online as couple_online
from tests.office.open_office import OpenOffice
from tests.web.house import House, house_in


@pytest.fixture
def house(office: OpenOffice) -> House:
    return house_in(office)


def filed(house: House, body: dict[str, Any] | None = None) -> tuple[str, dict[str, str]]:
    """A new dossier's code and the header its applicant sends."""
    told = house.post("/dossiers", body or at_the_desk(house.clock.now().date()), house.as_client()).json()
    return told["code"], {"Tracking-Secret": told["tracking_secret"]}


def filed_online(house: House) -> tuple[str, dict[str, str]]:
    file_id = house.upload(picture("PNG")).json()["file_id"]
    told = house.post("/dossiers", online(house.clock.now().date(), file_id)).json()
    return told["code"], {"Tracking-Secret": told["tracking_secret"]}


def answers(house: House, office: OpenOffice, code: str, role: Role, name: str, **fields: Any) -> None:
    """This will answer the step as that role does, and let the office go on."""
    who = house.as_staff(role)
    office.until(lambda: name in {one["name"] for one in house.get(f"/dossiers/{code}", who).json()["waiting_for"]})
    wait = next(one for one in house.get(f"/dossiers/{code}", who).json()["waiting_for"] if one["name"] == name)
    body = {"version": wait["version"], "shown_hash": wait["shown_hash"], **fields}
    told = house.post(f"/work-items/{wait['id']}/complete", body, who)
    assert told.status_code == 200, told.text
    office.go_on()


def kind(answer: Response) -> tuple[int, str]:
    return answer.status_code, str(answer.json().get("type", "")).removeprefix("/problems/")


MISSING = [{"component": "medical_birth_certificate", "reason": "Bản chụp bị mờ.", "what_to_do": "Chụp lại rõ."}]


def test_what_was_asked_for_is_handed_in_with_a_file(office: OpenOffice, house: House) -> None:
    code, family = filed(house)
    answers(house, office, code, Role.RECEIVER, "checks_components", outcome="incomplete", items=MISSING)
    wait = house.get(f"/tracking/{code}", family).json()["waiting_for"][0]
    assert (wait["yours"], wait["name"]) == (True, "supplements")
    assert "15 ngày làm việc" in " ".join(wait["due_explained"])
    assert wait["due_explained"][-1].startswith("Chậm nhất: ")
    file_id = house.upload(picture("PNG", (700, 500))).json()["file_id"]
    handed = {"code": "medical_birth_certificate", "kind": "scan", "source": "upload", "file_id": file_id}

    told = house.post(f"/dossiers/{code}/supplements", {"components": [handed]}, family)
    office.go_on()

    assert (told.status_code, told.json()["line"], told.json()["status"]) == (200, "supplements", "received")
    shown = house.get(f"/dossiers/{code}", family).json()
    assert [one["name"] for one in shown["waiting_for"]] == ["checks_components"]
    assert "08 giờ làm việc" in " ".join(shown["waiting_for"][0]["due_explained"])
    now_there = [one for one in house.scalars(select(Component)) if one.replaced_at is None]
    assert {str(one.file_id) for one in now_there if one.code == "medical_birth_certificate"} == {file_id}


def test_a_supplement_nobody_asked_for_is_told_so(house: House) -> None:
    code, family = filed(house)

    answer = house.post(f"/dossiers/{code}/supplements", {"answer": "Xin gửi thêm."}, family)

    assert kind(answer) == (409, "not-awaited")


def test_somebody_elses_file_cannot_be_handed_in(office: OpenOffice, house: House) -> None:
    code, family = filed(house)
    answers(house, office, code, Role.RECEIVER, "checks_components", outcome="incomplete", items=MISSING)
    staffs = house.upload(picture("PNG", (700, 500)), house.as_staff(Role.RECEIVER)).json()["file_id"]
    handed = {"code": "medical_birth_certificate", "kind": "scan", "source": "upload", "file_id": staffs}

    answer = house.post(f"/dossiers/{code}/supplements", {"components": [handed]}, family)

    assert kind(answer) == (422, "validation")
    assert answer.json()["errors"][0]["pointer"] == "/components/0/file_id"


def test_the_draft_is_answered_only_as_it_was_shown(office: OpenOffice, house: House) -> None:
    code, family = filed_online(house)
    answers(house, office, code, Role.RECEIVER, "checks_components", outcome="complete")
    answers(house, office, code, Role.JUSTICE_OFFICER, "appraises", outcome="propose_registration")
    path = f"/dossiers/{code}/draft-answer"
    shown = house.get(f"/tracking/{code}", family).json()["waiting_for"][0]

    other = house.post(path, {"draft_hash": "0" * 64, "agrees": True}, family)
    silent = house.post(path, {"draft_hash": shown["shown_hash"], "agrees": False}, family)
    said = {"draft_hash": shown["shown_hash"], "agrees": False, "remarks": "Chữ đệm chưa đúng."}
    objected = house.post(path, said, family)
    office.go_on()

    assert kind(other) == (409, "shown-something-else")
    assert kind(silent) == (422, "validation")
    assert objected.status_code == 200
    waiting = house.get(f"/dossiers/{code}", family).json()["waiting_for"]
    assert [one["name"] for one in waiting] == ["appraises"]
    # Work of the office without a limit of its own is due when the dossier is.
    assert waiting[0]["due_explained"] == house.get(f"/dossiers/{code}", family).json()["due_explained"]


def test_each_of_a_couple_answers_with_a_secret_of_his_own(office: OpenOffice, house: House) -> None:
    told = house.post("/dossiers", couple_online(house.clock.now().date())).json()
    code, his = told["code"], {"Tracking-Secret": told["tracking_secret"]}
    answers(house, office, code, Role.RECEIVER, "checks_components", outcome="complete")
    answers(house, office, code, Role.JUSTICE_OFFICER, "appraises", outcome="propose_registration")
    dossier_id = office.scalars(lambda session: session.scalars(select(Dossier.id).where(Dossier.code == code)).one())
    hers = {"Tracking-Secret": second_secret(dossier_id, told["tracking_secret"])}

    waits = house.get(f"/tracking/{code}", hers).json()["waiting_for"]
    assert sorted(one["yours"] for one in waits) == [False, True]
    shown = next(one["shown_hash"] for one in waits if one["yours"])
    agreed = {"draft_hash": shown, "agrees": True}
    assert house.post(f"/dossiers/{code}/draft-answer", agreed, hers).status_code == 200
    office.go_on()
    assert kind(house.post(f"/dossiers/{code}/draft-answer", agreed, hers)) == (409, "not-awaited")
    assert house.post(f"/dossiers/{code}/draft-answer", agreed, his).status_code == 200
    office.go_on()
    assert [one["name"] for one in house.get(f"/dossiers/{code}", his).json()["waiting_for"]] == ["decides"]


def test_a_dossier_is_taken_back_once_and_not_after_its_decision(office: OpenOffice, house: House) -> None:
    code, family = filed(house)
    path, body = f"/dossiers/{code}/withdrawal", {"reason": "Gia đình nộp ở nơi khác."}

    first, second = house.post(path, body, family), house.post(path, body, family)
    office.go_on()

    assert first.status_code == 200
    assert kind(second) == (409, "interrupted")
    shown = house.get(f"/dossiers/{code}", family).json()
    assert (shown["status"], shown["ending"], shown["national_code"]) == ("withdrawn", "withdrawn", 7)

    late, family = filed(house)
    answers(house, office, late, Role.RECEIVER, "checks_components", outcome="complete")
    answers(house, office, late, Role.JUSTICE_OFFICER, "appraises", outcome="propose_registration")
    answers(house, office, late, Role.CHAIRMAN, "decides", outcome="approve")
    assert kind(house.post(f"/dossiers/{late}/withdrawal", body, family)) == (409, "too-late")


def test_the_secret_may_stand_in_the_body(house: House) -> None:
    code, family = filed(house)
    body = {"reason": "Nộp nhầm nơi.", "tracking_secret": family["Tracking-Secret"].lower()}

    assert house.post(f"/dossiers/{code}/withdrawal", body).status_code == 200


def test_tracking_shows_how_it_stands_and_whose_it_is_only_masked(house: House) -> None:
    code, family = filed(house)

    answer = house.get(f"/tracking/{code}", params={"secret": family["Tracking-Secret"]})

    assert answer.status_code == 200
    told = answer.json()
    assert (told["status"], told["national_code"], told["applicant"]) == ("received", 1, "N*** V*** M***")
    assert "Nguyễn" not in answer.text
    assert "001090000001" not in answer.text


def test_a_wrong_secret_and_a_dossier_that_is_not_there_are_told_alike(house: House) -> None:
    code, _ = filed(house)
    house.front.limits.reset()

    tried = [
        house.get(f"/tracking/{code}", params={"secret": "WRONGWRONG22"}),
        house.get("/tracking/H26.99.01-990101-9999", params={"secret": "WRONGWRONG22"}),
        house.get(f"/tracking/{code}"),
        house.get(f"/dossiers/{code}", {"Tracking-Secret": "WRONGWRONG22"}),
        house.get("/dossiers/H26.99.01-990101-9999", {"Tracking-Secret": "WRONGWRONG22"}),
        house.post(f"/dossiers/{code}/withdrawal", {"reason": "x"}, {"Tracking-Secret": "WRONGWRONG22"}),
    ]

    assert {answer.status_code for answer in tried} == {404}
    assert len({str({**answer.json(), "instance": ""}) for answer in tried}) == 1


def test_wrong_and_absent_take_the_same_steps(house: House) -> None:
    code, _ = filed(house)
    asked: list[str] = []
    event.listen(house.front.database.engine, "before_cursor_execute", lambda *said: asked.append(said[2]))

    house.get(f"/tracking/{code}", params={"secret": "WRONGWRONG22"})
    wrong = asked.copy()
    asked.clear()
    house.get("/tracking/H26.99.01-990101-9999", params={"secret": "WRONGWRONG22"})

    assert wrong == asked
    assert len(asked) == 1


def test_guessing_is_stopped_and_the_family_may_go_on_after_a_while(house: House) -> None:
    code, family = filed(house)
    house.front.limits.reset()

    tried = [house.get(f"/tracking/{code}", params={"secret": f"GUESS{number:07d}"}) for number in range(25)]

    assert [answer.status_code for answer in tried] == [404] * 20 + [429] * 5
    house.front.limits.reset()
    assert house.get(f"/tracking/{code}", family).status_code == 200


def test_a_secret_opens_its_own_dossier_and_no_other(house: House) -> None:
    mine, family = filed(house)
    other, _ = filed(house)

    assert house.get(f"/dossiers/{mine}", family).status_code == 200
    assert house.get(f"/dossiers/{other}", family).status_code == 404


def test_the_family_reads_no_outcomes_of_the_office_and_no_paper_not_meant_for_it(
    office: OpenOffice, house: House
) -> None:
    code, family = filed(house)
    answers(house, office, code, Role.RECEIVER, "checks_components", outcome="complete")
    office.go_on()

    theirs = house.get(f"/dossiers/{code}", family).json()
    ours = house.get(f"/dossiers/{code}", house.as_staff(Role.RECEIVER)).json()

    assert {line["outcome"] for line in theirs["journal"]} == {None}
    assert any(line["outcome"] for line in ours["journal"])
    inside = {one["id"] for one in ours["documents"]} - {one["id"] for one in theirs["documents"]}
    for hidden in inside:
        assert house.get(f"/dossiers/{code}/documents/{hidden}", family).status_code == 404
    for paper in theirs["documents"]:
        assert house.get(f"/dossiers/{code}/documents/{paper['id']}", family).content.startswith(b"%PDF-")


def test_each_look_at_a_dossier_is_an_entry_of_the_audit(house: House) -> None:
    code, family = filed(house)
    house.get(f"/dossiers/{code}", house.as_staff(Role.SUPERVISOR))
    house.get(f"/tracking/{code}", family)

    entries = house.scalars(select(AuditEntry).order_by(AuditEntry.id))
    looks = [(one.action, one.actor.partition(":")[0]) for one in entries]
    assert looks[-2:] == [("dossier.read", "staff"), ("tracking.read", "applicant")]
