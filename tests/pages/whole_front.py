"""Desk, portal and what the house serves by itself behind one real server, as a ward has them."""

from __future__ import annotations

import contextlib
import re
import socket
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import uvicorn
from fastapi.routing import RouteContext, iter_route_contexts

import desk.router
import portal.router
from models.clock.clock import FixedClock
from tests.desk.desk_house import DeskHouse
from tests.office.open_office import OpenOffice
from tests.office.payer import page_at
from tests.portal.portal_house import PortalHouse
from web.application import create_application
from web.front_door import FrontDoor
from web.open_to import OpenTo, declared_for


@dataclass(frozen=True)
class PageRoute:
    """One GET route of the house; `pattern` is what its addresses look like."""

    path: str
    open_to: OpenTo
    says: str

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        parts = re.split(r"(\{[^}]+\})", self.path)
        made = [re.escape(part) if part[:1] != "{" else ".+" if ":path" in part else "[^/]+" for part in parts]
        return re.compile("".join(made) + r"\Z")

    @property
    def is_plain(self) -> bool:
        return "{" not in self.path


@dataclass
class WholeFront:
    """The same application seen as the desk and as the portal."""

    desk: DeskHouse
    portal: PortalHouse
    address: str

    @cached_property
    def routes(self) -> list[PageRoute]:
        """Every GET route, those without placeholders first: the first that fits an address is the right one."""
        found = [_page_route(one) for one in iter_route_contexts(self.desk.app.routes) if "GET" in (one.methods or ())]
        return sorted(found, key=lambda route: (not route.is_plain, route.path.count("{"), route.path))

    def route_of(self, address: str) -> PageRoute | None:
        path = address.partition("?")[0].partition("#")[0]
        return next((route for route in self.routes if route.pattern.match(path)), None)


def _page_route(route: RouteContext) -> PageRoute:
    assert route.endpoint is not None
    says = " ".join((route.endpoint.__doc__ or "").split())
    return PageRoute(route.path or "", declared_for(route.endpoint), says)


def open_front(office: OpenOffice, address: str) -> WholeFront:
    machine = FixedClock(office.clock.now())
    front = FrontDoor(
        database=office.database,
        clock=office.clock,
        files=office.files,
        keyring=office.keyring,
        base_url=address,
        default_agency=office.agency.code,
        machine=machine,
        payment_page=lambda: page_at(office.town),
        readiness=lambda: {"web": True},
    )
    app = create_application(front, (*desk.router.routers(), *portal.router.routers()))
    return WholeFront(DeskHouse(office, front, app, machine), PortalHouse(office, front, app, machine), address)


@contextlib.contextmanager
def serving(office: OpenOffice) -> Iterator[WholeFront]:
    """This will serve it on a free port of this machine."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    house = open_front(office, f"http://127.0.0.1:{port}")
    config = uvicorn.Config(house.desk.app, host="127.0.0.1", port=port, log_level="error", lifespan="off")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    try:
        yield house
    finally:
        server.should_exit = True
        thread.join(10)
