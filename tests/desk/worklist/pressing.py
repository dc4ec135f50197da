"""A web process of its own in which a clerk presses one button: it may die at any point, as a server may."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from starlette.testclient import TestClient

import desk.router
from documents.file_store import FileStore
from documents.keys import LocalKeyring
from models.clock.clock import FixedClock
from models.database import Database
from tests.desk.desk_house import BASE, COOKIE, CSRF
from web.application import create_application
from web.front_door import FrontDoor


@dataclass(frozen=True)
class Press:
    """Where the office stands, who presses (`token` is his cookie's) and which button's address."""

    database_url: str
    folder: Path
    agency: str
    at: datetime
    token: str
    path: str


def press(button: Press) -> None:
    """This will send the button's form and do all the work that stands behind its answer."""
    clock = FixedClock(button.at)
    database = Database(button.database_url, pool_size=2)
    front = FrontDoor(
        database=database,
        clock=clock,
        files=FileStore(button.folder / "files"),
        keyring=LocalKeyring(button.folder / "keys"),
        base_url=BASE,
        default_agency=button.agency,
        machine=clock,
    )
    web = TestClient(create_application(front, desk.router.routers()), base_url=BASE, follow_redirects=False)
    web.cookies.set(COOKIE, button.token)
    answer = web.post(button.path, data={"csrf": CSRF}, headers={"Origin": BASE, "Accept": "text/html"})
    assert answer.status_code == 303, answer.text
    database.close()
