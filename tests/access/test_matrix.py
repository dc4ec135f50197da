"""Every route of desk and API against `matrix.txt`: roles, whose dossier it is, how it stands, and who is no staff."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from models.actor import Actor
from models.role import Role
from models.staff.change_member import let_go
from models.staff_member import StaffMember
from tests.access.both_houses import BothHouses, Headers, open_both
from tests.access.town_of_dossiers import NOWHERE, STAFF, Subject, hired, subject_of, subjects, waits_to_be_handed_over
from tests.office.open_office import OpenOffice

OFFICE: list[Role] = [role for role in STAFF if role is not Role.ADMINISTRATOR]
GROUPS: dict[str, list[Role]] = {"office": OFFICE, "every": list(STAFF), "-": []}
PARTNER = "cong-dvc"
# What each route can read, and which changes nothing: what stops somebody is who he is.
BODIES: dict[str, dict[str, Any]] = {
    "supplements": {"answer": "Xin gửi bổ sung."},
    "draft-answer": {"draft_hash": "0" * 64, "agrees": True},
    "withdrawal": {"reason": "Nộp nơi khác."},
    "payments": {"way": "cash", "amount": 1},
    "complete": {"version": 1, "outcome": "khong_co"},
    "assign": {"username": "khong-co-ai"},
}
FORM = {"version": "1", "staff": str(NOWHERE), "amount": "1"}
ELSEWHERE = {
    "procedure": "1.001193",
    "staff_id": str(NOWHERE),
    "difference_id": str(NOWHERE),
    "linkage_id": "chua-tung-gui",
    "name": "applicant.phone",
    "outcome": "handed_over",
    "page": "1",
    "line": "post",
}


class Row(NamedTuple):
    method: str
    path: str
    about: str
    enter: str
    awaited: str
    others: str
    open: str
    ended: str
    sealed: str
    named: str
    other_agency: str
    out_of_reach: str
    nobody: str
    partner: str
    not_his: str
    applicant: str
    wrong_secret: str

    @property
    def entering(self) -> list[Role]:
        return GROUPS.get(self.enter) or [Role(name) for name in self.enter.split() if name not in ("-", "anyone")]

    @property
    def is_about_a_dossier(self) -> bool:
        return self.about == "dossier"

    @property
    def ends_the_session(self) -> bool:
        return self.path in ("/dang-xuat", "/api/v1/session")


def rows() -> Iterator[Row]:
    lines = (Path(__file__).parent / "matrix.txt").read_text().splitlines()
    told = [line for line in lines if line and not line.startswith("#")]
    for line in told[1:]:
        yield Row(*(cell.strip() for cell in line.split("|")))


TABLE = list(rows())


def bare(path: str) -> str:
    return re.sub(r"\{[^}]+\}", "{}", path)


def expected(row: Row, role: Role, whose: str, state: str) -> str:
    """What the table says, its columns read from the left: first the role, then whose it is, then how it stands."""
    if role not in row.entering:
        return "403"
    if not row.is_about_a_dossier:
        return row.open
    if whose in ("other_agency", "out_of_reach"):
        return row.other_agency if whose == "other_agency" else row.out_of_reach
    if state == "ended" or (whose == "own" and state == "sealed"):
        return row.ended if state == "ended" else row.sealed
    if row.awaited != "-" and role.value not in row.awaited.split():
        return row.others
    return row.named if whose == "named" else row.open


def said(status: int, location: str) -> str:
    if status == 303 and location.startswith("/dang-nhap?"):
        return "login"
    return str(status) if status in (401, 403, 404, 409) else "in" if status < 500 else f"broken: {status}"


def ask(both: BothHouses, row: Row, who: Headers, subject: Subject) -> str:
    path = row.path.format(**{**ELSEWHERE, **subject.names()})
    more = {"body": BODIES.get(path.rpartition("/")[2], {}), "form": FORM}
    answer = both.ask(row.method, path, who, **more)
    return said(answer.status_code, answer.headers.get("location", ""))


@pytest.fixture
def both(office: OpenOffice) -> BothHouses:
    return open_both(office)


def test_every_route_stands_in_the_table_once(both: BothHouses) -> None:
    told = Counter((row.method, bare(row.path)) for row in TABLE)
    assert [route for route, times in told.items() if times > 1] == []
    assert {(method, bare(path)) for method, path in both.routes()} == set(told)


def test_everybody_may_do_what_the_table_says_and_nothing_else(both: BothHouses) -> None:
    people = hired(both.office)
    standing = subjects(both.office, people, Actor(f"client:{PARTNER}", frozenset({Role.APPLICANT})))
    groups = {"own": people.own, "named": people.named, "out_of_reach": people.out_of_reach}
    groups["other_agency"] = people.other_agency
    logged_in = {(whose, role): both.staff(of[role]) for whose, of in groups.items() for role in STAFF}
    wrong, asked = [], 0
    for row in TABLE:
        if row.enter == "anyone":
            continue
        for (whose, role), who in logged_in.items():
            for state in _states(row, whose):
                headers = both.staff(groups[whose][role]) if row.ends_the_session else who
                met = ask(both, row, headers, standing[state])
                asked += 1
                wanted = expected(row, role, whose, state)
                told = f"{row.method} {row.path} {role.value} {whose} {state}: {met}, not {wanted}"
                wrong += [told] * (met != wanted)
    assert wrong == [], "\n" + "\n".join(wrong)
    assert asked > 2500


def _states(row: Row, whose: str) -> tuple[str, ...]:
    if not row.is_about_a_dossier:
        return ("open",)
    return ("sealed",) if whose == "named" else ("open", "ended", "sealed")


def test_whoever_was_let_go_is_nobody_from_the_next_request_on(both: BothHouses) -> None:
    people = hired(both.office)
    subject = subject_of(waits_to_be_handed_over(both.office))
    gone = {role: both.staff(people.own[role]) for role in STAFF}
    with both.office.database.transaction() as session:
        for actor in people.own.values():
            member = session.get_one(StaffMember, actor.staff_id)
            let_go(session, member, people.named[Role.ADMINISTRATOR], both.office.clock.now(), both.desk.machine.now())
    met = {
        (row.method, row.path, role.value): ask(both, row, who, subject)
        for row in TABLE
        if row.enter != "anyone"
        for role, who in gone.items()
    }
    assert {said for said in met.values() if said not in ("401", "login")} == set()


def test_whoever_is_no_staff_gets_what_the_table_says(both: BothHouses) -> None:
    people = hired(both.office)
    standing = subjects(both.office, people, Actor(f"client:{PARTNER}", frozenset({Role.APPLICANT})))
    machine = both.partner(PARTNER)
    wrong = []
    for row in TABLE:
        ours, theirs = standing["open"], standing["partner"]
        asks: tuple[tuple[str, Headers, Subject], ...] = (
            ("nobody", {}, ours),
            ("partner", machine, theirs),
            ("not_his", machine, ours),
            ("applicant", {"Tracking-Secret": ours.secret}, ours),
            ("wrong_secret", {"Tracking-Secret": theirs.secret}, ours),
        )
        for who, headers, subject in asks:
            wanted = getattr(row, who)
            if wanted != "-":
                met = ask(both, row, headers, subject)
                wrong += [f"{row.method} {row.path} {who}: {met}, not {wanted}"] * (met != wanted)
    assert wrong == [], "\n" + "\n".join(wrong)
