"""The work of staff: seeing it, holding it, answering it, and two people reaching for the same piece."""

from __future__ import annotations

import threading
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from httpx import Response
from sqlalchemy import select

from models.dossier import Dossier
from models.progress.journal_line import JournalLine
from models.progress.work_item import WorkItem
from models.role import Role
from models.staff_member import StaffMember
from tests.office.filings import at_the_desk, of_a_mother_alone
from tests.web.house import MORNING, Headers, House

DAY = MORNING.date()


def file(house: House, body: dict[str, Any] | None = None) -> str:
    told = house.post("/dossiers", body or at_the_desk(DAY), house.as_staff(Role.RECEIVER)).json()
    return str(told["code"])


def listed(house: House, who: Headers, **wanted: Any) -> list[dict[str, Any]]:
    answer = house.get("/work-items", who, params=wanted)
    assert answer.status_code == 200, answer.text
    items: list[dict[str, Any]] = answer.json()["items"]
    return items


def first(house: House, who: Headers) -> str:
    return str(listed(house, who)[0]["id"])


def kind(answer: Response) -> tuple[int, str]:
    return answer.status_code, str(answer.json().get("type", "")).removeprefix("/problems/")


def complete(house: House, item: str, who: Headers, **said: Any) -> Response:
    return house.post(f"/work-items/{item}/complete", {"version": 1, "outcome": "complete", **said}, who)


def test_everybody_sees_the_work_of_his_role_and_the_supervisor_sees_all(house: House) -> None:
    code = file(house)

    assert [item["dossier"] for item in listed(house, house.as_staff(Role.RECEIVER))] == [code]
    assert listed(house, house.as_staff(Role.CHAIRMAN)) == []
    assert [item["name"] for item in listed(house, house.as_staff(Role.SUPERVISOR))] == ["checks_components"]
    assert listed(house, house.as_staff(Role.RECEIVER, elsewhere=True)) == []


def test_the_list_goes_on_where_it_stopped_though_work_is_done_meanwhile(house: House) -> None:
    codes = [file(house) for _ in range(5)]
    who = house.as_staff(Role.RECEIVER)

    page = house.get("/work-items", who, params={"limit": 2}).json()
    complete(house, page["items"][0]["id"], who)
    seen = [item["dossier"] for item in page["items"]]
    while page["next"]:
        page = house.get("/work-items", who, params={"limit": 2, "after": page["next"]}).json()
        seen += [item["dossier"] for item in page["items"]]

    assert sorted(seen) == codes


def test_work_is_found_by_name_without_accents_by_code_and_by_procedure(house: House) -> None:
    file(house)
    code = file(house, of_a_mother_alone(DAY))
    who = house.as_staff(Role.RECEIVER)

    assert [one["dossier"] for one in listed(house, who, q="tran thi thu")] == [code]
    assert [one["dossier"] for one in listed(house, who, q=code[-4:])] == [code]
    assert len(listed(house, who, procedure="1.001193")) == 2
    assert listed(house, who, procedure="1.000656") == []
    assert listed(house, who, q="%") == []
    assert len(listed(house, who, due_before="2026-08-29T00:00:00+07:00")) == 2
    assert listed(house, who, due_before="2026-08-27T00:00:00+07:00") == []


@pytest.mark.parametrize(
    "wanted",
    [
        {"after": "x"},
        {"after": "1~2"},
        {"limit": 0},
        {"limit": 999},
        {"due_before": "hôm nay"},
        {"due_before": "2026-08-27"},
        {"role": "vua"},
    ],
)
def test_a_list_asked_for_wrongly_names_what_is_wrong(house: House, wanted: dict[str, Any]) -> None:
    answer = house.get("/work-items", house.as_staff(Role.RECEIVER), params=wanted)

    assert kind(answer) == (422, "validation")
    assert answer.json()["errors"][0]["pointer"] == f"query:{next(iter(wanted))}"


def test_work_claimed_is_mine_until_i_give_it_back(house: House) -> None:
    file(house)
    who = house.as_staff(Role.RECEIVER)
    item = first(house, who)

    claimed = house.web.post(f"/api/v1/work-items/{item}/claim", headers=who)

    assert claimed.json()["assignee"] == str(house.people[Role.RECEIVER])
    assert len(listed(house, who, mine=True)) == 1
    released = house.web.post(f"/api/v1/work-items/{item}/release", headers=who)
    assert released.json()["assignee"] is None
    assert listed(house, who, mine=True) == []


def test_what_a_colleague_holds_is_neither_claimed_nor_answered_nor_given_back(house: House) -> None:
    file(house)
    who, colleague = house.as_staff(Role.RECEIVER), _colleague(house)
    item = first(house, who)
    house.web.post(f"/api/v1/work-items/{item}/claim", headers=who)

    tried = [
        house.web.post(f"/api/v1/work-items/{item}/claim", headers=colleague),
        house.web.post(f"/api/v1/work-items/{item}/release", headers=colleague),
        complete(house, item, colleague),
    ]

    assert {kind(answer) for answer in tried} == {(409, "task-already-claimed")}
    freed = house.web.post(f"/api/v1/work-items/{item}/release", headers=house.as_staff(Role.SUPERVISOR))
    assert freed.status_code == 200
    assert complete(house, item, colleague).status_code == 200


def test_a_supervisor_gives_work_to_whoever_has_the_role(house: House) -> None:
    file(house)
    who, supervisor = house.as_staff(Role.RECEIVER), house.as_staff(Role.SUPERVISOR)
    item = first(house, who)
    names = {role: _username(house, house.people[role]) for role in (Role.RECEIVER, Role.CHAIRMAN)}
    stranger = _username(house, house.strangers[Role.RECEIVER])

    def give_to(username: str, by: Headers) -> Response:
        return house.post(f"/work-items/{item}/assign", {"username": username}, by)

    assert give_to(names[Role.RECEIVER], supervisor).json()["assignee"] == str(house.people[Role.RECEIVER])
    assert kind(give_to(names[Role.CHAIRMAN], supervisor)) == (403, "not-your-role")
    assert kind(give_to(stranger, supervisor)) == (422, "validation")
    assert kind(give_to(names[Role.RECEIVER], who)) == (403, "not-allowed")


def test_of_twenty_who_answer_at_once_one_wins_and_the_others_are_told(house: House) -> None:
    file(house)
    who = house.as_staff(Role.RECEIVER)
    item, together = first(house, who), threading.Barrier(20)

    def send(_: int) -> Response:
        together.wait()
        return complete(house, item, who)

    with ThreadPoolExecutor(20) as people:
        answers = list(people.map(send, range(20)))

    assert Counter(kind(answer) for answer in answers) == {(200, ""): 1, (409, "item-gone"): 19}
    assert len(house.scalars(select(JournalLine))) == 1


def test_a_page_opened_before_a_change_is_told_the_present_version(house: House) -> None:
    file(house)
    who = house.as_staff(Role.RECEIVER)

    answer = complete(house, first(house, who), who, version=7)

    assert kind(answer) == (409, "stale-version")
    assert answer.json()["version"] == 1


def test_who_lost_his_role_after_opening_the_page_is_refused(house: House) -> None:
    file(house)
    who = house.as_staff(Role.RECEIVER)
    item = first(house, who)
    with house.transaction() as session:
        session.get_one(StaffMember, house.people[Role.RECEIVER]).roles = [Role.RETURN_DESK.value]

    assert kind(complete(house, item, who)) == (403, "not-your-role")
    assert house.scalars(select(JournalLine)) == []


def test_nobody_reaches_the_work_of_another_ward(house: House) -> None:
    code = file(house)
    item = first(house, house.as_staff(Role.RECEIVER))
    paths = [f"/work-items/{item}", f"/dossiers/{code}"]

    for role in (role for role in Role if role.is_staff and role is not Role.ADMINISTRATOR):
        stranger = house.as_staff(role, elsewhere=True)
        assert {house.get(path, stranger).status_code for path in paths} == {404}
        assert kind(complete(house, item, stranger)) == (404, "not-found")
        assert house.web.post(f"/api/v1/work-items/{item}/claim", headers=stranger).status_code == 404


def test_a_partner_sees_what_it_filed_and_nothing_else(house: House) -> None:
    file(house)
    theirs = house.post("/dossiers", at_the_desk(DAY), house.as_client("cong-dvc")).json()["code"]
    codes = [dossier.code for dossier in house.scalars(select(Dossier))]

    def seen_by(who: Headers) -> list[str]:
        return [code for code in codes if house.get(f"/dossiers/{code}", who).status_code == 200]

    assert seen_by(house.as_client("cong-dvc")) == [theirs]
    assert seen_by(house.as_client("bhxh")) == []
    assert seen_by(house.as_client("cong-dvc", "case:read:2.000635")) == []


@pytest.mark.parametrize(
    "said",
    [
        {"outcome": "khong_co"},
        {"outcome": "incomplete"},
        {"outcome": "incomplete", "items": []},
        {"note": 7},
        {"khong_co": 1},
        {"version": "1"},
        {"version": 0},
        {"version": 10**30},
        {"version": None},
        {"outcome": ["complete"]},
    ],
)
def test_an_answer_filled_in_wrongly_changes_nothing(house: House, said: dict[str, Any]) -> None:
    file(house)
    who = house.as_staff(Role.RECEIVER)

    answer = complete(house, first(house, who), who, **said)

    assert kind(answer) == (422, "validation")
    assert answer.json()["errors"]
    assert house.scalars(select(JournalLine)) == []
    assert {item.version for item in house.scalars(select(WorkItem))} == {1}


def _colleague(house: House) -> Headers:
    """The second receiver of the ward."""
    others = select(StaffMember).where(
        StaffMember.agency_id == house.here.id, StaffMember.roles.contains([Role.RECEIVER.value])
    )
    other = next(one for one in house.scalars(others) if one.id != house.people[Role.RECEIVER])
    return house.as_person(other.id)


def _username(house: House, staff_id: Any) -> str:
    return str(house.scalars(select(StaffMember.username).where(StaffMember.id == staff_id))[0])
