"""What the tests of the desk may ask for: an office behind its pages, and a browser in front of them."""

from __future__ import annotations

import pytest

from tests.desk.browser import chromium  # noqa: F401
from tests.desk.desk_house import DeskHouse, open_desk
from tests.office.fixtures import door, office, office_database, town  # noqa: F401
from tests.office.open_office import OpenOffice


@pytest.fixture
def desk(office: OpenOffice) -> DeskHouse:  # noqa: F811
    return open_desk(office)
