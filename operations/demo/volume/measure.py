"""How long the desk's pages take in the server with all that is here, and how many queries each of them makes."""

from __future__ import annotations

import socket
import statistics
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import Any

import httpx
import uvicorn
from sqlalchemy import event, select

import desk.router
from models.database import Database
from models.staff_member import StaffMember
from operations.calm_collector import calm_collector
from operations.demo.volume.pages import Page, pages, ward_of
from operations.front.application import CONNECTIONS, front_door
from operations.settings import Settings
from web.application import create_application
from web.front_door import FrontDoor
from web.page_visit import cookie_name
from web.staff_session import check_password, open_session

TIMES = 200
WARMING = 10
PATIENCE_S = 60.0


@dataclass(frozen=True)
class Speed:
    """Milliseconds in the server, from the request to the last byte; `queries` is the most that one request made."""

    page: Page
    times: int
    least_ms: float
    median_ms: float
    p95_ms: float
    most_ms: float
    queries: int

    @property
    def kept(self) -> bool:
        return self.page.limit_ms is None or self.p95_ms < self.page.limit_ms


@dataclass
class _Stopwatch:
    """Around the whole application: each request's time, and the queries made in it."""

    app: Any
    took_ms: list[float] = field(default_factory=list)
    made: list[int] = field(default_factory=list)
    queries: int = 0

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        before, began = self.queries, time.perf_counter()
        await self.app(scope, receive, send)
        self.took_ms.append((time.perf_counter() - began) * 1000)
        self.made.append(self.queries - before)

    def count(self, *_: Any) -> None:
        self.queries += 1

    def begin_anew(self) -> None:
        self.took_ms.clear()
        self.made.clear()


def measure(settings: Settings, url: str, times: int = TIMES) -> Iterator[Speed | Page]:
    """This will open every page so many times; a page that is not there is given as it is."""
    database = Database(url, pool_size=CONNECTIONS)
    try:
        with database.transaction() as session:
            wanted = list(pages(session))
        front = replace(front_door(settings, database), base_url="http://127.0.0.1")
        secret = settings.demo_secret.get_secret_value()
        with _served(front) as (address, watch):
            # As the office's own web process does once it is ready.
            calm_collector()
            for page in wanted:
                staff_id = check_password(front, _somebody(database, page), secret, "127.0.0.1")
                logged_in = open_session(front, staff_id, "page")
                yield _measured(address, watch, page, times, {cookie_name(front): logged_in.token})
    finally:
        database.close()


def _measured(address: str, watch: _Stopwatch, page: Page, times: int, cookies: dict[str, str]) -> Speed | Page:
    with httpx.Client(base_url=address, cookies=cookies, timeout=PATIENCE_S, trust_env=False) as http:
        for number in range(WARMING):
            if http.get(page.addresses[number % len(page.addresses)]).status_code == httpx.codes.NOT_FOUND:
                return page
        watch.begin_anew()
        for number in range(times):
            answer = http.get(page.addresses[number % len(page.addresses)])
            assert answer.status_code in (httpx.codes.OK, httpx.codes.SEE_OTHER), answer.status_code
    took = sorted(watch.took_ms)
    return Speed(page, times, took[0], statistics.median(took), took[int(len(took) * 0.95)], took[-1], max(watch.made))


@contextmanager
def _served(front: FrontDoor) -> Iterator[tuple[str, _Stopwatch]]:
    """The desk on a port of its own, for the length of the measurement."""
    watch = _Stopwatch(create_application(front, desk.router.routers()))
    event.listen(front.database.engine, "before_cursor_execute", watch.count)
    listening = socket.socket()
    listening.bind(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(watch, log_level="error", access_log=False, lifespan="off"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    while not server.started and thread.is_alive():
        time.sleep(0.01)
    try:
        yield f"http://127.0.0.1:{listening.getsockname()[1]}", watch
    finally:
        server.should_exit = True
        thread.join()


def _somebody(database: Database, page: Page) -> str:
    """Who in the busiest ward has the page's role."""
    with database.transaction() as session:
        ward = ward_of(session)
        who = select(StaffMember).where(StaffMember.agency_id == ward.id, StaffMember.roles.contains([page.role.value]))
        return session.scalars(who.order_by(StaffMember.username)).all()[0].username
