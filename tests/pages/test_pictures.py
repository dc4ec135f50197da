"""`make pictures`: every page is opened once and kept as a picture, with the list they stand in."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.office.open_office import OpenOffice
from tests.pages.album import PICTURES, Shown, take, write_list
from tests.pages.lived_in import live_in
from tests.pages.reached import Walker, unreached, walk
from tests.pages.seated import Seats
from tests.pages.whole_front import serving

pytestmark = pytest.mark.pictures


@pytest.fixture
def walker(office: OpenOffice) -> Iterator[Walker]:
    with serving(office) as house:
        yield walk(house, live_in(house))


def title_of(page: Page) -> str:
    """What the window is called, and of a dossier's page the work it is about."""
    task = page.locator("#s-task")
    words = [page.title().removesuffix("– Một Cửa"), *(task.all_inner_texts() if task.count() else [])]
    return ": ".join(re.sub(r"\s+", " ", one).strip() for one in words)


def test_every_page_has_its_picture(walker: Walker, chromium: Browser) -> None:
    assert unreached(walker) == []
    shown: list[Shown] = []
    with Seats(walker.house, walker.lived, chromium) as seats:
        for look in walker.pages:
            page, route = seats.opens(look), walker.house.route_of(look.address)
            assert route is not None
            page.wait_for_load_state("networkidle")
            take(page, look.name)
            shown.append(Shown(look, route, title_of(page)))
    names = [one.look.name for one in shown]
    assert [name for name, times in Counter(names).items() if times > 1] == []
    write_list(shown, (one.stem for one in PICTURES.glob("*.png") if one.stem not in names))
