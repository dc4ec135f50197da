"""The portal for tests: the whole office of `tests.office` behind real pages, and citizens in front of them."""

from __future__ import annotations

import contextlib
import socket
import threading
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import uvicorn
from fastapi import FastAPI
from httpx import Response
from starlette.testclient import TestClient

import portal.router
from models.clock.clock import FixedClock
from tests.office.open_office import OpenOffice
from tests.office.payer import page_at
from tests.office.story import Story
from tests.portal.read_page import ReadPage
from web.application import create_application
from web.front_door import FrontDoor

BASE = "http://testserver"


@dataclass
class Citizen:
    """Somebody at a browser without scripts: opens pages, fills in their forms and sends them."""

    web: TestClient
    base: str = BASE

    def get(self, path: str) -> Response:
        answer: Response = self.web.get(path, headers={"Accept": "text/html"})
        return answer

    def post(self, path: str, data: Mapping[str, Any], *, files: Any = None, origin: str | None = None) -> Response:
        headers = {"Origin": origin or self.base, "Accept": "text/html"}
        answer: Response = self.web.post(path, data=dict(data), files=files, headers=headers)
        return answer

    def opens(self, path: str, status: int = 200) -> ReadPage:
        """This will open a page, following where it leads, and read it."""
        return self.follows(self.get(path), status)

    def follows(self, answer: Response, status: int = 200) -> ReadPage:
        for _ in range(4):
            if answer.status_code != 303:
                break
            answer = self.get(answer.headers["location"])
        assert answer.status_code == status, answer.text[:2000]
        return ReadPage(answer.text, answer.url.path)

    def sends(
        self, page: ReadPage, action: str, typed: Mapping[str, str] | None = None, *, files: Any = None
    ) -> Response:
        """This will send the form of that action with its boxes as the page has them but for what is typed."""
        form = page.form(action)
        return self.post(form.action, {**form.boxes, **(typed or {})}, files=files)

    def comes_with_the_receipt(self, story: Story) -> ReadPage:
        """This will open the link that letters and square codes carry."""
        return self.opens(link_of(story))


@dataclass
class PortalHouse:
    """`machine` is the clock of passes; the office's own clock is that of the office."""

    office: OpenOffice
    front: FrontDoor
    app: FastAPI
    machine: FixedClock
    opened: list[TestClient] = field(default_factory=list)

    def citizen(self, address: str = "testclient") -> Citizen:
        """Somebody new, with an empty browser."""
        web = TestClient(self.app, base_url=BASE, follow_redirects=False, client=(address, 50000))
        self.opened.append(web)
        return Citizen(web)


def link_of(story: Story) -> str:
    dossier = story.dossier()
    return f"/tra-cuu/{dossier.code}?ma={dossier.tracking_secret}"


def open_portal(office: OpenOffice, base_url: str = BASE) -> PortalHouse:
    machine = FixedClock(office.clock.now())
    front = FrontDoor(
        database=office.database,
        clock=office.clock,
        files=office.files,
        keyring=office.keyring,
        base_url=base_url,
        default_agency=office.agency.code,
        machine=machine,
        payment_page=lambda: page_at(office.town),
    )
    return PortalHouse(office, front, create_application(front, portal.router.routers()), machine)


@contextlib.contextmanager
def serving(office: OpenOffice) -> Iterator[tuple[PortalHouse, str]]:
    """The same behind a real server on a free port of this machine, for a real browser."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    address = f"http://127.0.0.1:{port}"
    house = open_portal(office, address)
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
