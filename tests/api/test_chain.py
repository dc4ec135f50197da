"""The chain of a change of guardian, as machines and applicants read it."""

from __future__ import annotations

import pytest

from models.intake.succession import successions_of
from models.role import Role
from tests.office.guardianship_filings import adopted, change
from tests.office.open_office import OpenOffice
from tests.office.story import Story
from tests.web.house import House, house_in


@pytest.fixture
def house(office: OpenOffice) -> House:
    return house_in(office)


def test_each_dossier_names_the_other_and_where_it_stands(house: House, office: OpenOffice) -> None:
    first = office.file(change)
    first.goes_on_to("receives")
    (link,) = office.scalars(lambda session: successions_of(session, first.dossier_id))
    earlier, later = first.dossier(), Story(office, link.later_id).dossier()
    desk = house.as_staff(Role.RECEIVER)

    assert house.get(f"/dossiers/{earlier.code}", desk).json()["links"] == [
        {
            "kind": "opened",
            "code": later.code,
            "procedure": "1.004837",
            "title": "Đăng ký giám hộ",
            "status": "received",
            "ending": None,
        }
    ]
    new_guardian = {"Tracking-Secret": later.tracking_secret}
    (back,) = house.get(f"/dossiers/{later.code}", new_guardian).json()["links"]
    assert (back["kind"], back["code"], back["status"]) == ("opened_by", earlier.code, "approved")
    # The secret of one dossier opens no other.
    assert house.get(f"/dossiers/{earlier.code}", new_guardian).status_code == 404


def test_a_dossier_of_its_own_has_no_links(house: House, office: OpenOffice) -> None:
    code = office.file(adopted).dossier().code

    assert house.get(f"/dossiers/{code}", house.as_staff(Role.RECEIVER)).json()["links"] == []
