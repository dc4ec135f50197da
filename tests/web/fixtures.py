"""The house as fixtures. A room that wants them imports them in its conftest:

from tests.web.fixtures import house, house_database  # noqa: F401
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from models.database import Database
from tests.schema import create_schema, empty
from tests.web import trial_pages
from tests.web.house import House, open_house


@pytest.fixture(scope="session")
def house_database(domain_url: str) -> Iterator[Database]:
    database = Database(domain_url)
    create_schema(database)
    yield database
    database.close()


@pytest.fixture
def house(house_database: Database, tmp_path: Path) -> Iterator[House]:
    """The API, and some trial pages beside it."""
    empty(house_database)
    opened = open_house(house_database, tmp_path, trial_pages.router)
    with opened.web:
        yield opened
