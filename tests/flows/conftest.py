"""Every story ends with the doctor's examination: whatever was told, the records must hold together."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from operations.doctor.every_check import examine
from operations.doctor.finding import Patient
from tests.office.fixtures import door, office, office_database, town
from tests.office.open_office import OpenOffice

__all__ = ["door", "office", "office_database", "town"]


@pytest.fixture(autouse=True)
def doctor(office: OpenOffice, request: pytest.FixtureRequest) -> Iterator[None]:
    """`unwell("I5")` marks a story that breaks the records on purpose: the doctor must find just that."""
    yield
    unwell = request.node.get_closest_marker("unwell")
    with office.database.transaction() as session:
        found = examine(Patient(session, now=office.clock.now(), files=office.files, full=True))
    assert {one.invariant for one in found} == set(unwell.args if unwell else ()), found
