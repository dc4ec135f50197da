"""One Friday for all tests of a file that only look: living through a week costs more than looking at it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from models.database import Database
from tests.desk.desk_house import DeskHouse, open_desk
from tests.desk.supervision.friday import Friday, lived
from tests.office.back_door import BackDoor
from tests.office.fixtures import office_in
from tests.simulators.running import RunningSimulators


@pytest.fixture(scope="module")
def old_desk(
    office_database: Database, town: RunningSimulators, door: BackDoor, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[DeskHouse]:
    """Shared by a file, in which then no test may ask for a desk of its own: there is one database."""
    home: Path = tmp_path_factory.mktemp("friday")
    with office_in(office_database, town, door, home) as office:
        yield open_desk(office)


@pytest.fixture(scope="module")
def week(old_desk: DeskHouse) -> Friday:
    return lived(old_desk.office)
