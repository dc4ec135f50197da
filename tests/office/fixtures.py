"""The office as fixtures. A room that wants them imports them in its conftest:

from tests.office.fixtures import door, office, office_database, town  # noqa: F401
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from models.database import Database
from tests.office.agencies import SOURCE_OF
from tests.office.back_door import BackDoor, back_door
from tests.office.open_office import OpenOffice, open_office
from tests.schema import create_schema, empty
from tests.simulators.running import CLIENT, RunningSimulators, running_simulators

_PARTNERS = (
    "post_office",
    "sms_gateway",
    "mail_sink",
    "population_database",
    "other_commune",
    "police_post",
    "insurance_office",
    "payment_gateway",
    "city_portal",
)


@pytest.fixture(scope="session")
def office_database(domain_url: str) -> Iterator[Database]:
    database = Database(domain_url)
    create_schema(database)
    yield database
    database.close()


@pytest.fixture(scope="session")
def door() -> Iterator[BackDoor]:
    with back_door() as opened:
        yield opened


@pytest.fixture(scope="session")
def town(tmp_path_factory: pytest.TempPathFactory, door: BackDoor) -> Iterator[RunningSimulators]:
    home = tmp_path_factory.mktemp("town")
    with running_simulators(home, callback_base=door.address, pace=0.01) as running:
        door.secrets = {SOURCE_OF.get(name, name): secret for name, secret in running.secrets.items()}
        yield running


@contextmanager
def office_in(database: Database, town: RunningSimulators, door: BackDoor, home: Path) -> Iterator[OpenOffice]:
    """An office in an empty database; nothing is forced on the partners any more."""
    for partner in _PARTNERS:
        CLIENT.delete(f"{getattr(town, partner)}/force").raise_for_status()
    empty(database)
    door.database = database
    opened = open_office(database, town, home)
    yield opened
    door.database = None
    opened.office.equipment.close()


@pytest.fixture
def office(office_database: Database, town: RunningSimulators, door: BackDoor, tmp_path: Path) -> Iterator[OpenOffice]:
    """An office of the test's own."""
    with office_in(office_database, town, door, tmp_path) as opened:
        yield opened
