"""Which addresses of which routes can be opened by whom: what is named, what needs no name, and what pages lead to.

A new GET route joins by itself: without placeholders it is opened by a role it is open to, with placeholders some page
must lead to it. What nothing leads to is told by its path.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

from httpx import Response
from starlette.testclient import TestClient

from models.role import Role
from tests.pages.lived_in import LivedIn
from tests.pages.looks import Look, looks
from tests.pages.whole_front import PageRoute, WholeFront

Who = Role | str | None
OPENS = (200, 303)
_LEADS = {"a": "href", "img": "src", "link": "href", "script": "src", "object": "data", "iframe": "src"}


class _Links(HTMLParser):
    """Every address a page leads to or is made of."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [value or "" for name, value in attrs if name == _LEADS.get(tag) or name == "data-live"]


@dataclass
class Walker:
    """Opens addresses without a browser, each as whoever may, and remembers what was opened."""

    house: WholeFront
    lived: LivedIn
    reached: dict[str, Look] = field(default_factory=dict)
    pages: list[Look] = field(default_factory=list)
    led_to: list[tuple[Who, str]] = field(default_factory=list)
    _clients: dict[Who, TestClient] = field(default_factory=dict)

    def client(self, who: Who) -> TestClient:
        if who not in self._clients:
            self._clients[who] = self._seat(who)
        return self._clients[who]

    def _seat(self, who: Who) -> TestClient:
        if isinstance(who, Role):
            return self.house.desk.visitor(who).web
        citizen = self.house.portal.citizen()
        if who is not None:
            citizen.comes_with_the_receipt(self.lived.stories[who])
        return citizen.web

    def looks_at(self, look: Look) -> Response:
        answer: Response = self.client(look.who).get(look.address, headers={"Accept": "text/html"})
        if answer.status_code in OPENS and (route := self.house.route_of(look.address)):
            self.reached.setdefault(route.path, look)
        if answer.status_code == 200 and answer.headers.get("content-type", "").startswith("text/html"):
            self.pages.append(look)
            self.led_to += [(look.who, link) for link in _Links(answer.text).found if link.startswith("/")]
        return answer

    def may(self, route: PageRoute, found_by: Who) -> list[Who]:
        """Who is tried: whoever found it, then the roles it is open to."""
        staff = sorted(route.open_to.staff, key=list(Role).index)
        if isinstance(found_by, Role):
            staff = [found_by] * (found_by in staff) + [role for role in staff if role is not found_by]
        return [*staff] or [found_by if not isinstance(found_by, Role) else None]


def walk(house: WholeFront, lived: LivedIn) -> Walker:
    """This will open everything that can be found."""
    walker = Walker(house, lived)
    for look in looks(house, lived):
        answer = walker.looks_at(look)
        assert answer.status_code == 200, (look, answer.status_code, answer.text[:300])
    opened = {look.address for look in walker.pages}
    for route in house.routes:
        if route.is_plain and route.path not in opened:
            _try(walker, route, None, route.path)
    while _follow(walker):
        pass
    return walker


def unreached(walker: Walker) -> list[str]:
    return [route.path for route in walker.house.routes if route.path not in walker.reached]


def _follow(walker: Walker) -> bool:
    """One round over what the pages lead to; whether it led anywhere new."""
    known, links = len(walker.reached), dict.fromkeys(walker.led_to)
    for who, address in links:
        route = walker.house.route_of(address)
        if route is not None and route.path not in walker.reached:
            _try(walker, route, who, address)
    return len(walker.reached) > known


def _try(walker: Walker, route: PageRoute, found_by: Who, address: str) -> None:
    taken = {look.name for look in walker.pages}
    # A page that asks and has been asked nothing.
    name = f"{name_of(route)}-trong" if name_of(route) in taken else name_of(route)
    for who in walker.may(route, found_by):
        if walker.looks_at(Look(name, who, address.partition("#")[0])).status_code in OPENS:
            return


def name_of(route: PageRoute) -> str:
    """What its picture is called where nobody has named it."""
    house = "cong" if route.open_to.anyone or route.open_to.applicant else "desk"
    words = [part for part in route.path.split("/") if part and "{" not in part]
    words += ["mot"] * route.path.endswith("}")
    return "-".join([house, *words]) if words else f"{house}-dau"
