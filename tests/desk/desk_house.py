"""The desk for tests: the whole office of `tests.office` behind real pages, with its people logged in."""

from __future__ import annotations

import contextlib
import socket
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import uvicorn
from fastapi import FastAPI
from httpx import Response
from starlette.testclient import TestClient

import desk.router
from models.clock.clock import FixedClock
from models.role import Role
from models.staff_member import StaffSession
from tests.desk.html_page import HtmlPage
from tests.office.open_office import OpenOffice
from web.application import create_application
from web.front_door import FrontDoor
from web.secret_text import STAFF_PREFIX, new_token, token_hash
from web.staff_session import ABSOLUTE

BASE = "http://testserver"
CSRF = "c" * 32
COOKIE = "motcua"


@dataclass
class DeskHouse:
    """`machine` is the clock of the sessions; the office's own clock is that of the office."""

    office: OpenOffice
    front: FrontDoor
    app: FastAPI
    machine: FixedClock

    def session_of(self, role: Role, number: int = 0) -> str:
        """The cookie of somebody who has just logged in."""
        token, now = new_token(STAFF_PREFIX), self.machine.now()
        staff_id = self.office.member(role, number).staff_id
        with self.front.database.transaction() as session:
            session.add(
                StaffSession(
                    token_hash=token_hash(token),
                    staff_id=staff_id,
                    kind="page",
                    csrf=CSRF,
                    opened_at=now,
                    seen_at=now,
                    expires_at=now + ABSOLUTE,
                )
            )
        return token

    def visitor(self, role: Role, number: int = 0) -> Visitor:
        web = TestClient(self.app, base_url=BASE, follow_redirects=False)
        web.cookies.set(COOKIE, self.session_of(role, number))
        return Visitor(web)

    def stranger(self) -> Visitor:
        """Somebody who has not logged in."""
        return Visitor(TestClient(self.app, base_url=BASE, follow_redirects=False))


@dataclass
class Visitor:
    """Somebody at a browser without scripts: opens pages, fills in their forms and sends them."""

    web: TestClient

    def get(self, path: str) -> Response:
        answer: Response = self.web.get(path, headers={"Accept": "text/html"})
        return answer

    def opens(self, path: str) -> HtmlPage:
        """This will open a page, following where it leads, and read it."""
        answer = self.get(path)
        for _ in range(4):
            if answer.status_code != 303:
                break
            answer = self.get(answer.headers["location"])
        assert answer.status_code == 200, answer.text[:2000]
        return HtmlPage(answer.text, str(answer.url))

    def post(self, path: str, data: dict[str, Any], *, files: dict[str, Any] | None = None) -> Response:
        """This will send a form as our own pages do."""
        headers = {"Origin": BASE, "Accept": "text/html"}
        answer: Response = self.web.post(path, data={"csrf": CSRF, **data}, files=files, headers=headers)
        return answer

    def sends(self, page: HtmlPage, action: str, **typed: str) -> Response:
        """This will send the form whose action ends so, with its boxes as the page has them but for what is typed.

        Dots in the names of boxes are written as double underscores; None takes a box out.
        """
        form = page.form(action)
        boxes = dict(form.boxes)
        for name, value in typed.items():
            boxes[name.replace("__", ".")] = value
        return self.post(form.action.partition("#")[0], boxes)


def open_desk(office: OpenOffice, base_url: str = BASE) -> DeskHouse:
    machine = FixedClock(office.clock.now())
    front = FrontDoor(
        database=office.database,
        clock=office.clock,
        files=office.files,
        keyring=office.keyring,
        base_url=base_url,
        default_agency=office.agency.code,
        machine=machine,
    )
    return DeskHouse(office, front, create_application(front, desk.router.routers()), machine)


@contextlib.contextmanager
def serving(office: OpenOffice) -> Iterator[tuple[DeskHouse, str]]:
    """The same behind a real server on a free port of this machine, for a real browser."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    address = f"http://127.0.0.1:{port}"
    house = open_desk(office, address)
    server = uvicorn.Server(uvicorn.Config(house.app, host="127.0.0.1", port=port, log_level="error", lifespan="off"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    try:
        yield house, address
    finally:
        server.should_exit = True
        thread.join(10)
