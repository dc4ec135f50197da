"""The house as its visitors see it: a real database, two wards with their people, a clock that stands still."""

from __future__ import annotations

import itertools
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import UUID

from fastapi import APIRouter, FastAPI
from httpx import Response
from sqlalchemy import select
from sqlalchemy.orm import Session
from starlette.testclient import TestClient

import api.router
from documents.file_store import FileStore
from documents.keys import LocalKeyring
from models.agency import Agency
from models.clock.clock import VIETNAM, FixedClock
from models.database import Database
from models.partner_client import PartnerClient
from models.role import Role
from models.staff_member import StaffMember, StaffSession
from tests.office.open_office import OpenOffice
from tests.office.staff import hire, open_agency
from web.application import create_application
from web.front_door import FrontDoor
from web.machines.client_credentials import give_token
from web.secret_text import STAFF_PREFIX, new_token, token_hash
from web.staff_session import ABSOLUTE

# A Thursday morning with no holiday near.
MORNING = datetime(2026, 8, 27, 9, 0, tzinfo=VIETNAM)
BASE = "http://testserver"
API = "/api/v1"
Headers = dict[str, str]
POST_SECRET = "whsec_" + "cG9zdC1vZmZpY2Utc2VjcmV0LWZvci10ZXN0cw=="


@dataclass
class House:
    """`here` and `there` are two wards; `people` are those of the first, `strangers` those of the second."""

    front: FrontDoor
    app: FastAPI
    web: TestClient
    clock: FixedClock
    machine: FixedClock
    here: Agency
    there: Agency
    people: dict[Role, UUID]
    strangers: dict[Role, UUID]
    _keys: Any = field(default_factory=lambda: itertools.count(1))

    def transaction(self) -> Any:
        return self.front.database.transaction()

    def scalars(self, query: Any) -> list[Any]:
        with self.transaction() as session:
            return list(session.scalars(query))

    def key(self) -> dict[str, str]:
        """A key that was not used before."""
        return {"Idempotency-Key": f"key-{next(self._keys)}"}

    def as_staff(self, role: Role, *, elsewhere: bool = False) -> Headers:
        """The header of somebody who has logged in with that role."""
        return self.as_person((self.strangers if elsewhere else self.people)[role])

    def as_person(self, staff_id: UUID) -> Headers:
        token = new_token(STAFF_PREFIX)
        with self.transaction() as session:
            session.add(_session(token, staff_id, "api", self.machine.now()))
        return {"Authorization": f"Bearer {token}"}

    def as_client(self, client_id: str = "cong-dvc", *scopes: str) -> dict[str, str]:
        """The header of a partner's machine; with no scopes named it has all of them."""
        granted = list(scopes) or ["case:create:*", "case:read:*"]
        with self.transaction() as session:
            client = session.scalars(select(PartnerClient).where(PartnerClient.client_id == client_id)).one_or_none()
            if client is None:
                client = PartnerClient(client_id=client_id, name=client_id, scopes=granted)
                session.add(client)
                session.flush()
            token = give_token(session, client, frozenset(granted), self.machine.now())
        return {"Authorization": f"Bearer {token}"}

    def page_cookie(self, role: Role, *, elsewhere: bool = False) -> str:
        """The token of a page session, as the cookie holds it."""
        token = new_token(STAFF_PREFIX)
        staff_id = (self.strangers if elsewhere else self.people)[role]
        with self.transaction() as session:
            session.add(_session(token, staff_id, "page", self.machine.now()))
        return token

    def get(self, path: str, who: Headers | None = None, **request: Any) -> Response:
        answer: Response = self.web.get(API + path, headers=who, **request)
        return answer

    def post(self, path: str, body: Any, who: Headers | None = None, key: Headers | None = None) -> Response:
        headers = {**(who or {}), **(self.key() if key is None else key)}
        answer: Response = self.web.post(API + path, json=body, headers=headers)
        return answer

    def upload(self, data: bytes, who: Headers | None = None, name: str = "giấy.png") -> Response:
        headers = {**(who or {}), **self.key()}
        answer: Response = self.web.post(f"{API}/files", files={"file": (name, data)}, headers=headers)
        return answer


def _session(token: str, staff_id: UUID, kind: str, now: datetime) -> StaffSession:
    return StaffSession(
        token_hash=token_hash(token),
        staff_id=staff_id,
        kind=kind,
        csrf="c" * 32,
        opened_at=now,
        seen_at=now,
        expires_at=now + ABSOLUTE,
    )


def open_house(database: Database, folder: Path, *more: APIRouter) -> House:
    """This will open the house in an empty database that has the schema; `more` are routers beside the API's."""
    with database.transaction() as session:
        here, there = open_agency(session), open_agency(session, "H26.99.02", "Bằng Lăng")
        people, strangers = _hired(session, here), _hired(session, there)
    files, keyring = FileStore(folder / "files"), LocalKeyring(folder / "keys")
    return _house(_front(database, FixedClock(MORNING), files, keyring, here), here, there, people, strangers, more)


def house_in(office: OpenOffice) -> House:
    """This will open the doors of an office that is at work: what is filed here is read there."""
    with office.database.transaction() as session:
        there = open_agency(session, "H26.99.02", "Bằng Lăng")
        strangers = _hired(session, there)
    people = {role: actors[0].staff_id for role, actors in office.people.items() if actors[0].staff_id}
    front = _front(office.database, office.clock, office.files, office.keyring, office.agency)
    return _house(front, office.agency, there, people, strangers, ())


def _front(database: Database, clock: FixedClock, files: FileStore, keyring: LocalKeyring, agency: Agency) -> FrontDoor:
    return FrontDoor(
        database=database,
        clock=clock,
        files=files,
        keyring=keyring,
        base_url=BASE,
        webhook_secrets={"post-office": (POST_SECRET,)},
        demo=True,
        default_agency=agency.code,
        machine=FixedClock(MORNING),
    )


def _house(
    front: FrontDoor,
    here: Agency,
    there: Agency,
    people: dict[Role, UUID],
    strangers: dict[Role, UUID],
    more: Iterable[APIRouter],
) -> House:
    app = create_application(front, (*api.router.routers(), *more))
    web = TestClient(app, base_url=BASE, raise_server_exceptions=True, follow_redirects=False)
    assert isinstance(front.clock, FixedClock)
    assert isinstance(front.machine, FixedClock)
    return House(front, app, web, front.clock, front.machine, here, there, people, strangers)


def _hired(session: Session, agency: Agency) -> dict[Role, UUID]:
    found: dict[Role, UUID] = {}
    for role, actors in hire(session, agency).items():
        assert actors[0].staff_id is not None
        found[role] = actors[0].staff_id
    return found


def give_password(session: Session, staff_id: UUID, password_hash: str) -> str:
    """This will let a member of staff log in; gives the name to log in with."""
    staff = session.get_one(StaffMember, staff_id)
    staff.password_hash = password_hash
    return staff.username
