"""However many dossiers there are, a page makes a bounded number of queries; the same pages as are measured."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from sqlalchemy import event

from operations.demo.volume.pages import Page, pages
from tests.desk.desk_house import DeskHouse, open_desk
from tests.volume.conftest import Filled

pytestmark = pytest.mark.slow
LISTS, SEARCH, FOLDER = 16, 8, 50


@pytest.fixture
def house(filled: Filled) -> DeskHouse:
    return open_desk(filled.office)


def test_every_page_makes_a_bounded_number_of_queries(filled: Filled, house: DeskHouse) -> None:
    wanted: list[Page] = filled.office.scalars(lambda session: list(pages(session)))
    made = {page.name: _most_queries(filled, house, page) for page in wanted}

    for name, most in made.items():
        assert most <= _bound(name), f"{name}: {most} queries"
    assert made["Việc của tôi, mot-cua"] > 0
    assert made["Hồ sơ đang mở"] > 0


def _bound(name: str) -> int:
    if name.startswith("Tìm"):
        return SEARCH
    return FOLDER if name.startswith("Hồ sơ") else LISTS


def _most_queries(filled: Filled, house: DeskHouse, page: Page) -> int:
    """Over some of the page's addresses; a page that is not built yet makes none."""
    visitor = house.visitor(page.role)
    most = 0
    for address in page.addresses[:10]:
        with _counted(filled) as count:
            answer = visitor.get(address)
        if answer.status_code == 404:
            return 0
        assert answer.status_code in (200, 303), (page.name, answer.status_code)
        most = max(most, len(count))
    return most


@contextmanager
def _counted(filled: Filled) -> Iterator[list[str]]:
    made: list[str] = []

    def count(connection: object, cursor: object, statement: str, *_: object) -> None:
        made.append(statement)

    engine = filled.office.database.engine
    event.listen(engine, "before_cursor_execute", count)
    try:
        yield made
    finally:
        event.remove(engine, "before_cursor_execute", count)
