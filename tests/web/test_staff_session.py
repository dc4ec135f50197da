"""Logging in, staying in, and being out at once."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select

from models.audit.audit_entry import AuditEntry
from models.role import Role
from models.staff.change_member import end_every_session
from models.staff.one_time_code import code_of, step_at
from models.staff.second_step import begin, confirm
from models.staff.two_step import TwoStepRule
from models.staff_member import StaffMember, StaffSession
from tests.web.house import House, give_password
from web.passwords import hash_password
from web.rate_limit import LOG_IN_FROM_ADDRESS, spend
from web.secret_text import token_hash
from web.staff_session import find_session

PASSWORD = "một mật khẩu đủ dài"


@pytest.fixture(scope="module")
def password_hash() -> str:
    return hash_password(PASSWORD)


@pytest.fixture
def username(house: House, password_hash: str) -> str:
    with house.transaction() as session:
        return give_password(session, house.people[Role.RECEIVER], password_hash)


def log_in(house: House, username: str, password: str = PASSWORD) -> tuple[int, dict[str, str]]:
    answer = house.web.post("/api/v1/session", json={"username": username, "password": password})
    return answer.status_code, answer.json()


def may_work(house: House, token: str) -> bool:
    return house.get("/work-items", {"Authorization": f"Bearer {token}"}).status_code == 200


def test_the_right_password_opens_a_session_of_ten_hours_whose_token_nobody_else_can_read(
    house: House, username: str
) -> None:
    status, told = log_in(house, username)

    assert status == 201
    assert may_work(house, told["token"])
    kept = house.scalars(select(StaffSession))
    assert [one.token_hash for one in kept] == [token_hash(told["token"])]
    assert told["token"] not in repr([vars(one) for one in kept])
    house.machine.advance(timedelta(hours=9, minutes=59))
    assert may_work(house, told["token"])
    house.machine.advance(timedelta(minutes=2))
    assert not may_work(house, told["token"])


def test_every_log_in_has_a_token_of_its_own(house: House, username: str) -> None:
    first, second = log_in(house, username)[1]["token"], log_in(house, username)[1]["token"]

    assert first != second


def test_a_wrong_password_and_an_unknown_name_are_told_in_the_same_words(house: House, username: str) -> None:
    wrong, absent = log_in(house, username, "sai"), log_in(house, "khong-co-ai", "sai")

    assert wrong[0] == absent[0] == 401
    assert {**wrong[1], "instance": ""} == {**absent[1], "instance": ""}
    assert wrong[1]["type"] == "/problems/bad-credentials"


def test_what_was_typed_is_nowhere_in_the_audit(house: House, username: str) -> None:
    log_in(house, username, "mật khẩu gõ nhầm")
    log_in(house, "mật khẩu gõ vào ô tên", "x")

    entries = [entry for entry in house.scalars(select(AuditEntry)) if entry.action == "session.refused"]
    assert len(entries) == 2
    assert "mật khẩu" not in "".join(entry.details + entry.actor for entry in entries)


def test_after_five_mistakes_one_waits_but_is_not_locked_out(house: House, username: str) -> None:
    mistakes = [log_in(house, username, "sai")[0] for _ in range(6)]
    answer = house.web.post("/api/v1/session", json={"username": username, "password": PASSWORD})

    assert mistakes == [401] * 5 + [429]
    assert answer.status_code == 429
    assert 0 < int(answer.headers["retry-after"]) <= 60
    house.front.limits.reset()
    assert log_in(house, username)[0] == 201


def test_one_address_that_tries_many_names_waits_too(house: House, username: str) -> None:
    for _ in range(30):
        spend(house.front.limits, LOG_IN_FROM_ADDRESS, "testclient")

    assert log_in(house, username)[0] == 429


def test_logging_out_ends_the_token_at_once(house: House, username: str) -> None:
    token = log_in(house, username)[1]["token"]

    gone = house.web.delete("/api/v1/session", headers={"Authorization": f"Bearer {token}"})

    assert gone.status_code == 204
    assert not may_work(house, token)


def test_somebody_who_has_left_is_out_everywhere_at_once(house: House, username: str) -> None:
    token = log_in(house, username)[1]["token"]

    with house.transaction() as session:
        session.get_one(StaffMember, house.people[Role.RECEIVER]).active = False

    assert not may_work(house, token)
    assert log_in(house, username)[0] == 401


def test_all_sessions_of_a_person_can_be_ended_together(house: House, username: str) -> None:
    tokens = [log_in(house, username)[1]["token"] for _ in range(2)]

    with house.transaction() as session:
        end_every_session(session, house.people[Role.RECEIVER], house.machine.now())

    assert [may_work(house, token) for token in tokens] == [False, False]


def test_a_role_taken_away_counts_at_the_next_request(house: House, username: str) -> None:
    token = log_in(house, username)[1]["token"]

    with house.transaction() as session:
        session.get_one(StaffMember, house.people[Role.RECEIVER]).roles = [Role.ADMINISTRATOR.value]

    assert house.get("/work-items", {"Authorization": f"Bearer {token}"}).status_code == 403


def test_a_page_left_alone_for_half_an_hour_is_logged_out_and_one_in_use_is_not(house: House) -> None:
    token = house.page_cookie(Role.RECEIVER)

    def still_in() -> bool:
        with house.transaction() as session:
            return find_session(session, token, "page", house.machine.now()) is not None

    for _ in range(4):
        house.machine.advance(timedelta(minutes=29))
        assert still_in()
    house.machine.advance(timedelta(minutes=31))
    assert not still_in()


def test_a_pages_token_is_no_key_to_the_api_and_the_other_way_round(house: House) -> None:
    page = house.page_cookie(Role.RECEIVER)
    machine = house.as_staff(Role.RECEIVER)["Authorization"].removeprefix("Bearer ")

    assert not may_work(house, page)
    with house.transaction() as session:
        assert find_session(session, machine, "page", house.machine.now()) is None


STRANGE = ["Basic YTpi", "Bearer", "Bearer ", "bearer mcs_x", "Bearer mcx_1", "mcs_1", "Bearer " + "A" * 3000]


@pytest.mark.parametrize("header", STRANGE)
def test_a_strange_authorization_is_told_to_log_in(house: House, header: str) -> None:
    answer = house.get("/work-items", {"Authorization": header})

    assert answer.status_code == 401
    assert answer.headers["www-authenticate"].startswith("Bearer")


def set_up_two_step(house: House) -> tuple[str, list[str]]:
    """The receiver has an authenticator app; gives its secret and the spare codes."""
    with house.transaction() as session:
        staff = session.get_one(StaffMember, house.people[Role.RECEIVER])
        secret = begin(session, staff, house.clock.now()).secret
        session.flush()
        now = house.machine.now()
        spare = confirm(session, staff, code_of(secret, step_at(now)), house.clock.now(), now)
        assert spare
    house.machine.advance(timedelta(minutes=1))
    return secret, spare


def test_a_program_sends_the_code_of_the_second_step_along(house: House, username: str) -> None:
    secret, spare = set_up_two_step(house)
    credentials = {"username": username, "password": PASSWORD}

    def ask(**code: str) -> tuple[int, str]:
        answer = house.web.post("/api/v1/session", json={**credentials, **code})
        return answer.status_code, answer.json().get("type", "").rpartition("/")[2]

    assert ask() == (401, "code-required")
    assert ask(code="000000") == (401, "wrong-code")
    assert ask(code=code_of(secret, step_at(house.machine.now()))) == (201, "")
    assert ask(code=code_of(secret, step_at(house.machine.now()))) == (401, "wrong-code")
    assert ask(code=spare[0]) == (201, "")
    assert (
        house.web.post("/api/v1/session", json={**credentials, "password": "sai"})
        .json()["type"]
        .endswith("/bad-credentials")
    )


def test_what_must_be_done_on_a_page_first_keeps_programs_out(house: House, username: str) -> None:
    with house.transaction() as session:
        staff = session.get_one(StaffMember, house.people[Role.RECEIVER])
        staff.first_code_until = house.machine.now() + timedelta(days=1)
    status, told = log_in(house, username)
    assert (status, told["type"]) == (403, "/problems/finish-on-page")
    with house.transaction() as session:
        session.get_one(StaffMember, house.people[Role.RECEIVER]).first_code_until = None
        session.add(TwoStepRule(agency_id=house.here.id, roles=[Role.RECEIVER.value]))
    status, told = log_in(house, username)
    assert (status, told["type"]) == (403, "/problems/finish-on-page")
