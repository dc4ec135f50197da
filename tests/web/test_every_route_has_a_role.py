"""Every route of the whole house says who may use it; a new one that says nothing is found here."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from fastapi.routing import RouteContext, iter_route_contexts
from starlette.testclient import TestClient

import api.router
import desk.router
import portal.router
from tests.web.house import BASE, House
from web.application import create_application
from web.open_to import OpenTo, declared_for

CHANGING = {"POST", "PUT", "PATCH", "DELETE"}
SOMETHING = "00000000-0000-4000-8000-000000000000"


@pytest.fixture
def whole(house: House) -> Iterator[TestClient]:
    """The house with all its rooms, seen by somebody who has shown nothing."""
    rooms = (*api.router.routers(), *desk.router.routers(), *portal.router.routers())
    with TestClient(create_application(house.front, rooms), base_url=BASE, follow_redirects=False) as web:
        yield web


def routes(web: TestClient) -> list[RouteContext]:
    return list(iter_route_contexts(web.app.routes))  # type: ignore[attr-defined]


def address(route: RouteContext) -> str:
    return re.sub(r"\{[^}]+\}", SOMETHING, route.path or "")


def test_every_route_says_who_may_use_it(whole: TestClient) -> None:
    found = routes(whole)

    silent = [route.path for route in found if route.endpoint is None or declared_for(route.endpoint) == OpenTo()]
    assert silent == []
    assert len(found) > 40


def test_nothing_that_is_not_for_anyone_is_shown_or_done_to_anyone(whole: TestClient) -> None:
    """A stranger is sent to log in, told to show something, or learns not even that there is something."""
    for route in routes(whole):
        assert route.endpoint is not None
        if not declared_for(route.endpoint).anyone:
            for method in route.methods or ():
                answer = whole.request(method, address(route), headers={"Origin": BASE, "Accept": "text/html"})
                assert answer.status_code in (303, 401, 403, 404, 415, 422), (method, route.path, answer.status_code)
                if answer.status_code == 303:
                    assert answer.headers["location"].startswith(("/dang-nhap?", "/tra-cuu")), route.path


def test_no_form_of_any_page_is_taken_from_elsewhere(whole: TestClient) -> None:
    for route in routes(whole):
        if not (route.path or "").startswith("/api/"):
            for method in CHANGING & (route.methods or set()):
                answer = whole.request(method, address(route), headers={"Origin": "https://ke-xau.example"})
                assert answer.status_code == 403, (method, route.path, answer.status_code)
