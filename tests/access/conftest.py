from __future__ import annotations

from collections.abc import Iterator

import pytest

from models.database import Database
from tests.access.both_houses import BothHouses, open_both
from tests.desk.browser import chromium  # noqa: F401
from tests.desk.conftest import desk  # noqa: F401
from tests.office.back_door import BackDoor
from tests.office.fixtures import door, office, office_database, office_in, town  # noqa: F401
from tests.simulators.running import RunningSimulators


@pytest.fixture(scope="module")
def both(
    office_database: Database,  # noqa: F811
    town: RunningSimulators,  # noqa: F811
    door: BackDoor,  # noqa: F811
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[BothHouses]:
    """One house for all tests of a module; a test that needs one of its own asks for `office`."""
    with office_in(office_database, town, door, tmp_path_factory.mktemp("office")) as opened:
        yield open_both(opened)
