"""The parts of a linked group by the API."""

from __future__ import annotations

import pytest

from models.role import Role
from tests.office.filings import without_copies
from tests.office.fixtures import door, office, office_database, town
from tests.office.linked_filings import with_insurance
from tests.office.open_office import OpenOffice
from tests.web.house import House, house_in

__all__ = ["door", "office", "office_database", "town"]


@pytest.fixture
def house(office: OpenOffice) -> House:
    return house_in(office)


def test_each_part_is_told_with_its_clock_and_its_code_over_there(office: OpenOffice, house: House) -> None:
    office.town.force("insurance-office", "*", "silent")
    story = office.file(with_insurance)
    story.goes_on_to("receives")
    told = house.get(f"/dossiers/{story.dossier().code}", house.as_staff(Role.RECEIVER)).json()

    assert told["group_status"] == "under_way"
    (link,) = told["linked_parts"]
    assert (link["leg"], link["procedure"], link["state"]) == ("insurance", "1.002759", "received")
    assert link["code"].startswith("H26.99.BH-")
    assert link["owed_at"] <= link["sent_at"]
    assert link["acknowledged_at"] is None


def test_a_dossier_of_one_procedure_has_no_parts(office: OpenOffice, house: House) -> None:
    story = office.file(without_copies)
    told = house.get(f"/dossiers/{story.dossier().code}", house.as_staff(Role.RECEIVER)).json()

    assert (told["group_status"], told["linked_parts"]) == (None, [])
