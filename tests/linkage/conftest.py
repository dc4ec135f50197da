from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.linkage.acquainted import Neighbours, ThreeNeighbours, three_neighbours, two_neighbours
from tests.linkage.fixtures import post  # noqa: F401
from tests.office.fixtures import door, office, office_database, town  # noqa: F401


@pytest.fixture(scope="package")
def two_offices(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Neighbours]:
    """Two installations for all stories that need real ones: starting them is what costs."""
    with two_neighbours(tmp_path_factory.mktemp("two")) as opened:
        yield opened


@pytest.fixture(scope="package")
def three_offices(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ThreeNeighbours]:
    with three_neighbours(tmp_path_factory.mktemp("three")) as opened:
        yield opened
