"""Who may call what: the table beside this file was written by hand, and every route is tried against it."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple
from uuid import UUID

import pytest
from fastapi.routing import iter_route_contexts
from sqlalchemy import select

from models.partner_client import PartnerClient
from models.role import Role
from tests.office.filings import at_the_desk
from tests.web.house import API, MORNING, Headers, House

STAFF: list[Role] = [role for role in Role if role.is_staff]
VERBS = ("case:create", "case:read", "document:send", "case:else")
OFFICE: list[Role] = [role for role in STAFF if role is not Role.ADMINISTRATOR]
NOBODY = UUID("00000000-0000-4000-8000-000000000000")
LINKED = "1.004222"
# A body each route can read, so that what stops a caller is who he is.
BODIES = {
    "supplements": {"answer": "Xin gửi bổ sung."},
    "draft-answer": {"draft_hash": "0" * 64, "agrees": True},
    "withdrawal": {"reason": "Nộp nơi khác."},
    "online": {},
    "payments": {"way": "cash", "amount": 1},
    "complete": {"version": 1, "outcome": "khong_co"},
    LINKED: {},
    "official-documents": {
        "reference": "khong-co",
        "sender": "Sở Nội vụ",
        "issued_on": "2026-08-01",
        "subject": "Việc chung",
        "files": [str(NOBODY)],
    },
    "assign": {"username": "khong-co-ai"},
}


class Row(NamedTuple):
    method: str
    path: str
    anyone: str
    staff: str
    client: str
    applicant: str

    @property
    def roles(self) -> list[Role]:
        groups = {"every": STAFF, "office": OFFICE}
        return groups[self.staff] if self.staff in groups else [Role(role) for role in self.staff.split()]


def rows() -> Iterator[Row]:
    with (Path(__file__).parent / "who_may_call.csv").open() as table:
        yield from (Row(**row) for row in csv.DictReader(table))


GUARDED = [row for row in rows() if not row.anyone]


def test_the_table_names_every_route_there_is(house: House) -> None:
    served = {
        (method, (route.path or "").removeprefix(API))
        for route in iter_route_contexts(house.app.routes)
        for method in route.methods or ()
        if (route.path or "").startswith(API)
    }

    assert served == {(row.method, row.path) for row in rows()}


@pytest.fixture
def code(house: House) -> str:
    return str(house.post("/dossiers", at_the_desk(MORNING.date()), house.as_client("cong-dvc")).json()["code"])


def call(house: House, row: Row, code: str, who: Headers) -> tuple[int, str]:
    ids = {"document_id": NOBODY, "item_id": NOBODY, "linkage_id": "khong-co", "reference": "khong-co"}
    path = row.path.format(code=code, procedure=LINKED, **ids)
    body = BODIES.get(path.rpartition("/")[2])
    answer = house.web.request(row.method, API + path, json=body, headers={**house.key(), **who})
    problem = answer.json().get("type", "") if answer.status_code >= 400 else ""
    return answer.status_code, problem.removeprefix("/problems/")


def test_a_route_lets_in_whom_the_table_names_and_nobody_else(house: House, code: str) -> None:
    staff = {role: house.as_staff(role) for role in STAFF}
    clients = {verb: house.as_client("cong-dvc", f"{verb}:*") for verb in VERBS}
    _widen(house, "cong-dvc", [f"{verb}:*" for verb in clients])

    for row in GUARDED:
        # Tracking hides from a stranger even that there is something to know.
        stranger = (404, "not-found") if row.path.startswith("/tracking") else (401, "log-in-required")
        assert call(house, row, code, {}) == stranger, row
        for role, who in staff.items():
            if row.path != "/session":
                status, problem = call(house, row, code, who)
                assert (problem == "not-allowed") == (role not in row.roles), (row, role, status, problem)
        for verb, who in clients.items():
            status, problem = call(house, row, code, who)
            turned_away = problem in ("scope-missing", "not-allowed")
            assert turned_away == (verb != row.client), (row, verb, status, problem)


def test_an_applicant_comes_in_where_his_dossier_is_meant(house: House) -> None:
    for row in GUARDED:
        filed = house.post("/dossiers", at_the_desk(MORNING.date()), house.as_client()).json()
        status, problem = call(house, row, filed["code"], {"Tracking-Secret": filed["tracking_secret"]})
        turned_away = problem in ("log-in-required", "not-allowed")
        assert turned_away == (not row.applicant), (row, status, problem)


def test_an_ended_or_invented_token_opens_nothing(house: House, code: str) -> None:
    for row in GUARDED:
        for token in ("mcs_" + "A" * 43, "mcc_" + "A" * 43, "khac"):
            assert call(house, row, code, {"Authorization": f"Bearer {token}"}) == (401, "log-in-required"), row


def _widen(house: House, client_id: str, scopes: list[str]) -> None:
    """What a client was granted decides, not only what its token says."""
    with house.transaction() as session:
        client = session.scalars(select(PartnerClient).where(PartnerClient.client_id == client_id)).one()
        client.scopes = scopes
