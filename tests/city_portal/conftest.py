"""An office, and what the simulated portal of the city made of what it was told."""

from __future__ import annotations

import pytest

from tests.city_portal.portal_seen import PortalSeen
from tests.office.fixtures import door, office, office_database, town  # noqa: F401
from tests.office.open_office import OpenOffice


@pytest.fixture
def portal(office: OpenOffice) -> PortalSeen:  # noqa: F811
    seen = PortalSeen(office)
    seen.loses()
    return seen
