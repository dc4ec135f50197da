from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.linkage.acquainted import Neighbours, neighbours
from tests.linkage.fixtures import post  # noqa: F401
from tests.office.fixtures import door, office, office_database, town  # noqa: F401


@pytest.fixture(scope="package")
def side_by_side(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Neighbours]:
    """Three installations for all stories that need real ones: starting them is what costs."""
    with neighbours(tmp_path_factory.mktemp("neighbours")) as opened:
        yield opened
