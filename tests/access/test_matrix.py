"""Every route of desk and API against `matrix.txt`: roles, whose dossier it is, how it stands, and who is no staff."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from models.actor import Actor
from models.role import Role
from models.staff.change_member import let_go
from models.staff_member import StaffMember
from tests.access.both_houses import BothHouses, Headers
from tests.access.members import join
from tests.access.town_of_dossiers import NOWHERE, STAFF, People, Subject, hired, subjects

OFFICE: list[Role] = [role for role in STAFF if role is not Role.ADMINISTRATOR]
GROUPS: dict[str, list[Role]] = {"office": OFFICE, "every": list(STAFF), "-": []}
PARTNER = "cong-dvc"
STATES = ("open", "ended", "sealed")
# What each route can read, and which changes nothing: what stops somebody is who he is.
BODIES: dict[str, dict[str, Any]] = {
    "supplements": {"answer": "Xin gửi bổ sung."},
    "draft-answer": {"draft_hash": "0" * 64, "agrees": True},
    "withdrawal": {"reason": "Nộp nơi khác."},
    "payments": {"way": "cash", "amount": 1},
    "complete": {"version": 1, "outcome": "khong_co"},
    "assign": {"username": "khong-co-ai"},
    "official-documents": {
        "reference": "chua-tung-gui",
        "sender": "Sở Nội vụ",
        "issued_on": "2026-08-01",
        "subject": "Việc chung",
        "files": [str(NOWHERE)],
    },
}
FORM = {
    "version": "1",
    "staff": str(NOWHERE),
    "amount": "1",
    "ly-do": "Đồng nghiệp nghỉ ốm.",
    "phien": "0" * 16,
}
ELSEWHERE = {
    "procedure": "1.001193",
    "staff_id": str(NOWHERE),
    "difference_id": str(NOWHERE),
    "sheet_id": str(NOWHERE),
    "row_id": str(NOWHERE),
    "linkage_id": "chua-tung-gui",
    "reference": "chua-tung-gui",
    "run_id": str(NOWHERE),
    "move": "bat-dau",
    "notice_id": str(NOWHERE),
    "view_id": str(NOWHERE),
    "absence_id": str(NOWHERE),
    "delegation_id": str(NOWHERE),
    "note_id": str(NOWHERE),
    "opinion_id": str(NOWHERE),
    "batch_id": str(NOWHERE),
    "unit_id": str(NOWHERE),
    "key_id": str(NOWHERE),
    "event_id": str(NOWHERE),
    "message_id": str(NOWHERE),
    "words_id": str(NOWHERE),
    "number": "1",
    "place": "moi-thu",
    "part": "greeting",
    "kind": "receipt",
    "document_id": str(NOWHERE),
    "task_id": str(NOWHERE),
    "reply_id": str(NOWHERE),
    "file_id": str(NOWHERE),
    "day": "2026-10-05",
    "form": "xlsx",
    "name": "applicant.phone",
    "outcome": "handed_over",
    "page": "1",
    "line": "post",
    "change_id": str(NOWHERE),
    "trial_id": str(NOWHERE),
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
    def is_about_the_agency(self) -> bool:
        return self.about == "agency"

    @property
    def draws(self) -> bool:
        """A picture or a paper made when it is asked for takes ten times as long as a page."""
        return self.method == "GET" and bool(
            re.search(r"/(trang|to-bia|bien-lai|du-thao|tai-lieu|documents)", self.path)
        )

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
    if row.about == "none":
        return row.open
    if whose in ("other_agency", "out_of_reach") or row.is_about_the_agency:
        return str(getattr(row, "sealed" if whose == "own" else whose))
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


@dataclass(frozen=True)
class Standing:
    """Who is there, and the dossiers by how they stand."""

    people: People
    subjects: dict[str, Subject]


@pytest.fixture(scope="module")
def standing(both: BothHouses) -> Standing:
    people = hired(both.office)
    return Standing(people, subjects(both.office, people, Actor(f"client:{PARTNER}", frozenset({Role.APPLICANT}))))


def test_every_route_stands_in_the_table_once(both: BothHouses) -> None:
    told = Counter((row.method, bare(row.path)) for row in TABLE)
    assert [route for route, times in told.items() if times > 1] == []
    assert {(method, bare(path)) for method, path in both.routes()} == set(told)


def test_everybody_may_do_what_the_table_says_and_nothing_else(both: BothHouses, standing: Standing) -> None:
    people = standing.people
    groups = {"own": people.own, "named": people.named, "out_of_reach": people.out_of_reach}
    groups["other_agency"] = people.other_agency
    logged_in = {(whose, role): both.staff(of[role]) for whose, of in groups.items() for role in STAFF}
    wrong, asked = [], 0
    for row in TABLE:
        for whose, role, state in _asking(row):
            headers = both.staff(groups[whose][role]) if row.ends_the_session else logged_in[whose, role]
            met = ask(both, row, headers, standing.subjects[state])
            asked += 1
            wanted = expected(row, role, whose, state)
            told = f"{row.method} {row.path} {role.value} {whose} {state}: {met}, not {wanted}"
            wrong += [told] * (met != wanted)
    assert wrong == [], "\n" + "\n".join(wrong)
    assert asked > 1500


def _asking(row: Row) -> Iterator[tuple[str, Role, str]]:
    """Every role of the ward with every dossier; whoever may not enter at all, and strangers, with each in turn.

    What must be drawn is opened once by a role, in one of the two states in which it opens.
    """
    if row.enter == "anyone":
        return
    turn = TABLE.index(row)
    for number, role in enumerate(STAFF):
        state = STATES[(turn + number) % len(STATES)] if row.is_about_a_dossier else "open"
        if role not in row.entering:
            yield ("own", "named", "out_of_reach", "other_agency")[(turn + number) % 4], role, state
        elif row.is_about_a_dossier:
            lets_in = STATES[:1] if row.draws and number % 2 else STATES[1:2] if row.draws else STATES[:2]
            yield from (("own", role, each) for each in (*lets_in, "sealed"))
            yield "named", role, "sealed"
            yield from (("out_of_reach", role, state), ("other_agency", role, state))
        elif row.is_about_the_agency:
            yield from ((whose, role, "open") for whose in ("own", "named", "out_of_reach", "other_agency"))
        else:
            yield ("own", "out_of_reach")[turn % 2], role, "open"


def test_whoever_was_let_go_is_nobody_from_the_next_request_on(both: BothHouses, standing: Standing) -> None:
    """Each route is asked by one who had the role for it an instant ago."""
    leaving = {role: join(both.office, role) for role in STAFF}
    gone = {role: both.staff(actor) for role, actor in leaving.items()}
    with both.office.database.transaction() as session:
        for actor in leaving.values():
            member, by = session.get_one(StaffMember, actor.staff_id), standing.people.named[Role.ADMINISTRATOR]
            let_go(session, member, by, both.office.clock.now(), both.desk.machine.now())
    met = {
        (row.method, row.path): ask(both, row, gone[(row.entering or STAFF)[0]], standing.subjects["open"])
        for row in TABLE
        if row.enter != "anyone"
    }
    assert {route: said for route, said in met.items() if said not in ("401", "login")} == {}


def test_whoever_is_no_staff_gets_what_the_table_says(both: BothHouses, standing: Standing) -> None:
    machine = both.partner(PARTNER)
    wrong = []
    for row in TABLE:
        ours, theirs = standing.subjects["open"], standing.subjects["partner"]
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
