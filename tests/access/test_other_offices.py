"""What an office keeps is found by no route that somebody of another office opens, whatever his role there."""

from __future__ import annotations

import re

import pytest

from models.role import Role
from tests.access.both_houses import BothHouses, Headers
from tests.access.members import join
from tests.access.test_matrix import ELSEWHERE, FORM, TABLE, Row
from tests.access.things_of_an_office import things_of
from tests.access.town_of_dossiers import STAFF
from tests.office.staff import open_agency

# Agencies we are linked with, their keys and messages are of the whole house, and so are the words of its own letters.
OF_THE_HOUSE = re.compile(r"/quan-tri/(ket-noi|mau/(thu|loi|giay))/")
# One's own messages are marked as read; of anybody else's nothing happens and nothing is told.
ONES_OWN = {"/thong-bao/{notice_id}/da-doc"}
# Who in this office reads what is asked for, where that is not everybody with the role.
MAKERS = {"/quet/{batch_id}": Role.RECEIVER, "/quet/{batch_id}/trang/{page}": Role.RECEIVER}


@pytest.fixture(scope="module")
def things(both: BothHouses) -> dict[str, str]:
    return things_of(both)


def names_a_thing(row: Row) -> bool:
    """Whether the address names something that is the office's own and no dossier."""
    places = set(re.findall(r"{(\w+)}", row.path)) - {"page", "form", "day", "name", "outcome", "move"}
    of_dossiers = places & {"code", "item_id", "decision_id", "pass_id", "kept_id", "procedure", "line", "linkage_id"}
    return bool(places) and not of_dossiers and not OF_THE_HOUSE.search(row.path) and row.path not in ONES_OWN


def test_nobody_of_another_office_finds_it(both: BothHouses, things: dict[str, str]) -> None:
    with both.office.database.transaction() as session:
        elsewhere = open_agency(session, "H26.99.02", "Bằng Lăng")
    theirs: dict[Role, Headers] = {role: both.staff(join(both.office, role, agency=elsewhere)) for role in STAFF}
    found, asked = [], 0
    for row in (row for row in TABLE if names_a_thing(row)):
        for role in row.entering:
            answer = both.ask(row.method, row.path.format(**{**ELSEWHERE, **things}), theirs[role], form=FORM)
            found += [f"{row.method} {row.path} {role.value}: {answer.status_code}"] * (answer.status_code != 404)
            asked += 1
    assert found == []
    assert asked > 100


def test_in_its_own_office_it_is_there(both: BothHouses, things: dict[str, str]) -> None:
    """Else the test above would say nothing: of every kind of thing there is one page that shows it to somebody."""
    shown = set()
    for row in (row for row in TABLE if names_a_thing(row) and row.method == "GET"):
        roles = [MAKERS[row.path]] if row.path in MAKERS else row.entering
        for role in roles:
            answer = both.ask("GET", row.path.format(**{**ELSEWHERE, **things}), both.staff(both.office.member(role)))
            shown |= set(re.findall(r"{(\w+_id)}", row.path)) if answer.status_code in (200, 303) else set()
    assert shown >= set(things) - {"absence_id", "delegation_id", "difference_id", "words_id"}
