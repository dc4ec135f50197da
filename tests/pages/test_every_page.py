"""Every page of the house: it can be reached, puts up no barrier, and does not scroll sideways at twice the size and
on the narrowest screen, in either language."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import Browser, Page

from models.database import Database
from tests.desk.browser import beside
from tests.language.people_who_read_english import everybody_reads_english
from tests.office.fixtures import office_in
from tests.pages.album import listed
from tests.pages.lived_in import live_in
from tests.pages.looks import Look
from tests.pages.reached import Walker, unreached, walk
from tests.pages.seated import Seats
from tests.pages.wcag import NARROW, UNFOLD, ZOOMED, lost_to_the_eye, sideways
from tests.pages.whole_front import serving

pytestmark = [pytest.mark.browser, pytest.mark.slow]
# What WCAG 2.2 has added and axe does not ask for by itself: what is pressed is large enough, or stands alone.
AXE: dict[str, Any] = {"resultTypes": ["violations"], "rules": {"target-size": {"enabled": True}}}


@pytest.fixture(scope="module")
def walker(office_database: Database, town: Any, door: Any, tmp_path_factory: Any) -> Iterator[Walker]:
    """One office for all questions."""
    with office_in(office_database, town, door, tmp_path_factory.mktemp("pages")) as office, serving(office) as house:
        yield walk(house, live_in(house))


def barriers(page: Page) -> list[str]:
    found = Axe().run(page, options=AXE).response["violations"]
    return [f"{one['id']}: {[node['html'][:160] for node in one['nodes']][:3]}" for one in found]


def is_letter(page: Page) -> bool:
    """A letter as its reader gets it, framed by a page of ours: it is Vietnamese, and mail programs draw rings."""
    return not page.locator("header").count()


def in_vietnamese(page: Page) -> list[str]:
    """The window is an office's screen when the page is opened."""
    wrong = [*barriers(page), *sideways(page), *sideways(page, ZOOMED)]
    return [*wrong, *([] if is_letter(page) else lost_to_the_eye(page)), *sideways(page, NARROW)]


def in_english(page: Page) -> list[str]:
    """Other words are the only difference: whatever is marked wrong would be so in Vietnamese."""
    english = page.locator("html").get_attribute("lang") == "en" or is_letter(page)
    wrong = [] if english else ["not English"]
    return [*wrong, *sideways(page, ZOOMED), *sideways(page, NARROW)]


def one_of_each(walker: Walker) -> list[Look]:
    """One view of each route, the one with the most on it named first."""
    return list({walker.house.route_of(look.address): look for look in reversed(walker.pages)}.values())


def wrong_on(looks: list[Look], seats: Seats, asked: Callable[[Page], list[str]]) -> str:
    """A line for each page on which something is wrong."""
    wrong: list[str] = []
    with seats:
        for look in looks:
            page = seats.opens(look)
            page.evaluate(UNFOLD)
            found = asked(page)
            if found or seats.complaints:
                wrong.append(f"{look.name} {look.address}: {found + seats.complaints}")
            seats.complaints.clear()
    return "\n".join(wrong)


def test_every_page_stands_in_the_list(walker: Walker) -> None:
    """A new one has no picture yet."""
    routes = {route.path for look in walker.pages if (route := walker.house.route_of(look.address))}
    assert routes - listed() == set(), "make pictures, and look at the new ones"


def test_every_page_is_reached_and_can_be_read_by_everybody(walker: Walker, chromium: Browser) -> None:
    assert unreached(walker) == [], "no page leads there, or nobody may open it: give tests/pages/looks.py a view of it"
    assert len(walker.pages) > 80
    assert wrong_on(walker.pages, Seats(walker.house, walker.lived, chromium), in_vietnamese) == ""


def test_every_page_in_english_fits_the_screen(walker: Walker, chromium: Browser) -> None:
    beside(lambda: everybody_reads_english(walker.house.desk))
    assert wrong_on(one_of_each(walker), Seats(walker.house, walker.lived, chromium, english=True), in_english) == ""
