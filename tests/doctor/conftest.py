"""One ward with a past for all tests of the doctor; each corrupts it in a transaction of its own and takes it back."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from models.audit.chain import seal_entries
from models.database import Database
from operations.audit.anchor import AuditAnchor
from operations.doctor.every_check import examine
from operations.doctor.finding import Finding, Patient
from tasks.city_portal.send_statuses import send_due_statuses
from tests.city_portal.portal_seen import forget_all
from tests.doctor.incoming_corruptions import live_with_letters
from tests.doctor.town_life import live_through_everything
from tests.office.back_door import BackDoor
from tests.office.filings import of_a_mother_alone
from tests.office.fixtures import door, office_database, town
from tests.office.open_office import OpenOffice, open_office
from tests.office.staff import open_agency
from tests.office.story import Story
from tests.schema import empty
from tests.simulators.running import RunningSimulators

__all__ = ["door", "office_database", "town"]


@dataclass
class Ward:
    """An office with a past, its stories, and the folder with its files, logs and anchor."""

    office: OpenOffice
    stories: dict[str, Story]
    folder: Path

    def patient(self, session: Session) -> Patient:
        return Patient(
            session=session,
            now=self.office.clock.now(),
            files=self.office.files,
            full=True,
            folder=str(self.folder),
        )

    def examine(self) -> list[Finding]:
        with self.office.database.transaction() as session:
            return examine(self.patient(session))

    @contextmanager
    def spoiled(self) -> Iterator[Session]:
        """A transaction in which everything may be ruined; it is taken back at its end."""
        with Session(self.office.database.engine, expire_on_commit=False) as session:
            yield session
            session.rollback()


@pytest.fixture(scope="package")
def ward(
    office_database: Database,
    town: RunningSimulators,
    door: BackDoor,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Ward]:
    folder = tmp_path_factory.mktemp("ward")
    empty(office_database)
    door.database = office_database
    office = open_office(office_database, town, folder)
    with office_database.transaction() as session:
        open_agency(session, "H26.99.77", "Kế Bên")
    stories = live_through_everything(office)
    live_with_letters(office)
    # Most of what the portal is owed has been sent when something is spoiled; the newest still waits.
    forget_all(town)
    while send_due_statuses(office.office):
        pass
    office.file(of_a_mother_alone)
    with office_database.transaction() as session:
        seal_entries(session, 100_000)
    AuditAnchor(folder, office_database).keep()
    yield Ward(office, stories, folder)
    door.database = None
    office.office.equipment.close()
    empty(office_database)
