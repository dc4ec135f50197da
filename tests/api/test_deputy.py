"""A deputy, by the API: what the chairman delegated to him is offered to him, and no more."""

from __future__ import annotations

from datetime import timedelta

import pytest

from models.approval.delegate import Wish, delegate
from models.approval.delegation import Manner
from models.role import Role
from tests.office.filings import without_copies
from tests.office.open_office import OpenOffice
from tests.office.story import Story
from tests.web.house import Headers, House, house_in


@pytest.fixture
def house(office: OpenOffice) -> House:
    return house_in(office)


def delegates_decisions(house: House, office: OpenOffice) -> None:
    now = office.clock.now()
    to_id = office.member(Role.DEPUTY).staff_id
    assert to_id is not None
    wish = Wish(to_id, Manner.IN_PLACE, ("decides",), ("1.001193",), now, now + timedelta(days=7), "Đi công tác")
    with house.transaction() as session:
        delegate(session, office.member(Role.CHAIRMAN), wish, now)


def offers(house: House, story: Story, who: Headers) -> list[str]:
    shown = house.get(f"/work-items/{story.open_item('decides').id}", who)
    assert shown.status_code == 200, shown.text
    return [outcome["name"] for outcome in shown.json()["outcomes"]]


def test_what_is_delegated_is_offered_and_taken(house: House, office: OpenOffice) -> None:
    story = office.file(without_copies)
    story.goes_on_to("decides")
    deputy = house.as_staff(Role.DEPUTY)
    assert offers(house, story, deputy) == []

    delegates_decisions(house, office)

    assert "approve" in offers(house, story, deputy)
    assert offers(house, story, deputy) == offers(house, story, house.as_staff(Role.CHAIRMAN))
    item = story.open_item("decides")
    told = house.post(
        f"/work-items/{item.id}/complete",
        {"version": item.version, "outcome": "approve", "shown_hash": item.shown_hash},
        deputy,
    )
    assert told.status_code == 200, told.text
    office.until(lambda: "signs" in story.waits_for())
