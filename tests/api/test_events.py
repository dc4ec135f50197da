"""The feed of what has happened: sealed, in order, without gaps, and to each his own."""

from __future__ import annotations

from typing import Any

import pytest

from models.audit.chain import seal_entries
from models.role import Role
from tests.office.filings import at_the_desk
from tests.web.house import MORNING, Headers, House

BODY = at_the_desk(MORNING.date())


def seal(house: House) -> None:
    with house.transaction() as session:
        while seal_entries(session, 50):
            session.flush()


def everything(house: House, who: Headers, after: int = 0) -> list[dict[str, Any]]:
    """This will follow the feed to its end."""
    seen: list[dict[str, Any]] = []
    while True:
        page = house.get("/events", who, params={"after": after}).json()
        seen += page["items"]
        if page["next"] == after:
            return seen
        after = page["next"]


def test_a_partner_learns_of_its_own_dossiers_in_order_and_once(house: House) -> None:
    partner, other = house.as_client("cong-dvc"), house.as_client("bhxh")
    codes = [house.post("/dossiers", BODY, who).json()["code"] for who in (partner, other, partner)]
    seal(house)

    seen = everything(house, partner)

    filed = [event for event in seen if event["type"] == "vn.gov.onestop.case.dossier.filed.v1"]
    assert [event["subject"] for event in filed] == [codes[0], codes[2]]
    numbers = [int(event["sequence"]) for event in seen]
    assert numbers == sorted(set(numbers))
    assert filed[0]["source"] == "urn:vn:gov:H26.99.01:one-stop"
    assert filed[0]["data"] == {"dossier": codes[0], "procedure": "1.001193", "status": "received"}


def test_what_is_not_sealed_yet_is_not_told_and_nothing_is_missed_later(house: House) -> None:
    partner = house.as_client("cong-dvc")
    house.post("/dossiers", BODY, partner)
    assert everything(house, partner) == []
    seal(house)
    first = house.get("/events", partner).json()
    house.post("/dossiers", BODY, partner)
    seal(house)

    later = everything(house, partner, first["next"])

    assert len(everything(house, partner)) == len(first["items"]) + len(later)
    assert not {event["id"] for event in first["items"]} & {event["id"] for event in later}


def test_whoever_watches_over_the_ward_sees_all_of_it_but_no_looks_and_no_other_ward(house: House) -> None:
    house.post("/dossiers", BODY, house.as_client("cong-dvc"))
    code = house.post("/dossiers", BODY, house.as_staff(Role.RECEIVER)).json()["code"]
    house.get(f"/dossiers/{code}", house.as_staff(Role.RECEIVER))
    house.post("/dossiers", BODY, house.as_staff(Role.RECEIVER, elsewhere=True))
    seal(house)

    seen = everything(house, house.as_staff(Role.SUPERVISOR))

    assert {event["subject"][:9] for event in seen} == {house.here.code}
    assert len({event["subject"] for event in seen}) == 2
    assert not [event for event in seen if ".read." in event["type"]]


def test_an_event_says_nothing_about_a_person(house: House) -> None:
    partner = house.as_client("cong-dvc")
    house.post("/dossiers", BODY, partner)
    seal(house)

    told = house.get("/events", partner).text
    assert "Nguyễn" not in told
    assert "001090000001" not in told
    assert "0900000001" not in told


@pytest.mark.parametrize("after", ["-1", "x", str(2**63), "1.5"])
def test_a_mark_that_is_none_is_told_so(house: House, after: str) -> None:
    assert house.get("/events", house.as_client(), params={"after": after}).status_code == 422
