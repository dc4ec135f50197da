"""A desk that lives in a process of its own, so that it can be ended at any point as `kill -9` would."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

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
class Sent:
    """What a browser sends, and everything a new process needs to answer it. `folder` holds files and keys."""

    url: str
    folder: Path
    agency: str
    now: datetime
    cookie: str
    path: str
    form: dict[str, Any]


def answer_it(sent: Sent) -> None:
    """This will open the desk, answer the one form to its end, what goes on behind the answer included, and close."""
    clock = FixedClock(sent.now)
    front = FrontDoor(
        database=Database(sent.url),
        clock=clock,
        files=FileStore(sent.folder / "files"),
        keyring=LocalKeyring(sent.folder / "keys"),
        base_url=BASE,
        default_agency=sent.agency,
        machine=clock,
    )
    web = TestClient(create_application(front, desk.router.routers()), base_url=BASE, follow_redirects=False)
    web.cookies.set(COOKIE, sent.cookie)
    answer = web.post(sent.path, data={"csrf": CSRF, **sent.form}, headers={"Origin": BASE, "Accept": "text/html"})
    assert answer.status_code == 303, answer.text[:500]
    front.database.close()
