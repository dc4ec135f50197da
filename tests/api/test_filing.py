"""Filing through the API: by the desk, by a partner's machine, by anybody online."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

import pytest
from httpx import Response
from sqlalchemy import select

from models.audit.audit_entry import AuditEntry
from models.delivery.letter import Letter
from models.dossier import Dossier
from models.intake.component import Component
from models.intake.stored_file import StoredFile
from models.progress.wake_up import WakeUp
from models.progress.work_item import WorkItem
from models.role import Role
from notifications.catalogue import content_of
from tests.documents.hostile_files import picture, with_attachment
from tests.office.filings import at_the_desk, online
from tests.web.house import MORNING, House

DAY = MORNING.date()


def uploaded(house: House, who: dict[str, str] | None = None, size: tuple[int, int] = (600, 400)) -> str:
    answer = house.upload(picture("PNG", size), who)
    assert answer.status_code == 201, answer.text
    return str(answer.json()["file_id"])


def pointers(answer: Response) -> set[str]:
    assert answer.status_code == 422, answer.text
    return {fault["pointer"] for fault in answer.json()["errors"]}


def test_the_desk_files_the_example_of_the_procedure(house: House) -> None:
    example = house.get("/procedures/1.001193").json()["example"]

    answer = house.post("/dossiers", example, house.as_staff(Role.RECEIVER))

    assert answer.status_code == 201, answer.text
    told = answer.json()
    assert told["code"] == f"H26.99.01-{DAY:%y%m%d}-0001"
    assert answer.headers["location"] == f"/api/v1/dossiers/{told['code']}"
    assert (told["status"], told["national_code"], told["due_at"]) == ("received", 1, None)
    assert len(told["tracking_secret"]) == 12
    assert [item.line for item in house.scalars(select(WorkItem))] == ["checks_components"]
    assert len(house.scalars(select(WakeUp))) == 1
    assert house.scalars(select(Letter)) == []


def test_anybody_files_online_with_a_file_and_is_told_so_by_letter(house: House) -> None:
    file_id = uploaded(house)

    answer = house.post("/dossiers", online(DAY, file_id))

    assert answer.status_code == 201, answer.text
    dossier = house.scalars(select(Dossier))[0]
    assert (dossier.filed_by, dossier.channel) == ("anonymous", "online")
    assert house.scalars(select(StoredFile.dossier_id)) == [dossier.id]
    letter = house.scalars(select(Letter))[0]
    assert (letter.notice, letter.to) == ("filed", "nguoi.nop@example.vn")
    content = content_of(letter.notice, letter.content)
    assert content.code == dossier.code
    assert content.tracking_url.startswith(f"http://testserver/tra-cuu/{dossier.code}")


def test_what_only_an_office_may_say_is_refused_to_anybody_else(house: House) -> None:
    body = at_the_desk(DAY)
    body["applicant"]["assisted"] = True
    handed = dict(body["components"][0])
    body["components"][0] |= {"kind": "scan", "compared": True}
    found = pointers(house.post("/dossiers", body))
    assert {"/channel", "/applicant/assisted", "/components/0/compared"} <= found
    body["components"][0] = handed
    assert house.post("/dossiers", body, house.as_staff(Role.RECEIVER)).status_code == 201


def test_validate_only_names_every_fault_at_once_and_files_nothing(house: House) -> None:
    body = at_the_desk(DAY)
    body["agency"] = "H26.12.34"
    body["applicant"]["full_name"] = ""
    body["declaration"]["child"]["sex"] = "khác"
    body["components"].append({"code": "khong_co", "kind": "scan", "source": "upload", "file_id": "0" * 32})
    body["khong_co"] = 1

    answer = house.web.post("/api/v1/dossiers?validate_only=true", json=body, headers=house.as_client())

    assert {
        "/agency",
        "/applicant/full_name",
        "/declaration/child/sex",
        "/components/2/code",
        "/components/2/file_id",
        "/khong_co",
    } <= pointers(answer)
    assert house.scalars(select(Dossier)) == []


def test_validate_only_says_that_a_good_body_is_good_and_needs_no_key(house: House) -> None:
    who = house.as_staff(Role.RECEIVER)

    answer = house.web.post("/api/v1/dossiers?validate_only=true", json=at_the_desk(DAY), headers=who)

    assert (answer.status_code, answer.json()["valid"]) == (200, True)
    assert house.scalars(select(Dossier)) == []


@pytest.mark.parametrize("procedure", ["9.999999", "khai sinh", "", 7, None])
def test_an_unknown_procedure_is_named(house: House, procedure: Any) -> None:
    body = {**at_the_desk(DAY), "procedure": procedure}

    assert "/procedure" in pointers(house.post("/dossiers", body, house.as_staff(Role.RECEIVER)))


def test_a_procedure_known_but_not_filed_here_is_named(house: House) -> None:
    listed = house.get("/procedures").json()["items"]
    closed = next((one["code"] for one in listed if not one["fileable"]), None)
    if closed is None:
        pytest.skip("every procedure can be filed by now")
    body = {**at_the_desk(DAY), "procedure": closed}

    assert "/procedure" in pointers(house.post("/dossiers", body, house.as_staff(Role.RECEIVER)))


def test_staff_file_for_their_own_agency_only(house: House) -> None:
    body = {**at_the_desk(DAY), "agency": house.there.code}

    assert "/agency" in pointers(house.post("/dossiers", body, house.as_staff(Role.RECEIVER)))
    answer = house.post("/dossiers", body, house.as_staff(Role.RECEIVER, elsewhere=True))
    assert answer.json()["code"].startswith(house.there.code)


def test_a_partner_files_what_its_scope_names_for_the_agency_it_names(house: House) -> None:
    body = {**at_the_desk(DAY), "agency": house.there.code}

    assert house.post("/dossiers", body, house.as_client("mot", "case:create:1.001193")).status_code == 201
    refused = house.post("/dossiers", body, house.as_client("hai", "case:create:2.000635"))
    assert (refused.status_code, refused.json()["type"]) == (403, "/problems/scope-missing")
    refused = house.post("/dossiers", body, house.as_client("ba", "case:read:*"))
    assert (refused.status_code, refused.json()["type"]) == (403, "/problems/scope-missing")


@pytest.mark.parametrize("role", [role for role in Role if role.is_staff and role is not Role.RECEIVER])
def test_other_staff_do_not_take_dossiers_in_not_even_as_if_they_were_nobody(house: House, role: Role) -> None:
    body = online(DAY, uploaded(house))

    assert house.post("/dossiers", body, house.as_staff(role)).status_code == 403


def test_a_file_is_used_once_and_by_whoever_uploaded_it(house: House) -> None:
    mine, staffs = uploaded(house), uploaded(house, house.as_staff(Role.RECEIVER), (300, 300))

    assert "/components/0/file_id" in pointers(house.post("/dossiers", online(DAY, staffs)))
    assert house.post("/dossiers", online(DAY, mine)).status_code == 201
    assert "/components/0/file_id" in pointers(house.post("/dossiers", online(DAY, mine)))
    twice = online(DAY, uploaded(house, size=(500, 300)))
    twice["components"].append(dict(twice["components"][0]))
    assert "/components/1/file_id" in pointers(house.post("/dossiers", twice))


def test_a_picture_of_the_identity_card_belongs_to_the_dossier_too(house: House) -> None:
    who = house.as_staff(Role.RECEIVER)
    body = at_the_desk(DAY)
    body["applicant"]["identity_document"] = {
        "type": "passport",
        "number": "P1234567",
        "issued_on": "2022-01-05",
        "issued_by": "Cục Quản lý xuất nhập cảnh",
        "file_id": uploaded(house, who),
    }

    assert house.post("/dossiers", body, who).status_code == 201

    dossier = house.scalars(select(Dossier))[0]
    assert house.scalars(select(StoredFile.dossier_id)) == [dossier.id]
    assert {component.file_id for component in house.scalars(select(Component))} == {None}


def test_the_numbers_of_a_day_have_no_gap_though_faulty_ones_came_between(house: House) -> None:
    who, wrong = house.as_staff(Role.RECEIVER), deepcopy(at_the_desk(DAY))
    wrong["delivery"] = {"way": "post"}

    told = [house.post("/dossiers", body, who).json() for body in (at_the_desk(DAY), wrong, at_the_desk(DAY))]

    assert [one["code"][-4:] for one in (told[0], told[2])] == ["0001", "0002"]


def test_a_file_that_cannot_be_kept_is_refused_with_what_to_do_and_leaves_no_trace(house: House) -> None:
    answer = house.upload(with_attachment(), name="giấy.pdf")

    assert (answer.status_code, answer.json()["type"]) == (422, "/problems/unacceptable-file")
    assert answer.json()["fault"] == "attachments"
    assert "Hãy gửi riêng từng giấy tờ" in answer.json()["detail"]
    assert house.scalars(select(StoredFile)) == []


NO_DOCUMENTS = [b"", b"GIF89a", b"%PDF-", b"\x89PNG\r\n\x1a\n", b"<svg onload=alert(1)>", b"PK\x03\x04"]


@pytest.mark.parametrize("data", NO_DOCUMENTS)
def test_what_is_no_document_is_refused(house: House, data: bytes) -> None:
    assert house.upload(data).status_code == 422


def test_anonymous_filing_has_a_limit_and_says_when_to_come_back(house: House) -> None:
    statuses = [house.post("/dossiers", {"procedure": "x"}).status_code for _ in range(61)]

    assert statuses == [422] * 60 + [429]
    assert house.post("/dossiers", at_the_desk(DAY), house.as_staff(Role.RECEIVER)).status_code == 201


def test_who_filed_stands_in_the_audit_without_any_name(house: House) -> None:
    house.post("/dossiers", at_the_desk(DAY), house.as_client("cong-dvc"))

    entry = next(one for one in house.scalars(select(AuditEntry)) if one.action == "dossier.filed")
    assert entry.actor == "client:cong-dvc"
    assert "Nguyễn" not in entry.details
