"""Trials of the engine: one dossier each, driven to its end by an office that dies where it is told to."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from uuid import UUID, uuid4

import pytest

from models.agency import Agency
from models.database import Database
from models.dossier import Dossier
from models.progress.wake_up import wake
from tests.crash.kills import KILLED, Kills, kinds
from tests.crash.trial_run import MORNING, Run, drive
from tests.crash.warm_parent import WarmParent


@dataclass
class Trials:
    """The trials of one test: each in a folder and a dossier of its own, all in one database."""

    database: Database
    warm: WarmParent
    folder: Path
    agency_id: UUID
    passed: Counter[str] = field(default_factory=Counter)

    def run(self, story: str, *deadly: int) -> tuple[Run, int, int]:
        """This will drive a dossier to its end, dying at those hits; gives the run, its deaths and all its hits."""
        folder = self.folder / uuid4().hex
        folder.mkdir()
        run = Run(self.database.url, folder, self._file(), self.agency_id, story)
        kills = Kills(folder / "failpoints")
        kills.at(deadly)
        deaths = 0
        while (code := self._live(run, kills)) == KILLED:
            deaths += 1
            (folder / "restarted").touch()
        assert code == 0, f"{story}, killed at {deadly}: the driver ended with {code}"
        hits = kills.hits()
        self.passed.update(kinds(hits))
        return run, deaths, len(hits)

    def _live(self, run: Run, kills: Kills) -> int:
        process = self.warm.start(drive, run, environment=kills.environment)
        ended = process.ended_with(60)
        if ended is None:
            process.kill()
            pytest.fail("the office hung")
        return ended

    def _file(self) -> UUID:
        dossier = trial_dossier(self.agency_id)
        with self.database.transaction() as session:
            session.add(dossier)
            session.flush()
            wake(session, dossier.id)
        return dossier.id


def trial_dossier(agency_id: UUID) -> Dossier:
    return Dossier(
        id=uuid4(),
        code=f"H26.99.02-260827-{uuid4().hex[:8]}",
        agency_id=agency_id,
        procedure="1.001193",
        edition="2026-01",
        channel="desk",
        filed_by="test",
        tracking_secret="S",
        applicant_name="A",
        subject_name="B",
        subject_sort="b",
        search_text="a b",
        applicant={},
        declaration={},
        delivery={},
        delivery_way="desk",
        payment_way="none",
        filing_facts={},
        received_at=MORNING,
        counted_from=MORNING,
        react_by=MORNING,
    )


def trial_agency() -> Agency:
    return Agency(
        id=uuid4(),
        code="H26.99.02",
        name="UBND phường Thử",
        place="Thử",
        province_code="01",
        ward_code="00002",
        address="2 phố Thử",
        phone="02400000002",
        one_stop_name="Trung tâm Phục vụ hành chính công",
    )
