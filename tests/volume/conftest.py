"""An office with a few hundred copied dossiers, for all tests of this room; the patterns are driven once."""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from sqlalchemy import select

from models.audit.chain import seal_entries
from models.database import Database
from models.dossier import Dossier
from models.linkage.exchange_chain import seal_exchanges
from operations.demo.volume.drive_pattern import Aim
from operations.demo.volume.generate import Ground, generate
from operations.demo.volume.patterns import Pattern, make_patterns
from operations.demo.volume.pour import Poured
from operations.doctor.every_check import examine
from operations.doctor.finding import Finding, Patient
from tests.office.back_door import BackDoor
from tests.office.filings import at_the_desk
from tests.office.fixtures import door, office_database, town
from tests.office.open_office import OpenOffice, open_office
from tests.office.story import Story
from tests.schema import empty
from tests.simulators.running import RunningSimulators

__all__ = ["door", "office_database", "town"]

COUNT = 300
ADDRESS = "https://motcua.example"
# As few of the first ward as show every kind: at the desk and from home, by post and paid at the door, refused; and
# open at most places, with people, with the citizen, with a partner.
WANTED = (
    "01-complete-at-the-desk, delivered",
    "05-posted-with-copies-cash-on-delivery, delivered",
    "105-death-of-long-ago-without-papers, refused",
    "110-two-at-the-desk, delivered",
    "142-eldest-brother-online, delivered",
    "172-linked-withdrawn-in-time, withdrawn",
    "01-complete-at-the-desk, checks_components",
    "01-complete-at-the-desk, receives",
    "07-without-the-medical-certificate, supplements",
    "100-death-in-hospital, appraises",
    "130-single-to-marry, answers_look_up",
    "130-single-to-marry, signs",
    "01-complete-at-the-desk, decides",
)


@dataclass
class Filled:
    """The office, the dossier that was there before, and what was written."""

    office: OpenOffice
    before: Story
    patterns: list[Pattern]
    poured: Poured
    folder: Path

    @property
    def ground(self) -> Ground:
        office = self.office
        return Ground(office.database, office.files, ADDRESS, office.clock.now, os.environ["MOTCUA_PERSONAL_KEY"])

    def examine(self) -> list[Finding]:
        """What the doctor finds when he examines everything."""
        with self.office.database.transaction() as session:
            patient = Patient(session, now=self.office.clock.now(), files=self.office.files, full=True)
            return examine(patient)

    def die_while_generating(self, count: int, *, batch: int, at: str) -> int:
        """This will have a process of its own generate, be killed at the failpoint, and give how it ended."""
        patterns, control = self.folder / "patterns.pickle", self.folder / "failpoints"
        patterns.write_bytes(pickle.dumps(self.patterns))
        control.write_text(at)
        told = [self.office.database.url, str(self.folder), str(patterns), self.office.clock.now().isoformat()]
        child = [sys.executable, "-m", "tests.volume.generating", *told, str(count), str(batch)]
        environment = os.environ | {"MOTCUA_FAILPOINTS": str(control), "PYTHONPATH": os.getcwd()}
        return subprocess.run(child, env=environment, timeout=60, check=False).returncode

    def seal(self) -> None:
        with self.office.database.transaction() as session:
            seal_entries(session, 100_000)
            seal_exchanges(session, 100_000)

    def copies(self, *, ended: bool) -> list[Dossier]:
        wanted = select(Dossier).where(Dossier.id != self.before.dossier_id, Dossier.ending.is_not(None) == ended)
        with self.office.database.transaction() as session:
            return list(session.scalars(wanted.order_by(Dossier.id)))


def _is_wanted() -> Callable[[Aim], bool]:
    """One drive for each name: the first of several ages is enough."""
    seen: set[str] = set()

    def wanted(aim: Aim) -> bool:
        first = aim.name in WANTED and aim.name not in seen
        seen.add(aim.name)
        return first

    return wanted


@pytest.fixture(scope="package")
def filled(
    office_database: Database, town: RunningSimulators, door: BackDoor, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Filled]:
    folder = tmp_path_factory.mktemp("filled")
    empty(office_database)
    door.database = office_database
    office = open_office(office_database, town, folder)
    before = office.file(at_the_desk)
    key = os.environ["MOTCUA_PERSONAL_KEY"]
    patterns = make_patterns(key, office.clock.now(), office.files, lambda done, of, name: None, _is_wanted())
    here = Filled(office, before, patterns, Poured(), folder)
    here.poured = generate(here.ground, COUNT, lambda what, done, of: None, patterns)
    yield here
    door.database = None
    office.office.equipment.close()
    empty(office_database)
