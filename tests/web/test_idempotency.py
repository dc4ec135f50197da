"""The same request sent again, at once or later, by the same client or another."""

from __future__ import annotations

import threading
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from copy import deepcopy
from datetime import timedelta
from typing import Any

import pytest
from httpx import Response
from sqlalchemy import func, select, text

from models.dossier import Dossier
from models.intake.idempotency_key import IdempotencyKey
from models.role import Role
from tests.office.filings import at_the_desk, without_copies
from tests.web.house import MORNING, House

BODY = at_the_desk(MORNING.date())


def file(house: House, who: dict[str, str], key: str, body: dict[str, Any] = BODY) -> Response:
    return house.post("/dossiers", body, who, {"Idempotency-Key": key})


def dossiers(house: House) -> int:
    return int(house.scalars(select(func.count()).select_from(Dossier))[0])


def test_fifty_at_once_make_one_dossier(house: House) -> None:
    who, together = house.as_staff(Role.RECEIVER), threading.Barrier(50)

    def send(_: int) -> Response:
        together.wait()
        return file(house, who, "cung-mot-khoa")

    with ThreadPoolExecutor(50) as people:
        answers = list(people.map(send, range(50)))

    assert dossiers(house) == 1
    statuses = Counter(answer.status_code for answer in answers)
    assert set(statuses) <= {201, 409}
    made = [answer for answer in answers if answer.status_code == 201]
    assert len({answer.text for answer in made}) == 1
    for waiting in (answer for answer in answers if answer.status_code == 409):
        assert waiting.json()["type"] == "/problems/idempotency-in-progress"
        assert waiting.headers["retry-after"] == "1"
    assert file(house, who, "cung-mot-khoa").text == made[0].text


def test_sent_again_the_answer_is_the_same_to_the_letter(house: House) -> None:
    who = house.as_staff(Role.RECEIVER)

    first, second = file(house, who, "k-1"), file(house, who, '"k-1"')

    assert (first.status_code, first.text) == (second.status_code, second.text)
    assert first.headers["location"] == second.headers["location"]
    assert second.headers["idempotent-replayed"] == "true"
    assert dossiers(house) == 1


def test_the_same_key_for_something_else_is_a_conflict(house: House) -> None:
    who = house.as_staff(Role.RECEIVER)
    file(house, who, "k-1")

    answer = file(house, who, "k-1", without_copies(MORNING.date()))

    assert (answer.status_code, answer.json()["type"]) == (422, "/problems/idempotency-conflict")
    assert dossiers(house) == 1


@pytest.mark.parametrize(("key", "status"), [(None, 400), ("", 400), ("a b", 400), ("x" * 121, 400), ("k", 201)])
def test_without_a_usable_key_nothing_is_done(house: House, key: str | None, status: int) -> None:
    headers = {} if key is None else {"Idempotency-Key": key}

    answer = house.post("/dossiers", BODY, {**house.as_staff(Role.RECEIVER), **headers}, {})

    assert answer.status_code == status
    assert dossiers(house) == (1 if status == 201 else 0)


def test_keys_of_different_clients_do_not_meet(house: House) -> None:
    file(house, house.as_staff(Role.RECEIVER), "k-1")
    other = file(house, house.as_client(), "k-1")

    assert other.status_code == 201
    assert dossiers(house) == 2


def test_a_refused_request_may_be_corrected_under_its_key(house: House) -> None:
    who, wrong = house.as_staff(Role.RECEIVER), deepcopy(BODY)
    wrong["applicant"]["full_name"] = ""

    assert file(house, who, "k-1", wrong).status_code == 422
    assert file(house, who, "k-1").status_code == 201
    assert dossiers(house) == 1


def test_the_secret_in_a_kept_answer_cannot_be_read_in_the_table(house: House) -> None:
    told = file(house, house.as_staff(Role.RECEIVER), "k-1").json()

    kept = house.scalars(select(IdempotencyKey))[0]
    assert told["tracking_secret"] not in kept.answer
    assert "Nguyễn" not in kept.answer + kept.fingerprint


def test_keys_of_dossiers_are_kept_for_ever_and_others_for_three_days(house: House) -> None:
    who = house.as_staff(Role.RECEIVER)
    code = file(house, who, "k-1").json()["code"]
    body, path = {"reason": "Gia đình nộp ở nơi khác."}, f"/dossiers/{code}/withdrawal"
    assert house.post(path, body, who, {"Idempotency-Key": "k-2"}).status_code == 200

    house.machine.advance(timedelta(hours=73))
    who = house.as_staff(Role.RECEIVER)

    assert file(house, who, "k-1").headers["idempotent-replayed"] == "true"
    again = house.post(path, body, who, {"Idempotency-Key": "k-2"})
    assert (again.status_code, again.json()["type"]) == (409, "/problems/interrupted")


def test_while_the_first_is_under_way_the_second_is_told_to_wait(house: House) -> None:
    who = house.as_staff(Role.RECEIVER)
    with house.transaction() as session:
        # Somebody holds the day's counter, so the first filing stands in the middle of its work.
        session.execute(text("LOCK TABLE counter IN ACCESS EXCLUSIVE MODE"))
        with ThreadPoolExecutor(1) as other:
            first = other.submit(file, house, who, "k-1")
            second = None
            while second is None or second.status_code != 409:
                assert not first.done()
                second = _ask(house, who)
            session.commit()
            assert first.result().status_code == 201
    assert second.json()["type"] == "/problems/idempotency-in-progress"


def _ask(house: House, who: dict[str, str]) -> Response | None:
    """The second request, once the first has its lock."""
    with house.transaction() as session:
        locked = session.scalar(text("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND granted"))
    return file(house, who, "k-1") if locked else None
