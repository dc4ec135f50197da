"""A birth registration from the desk to the family's hands, by nothing but the API."""

from __future__ import annotations

import hashlib
from datetime import timedelta
from typing import Any

import pytest

from documents.verification import verify
from models.role import Role
from tests.office.filings import without_copies
from tests.office.open_office import OpenOffice
from tests.web.house import House, house_in

WHO = {
    "checks_components": Role.RECEIVER,
    "appraises": Role.JUSTICE_OFFICER,
    "decides": Role.CHAIRMAN,
    "signs": Role.CHAIRMAN,
    "seals": Role.SEAL_KEEPER,
    "receives": Role.RETURN_DESK,
}
USUAL = ("complete", "propose_registration", "approve", "sign", "seal", "handed_over")


@pytest.fixture
def house(office: OpenOffice) -> House:
    return house_in(office)


def file(house: House) -> dict[str, Any]:
    example = house.get("/procedures/1.001193").json()["example"]
    told: dict[str, Any] = house.post("/dossiers", example, house.as_staff(Role.RECEIVER)).json()
    return told


def offered(house: House, code: str, name: str, who: dict[str, str]) -> dict[str, Any]:
    """The work item of that step, with everything it offers."""
    listed = house.get("/work-items", who, params={"dossier": code}).json()["items"]
    item = next(one for one in listed if one["name"] == name)
    shown: dict[str, Any] = house.get(f"/work-items/{item['id']}", who).json()
    return shown


def answer(house: House, office: OpenOffice, code: str, name: str, outcome: str) -> None:
    """This will answer the step with the example the API itself gives for that outcome."""
    who = house.as_staff(WHO[name])
    office.until(lambda: _waits_for(house, code, name, who))
    answer_as_shown(house, code, name, outcome, who)


def answer_as_shown(house: House, code: str, name: str, outcome: str, who: dict[str, str]) -> None:
    item = offered(house, code, name, who)
    example = next(one["example"] for one in item["outcomes"] if one["name"] == outcome)
    told = house.post(f"/work-items/{item['id']}/complete", example, who)
    assert told.status_code == 200, told.text


def pay_at_desk(house: House, office: OpenOffice, code: str) -> None:
    desk = house.as_staff(Role.RETURN_DESK)
    office.until(lambda: _waits_for(house, code, "receives", desk))
    owed = house.get(f"/dossiers/{code}", desk).json()["owed"]
    paid = house.post(f"/dossiers/{code}/payments", {"way": "cash", "amount": owed}, desk)
    assert (paid.status_code, paid.json()["number"]) == (201, 1)


def _waits_for(house: House, code: str, name: str, who: dict[str, str]) -> bool:
    return name in {wait["name"] for wait in house.get(f"/dossiers/{code}", who).json()["waiting_for"]}


def test_a_birth_is_registered_with_the_examples_the_api_gives(office: OpenOffice, house: House) -> None:
    filed = file(house)
    code, family = filed["code"], {"Tracking-Secret": filed["tracking_secret"]}

    for (name, _), outcome in zip(WHO.items(), USUAL, strict=True):
        if name == "receives":
            pay_at_desk(house, office, code)
        answer(house, office, code, name, outcome)
    office.go_on()

    shown = house.get(f"/dossiers/{code}", family).json()
    assert (shown["status"], shown["ending"], shown["national_code"]) == ("delivered", "delivered", 10)
    assert shown["waiting_for"] == []
    assert shown["due_explained"][-1].startswith("Hẹn trả: ")
    by_staff = [line["line"] for line in shown["journal"] if (line["kind"], line["by"]) == ("answer", "staff")]
    assert by_staff == list(WHO)
    certificate = next(one for one in shown["documents"] if one["kind"] == "birth_certificate")
    pdf = house.get(f"/dossiers/{code}/documents/{certificate['id']}", family).content
    assert hashlib.sha256(pdf).hexdigest() == certificate["sha256"]
    findings = verify(pdf, authorities=[office.keyring.authority_pem()])
    assert [one.field for one in findings] == ["chu-ky", "con-dau"]
    assert all(one.valid and one.trusted for one in findings)
    assert findings[1].signer == office.agency.name


def test_a_family_cannot_fetch_a_certificate_that_is_still_being_signed(office: OpenOffice, house: House) -> None:
    filed = file(house)
    code, family = filed["code"], {"Tracking-Secret": filed["tracking_secret"]}
    for name, outcome in zip(("checks_components", "appraises", "decides"), USUAL, strict=False):
        answer(house, office, code, name, outcome)
    chairman = house.as_staff(Role.CHAIRMAN)
    office.until(lambda: _waits_for(house, code, "signs", chairman))
    drawn = house.get(f"/dossiers/{code}", chairman).json()["documents"]
    certificate = next(row["id"] for row in drawn if row["kind"] == "birth_certificate")

    seen = [row["kind"] for row in house.get(f"/dossiers/{code}", family).json()["documents"]]

    assert seen == ["receipt"]
    assert house.get(f"/dossiers/{code}/documents/{certificate}", family).status_code == 404
    assert house.get(f"/dossiers/{code}/documents/{certificate}", chairman).status_code == 200


def test_the_example_of_an_apology_names_a_day_that_can_be_promised(office: OpenOffice, house: House) -> None:
    office.town.force("population-database", {"kind": "marital"}, "no-data")
    story = office.file(without_copies)
    story.goes_on_to("appraises")
    promised = story.dossier().due_at
    assert promised is not None
    office.set_clock(promised - timedelta(days=1))

    chairman = house.as_staff(Role.CHAIRMAN)
    answer_as_shown(house, story.dossier().code, "promises_new_date", "apologise", chairman)

    assert (story.dossier().due_at or promised) > promised
    assert story.letters() == ["receipt", "apology"]
