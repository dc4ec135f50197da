"""What the tests of the portal may ask for: an office behind its pages, and a browser in front of them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from operations.doctor.every_check import examine
from operations.doctor.finding import Patient
from tests.desk.browser import chromium
from tests.office.fixtures import door, office, office_database, town
from tests.office.open_office import OpenOffice
from tests.portal.portal_house import Citizen, PortalHouse, open_portal

__all__ = ["chromium", "door", "office", "office_database", "town"]


@pytest.fixture
def portal_house(office: OpenOffice) -> Iterator[PortalHouse]:
    opened = open_portal(office)
    yield opened
    for web in opened.opened:
        web.close()


@pytest.fixture
def citizen(portal_house: PortalHouse) -> Citizen:
    return portal_house.citizen()


@pytest.fixture
def doctor(office: OpenOffice) -> Iterator[None]:
    """Whatever citizens did on the pages, the records must hold together afterwards."""
    yield
    with office.database.transaction() as session:
        found = examine(Patient(session, now=office.clock.now(), files=office.files, full=True))
    assert found == []
