"""Every page of the house: it can be reached, puts up no barrier, and does not scroll sideways at twice the size."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import Browser, Page

from models.database import Database
from tests.office.fixtures import office_in
from tests.pages.album import listed
from tests.pages.lived_in import live_in
from tests.pages.reached import Walker, unreached, walk
from tests.pages.seated import Seats
from tests.pages.whole_front import serving

pytestmark = [pytest.mark.browser, pytest.mark.slow]
OFFICE_SCREEN, ZOOMED = 1366, 683
# What WCAG 2.2 has added and axe does not ask for by itself: what is pressed is large enough, or stands alone.
AXE: dict[str, Any] = {"resultTypes": ["violations"], "rules": {"target-size": {"enabled": True}}}
WIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
UNFOLD = "document.querySelectorAll('main details').forEach((folded) => { folded.open = true; })"


@pytest.fixture(scope="module")
def walker(office_database: Database, town: Any, door: Any, tmp_path_factory: Any) -> Iterator[Walker]:
    """One office for both questions."""
    with office_in(office_database, town, door, tmp_path_factory.mktemp("pages")) as office, serving(office) as house:
        yield walk(house, live_in(house))


def barriers(page: Page) -> list[str]:
    found = Axe().run(page, options=AXE).response["violations"]
    return [f"{one['id']}: {[node['html'][:160] for node in one['nodes']][:3]}" for one in found]


def too_wide(page: Page) -> list[str]:
    found = []
    for width, height in ((ZOOMED, 384), (OFFICE_SCREEN, 768)):
        page.set_viewport_size({"width": width, "height": height})
        if (sideways := page.evaluate(WIDE)) > 0:
            found.append(f"{sideways} dots too wide at {width}")
    return found


def test_every_page_stands_in_the_list(walker: Walker) -> None:
    """A new one has no picture yet."""
    routes = {route.path for look in walker.pages if (route := walker.house.route_of(look.address))}
    assert routes - listed() == set(), "make pictures, and look at the new ones"


def test_every_page_is_reached_and_can_be_read_by_everybody(walker: Walker, chromium: Browser) -> None:
    assert unreached(walker) == [], "no page leads there, or nobody may open it: give tests/pages/looks.py a view of it"
    assert len(walker.pages) > 80
    wrong: dict[str, list[str]] = {}
    with Seats(walker.house, walker.lived, chromium) as seats:
        for look in walker.pages:
            page = seats.opens(look)
            page.evaluate(UNFOLD)
            found = barriers(page) + too_wide(page)
            if found or seats.complaints:
                wrong[f"{look.name} {look.address}"] = found + seats.complaints
            seats.complaints.clear()
    assert wrong == {}
