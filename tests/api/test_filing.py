"""Filing through the API: by the desk, by a partner's machine, by anybody online."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select

from models.progress.wake_up import WakeUp
from models.progress.work_item import WorkItem
from models.role import Role
from tests.web.house import House

DAY = date(2026, 8, 27)


def test_the_desk_files_the_example_of_the_procedure(house: House) -> None:
    example = house.get("/procedures/1.001193").json()["example"]

    answer = house.post("/dossiers", example, house.as_staff(Role.RECEIVER))

    assert answer.status_code == 201, answer.text
    told = answer.json()
    assert told["code"] == "H26.99.01-260827-0001"
    assert answer.headers["location"] == "/api/v1/dossiers/H26.99.01-260827-0001"
    assert (told["status"], told["national_code"], told["due_at"]) == ("received", 1, None)
    assert len(told["tracking_secret"]) == 12
    assert [item.line for item in house.scalars(select(WorkItem))] == ["checks_components"]
    assert len(house.scalars(select(WakeUp))) == 1
