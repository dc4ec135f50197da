"""An empty database with the schema, for the tests of the demonstration."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from models.database import Database
from tests.schema import create_schema, empty


@pytest.fixture(scope="module")
def database(domain_url: str) -> Iterator[Database]:
    """Emptied once a module: what one test leaves there, the next finds."""
    opened = Database(domain_url, pool_size=6)
    create_schema(opened)
    empty(opened)
    yield opened
    empty(opened)
    opened.close()
