"""What the tests of the reports may ask for: an office, its desk, a browser, and an agency in an empty database."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

import pytest

from models.database import Database
from tests.desk.browser import chromium  # noqa: F401
from tests.desk.desk_house import DeskHouse, open_desk
from tests.office.fixtures import door, office, office_database, town  # noqa: F401
from tests.office.open_office import OpenOffice
from tests.office.staff import open_agency
from tests.schema import empty


@pytest.fixture
def desk(office: OpenOffice) -> DeskHouse:  # noqa: F811
    return open_desk(office)


@dataclass(frozen=True)
class Ward:
    """An agency with no people and no dossiers yet."""

    database: Database
    agency_id: UUID


@pytest.fixture
def ward(office_database: Database) -> Ward:  # noqa: F811
    empty(office_database)
    with office_database.transaction() as session:
        agency_id = open_agency(session).id
    return Ward(office_database, agency_id)
