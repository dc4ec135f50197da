"""Procedures made up by chance, read by an office that dies and a runner that drops, doubles and re-orders."""

from __future__ import annotations

import os
import random
import secrets
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from uuid import UUID, uuid4

import pytest

from models.database import Database
from models.progress.wake_up import wake
from tests.chance.office import drive
from tests.chance.oracle import Place, lines_of
from tests.chance.outside import Run
from tests.chance.program import Added, Ask, Await, Do, Each, Fate, Print, Repeat, Sides, Tell, every_kind
from tests.chance.told import know_these_acts
from tests.chance.verdict import faults_of
from tests.crash.kills import KILLED, Kills
from tests.crash.trial_oracle import doctor_says
from tests.crash.trials import trial_agency, trial_dossier
from tests.crash.warm_parent import WarmParent
from tests.schema import create_schema, empty

SLICE = 60
MANY = 300
PARTS = 4
AT_ONCE = 4
LANES = 2
MOST_DEATHS = 3
# A little more than an office of so many dossiers passes, so that some deaths come at the very end and some never.
FAILPOINTS = 260
KINDS = {Do, Print, Tell, Ask, Await, Repeat, Sides, Each, Added}


@dataclass
class Ward:
    """Where the offices of a test stand: one database, a folder each."""

    database: Database
    warm: WarmParent
    folder: Path
    agency_id: UUID
    deaths: int = 0
    mischief: Counter[str] = field(default_factory=Counter)

    def faults_of_office(self, seed: int) -> list[str]:
        """This will drive an office with the procedures and the misfortunes of this seed, and judge what it left."""
        chance = random.Random(f"office {seed}")
        folder = self.folder / uuid4().hex
        folder.mkdir()
        fates = {self._file(UUID(int=chance.getrandbits(128))): Fate(chance.getrandbits(40)) for _ in range(AT_ONCE)}
        run = Run(self.database.url, folder, self.agency_id, fates, mischief=seed)
        kills = Kills(folder / "failpoints")
        kills.at(chance.randint(1, FAILPOINTS) for _ in range(chance.randint(0, MOST_DEATHS)))
        while (code := self._live(run, kills)) == KILLED:
            self.deaths += 1
        if code != 0:
            return [f"office {seed} ended with {code}: {(folder / 'log').read_text()[-2000:]}"]
        self.mischief.update((folder / "mischief").read_text().splitlines())
        return [f"office {seed}: {fault}" for fault in faults_of(self.database, run)]

    def _live(self, run: Run, kills: Kills) -> int:
        log = run.folder / "log"
        process = self.warm.start(drive, run, environment=kills.environment, log=log)
        ended = process.ended_with(120)
        if ended is None:
            process.kill()
            pytest.fail(f"the office hung: {log.read_text()[-2000:]}")
        return ended

    def _file(self, dossier_id: UUID) -> UUID:
        dossier = trial_dossier(self.agency_id)
        dossier.id = dossier_id
        with self.database.transaction() as session:
            session.add(dossier)
            session.flush()
            wake(session, dossier.id)
        return dossier.id


@pytest.fixture(scope="module")
def ward(domain_url: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ward]:
    know_these_acts()
    database = Database(domain_url, pool_size=LANES)
    create_schema(database)
    empty(database)
    agency = trial_agency()
    with database.transaction() as session:
        session.add(agency)
    warm = WarmParent(["tests.chance.office", "tests.crash.ready_models"])
    yield Ward(database, warm, tmp_path_factory.mktemp("ward"), agency.id)
    empty(database)
    database.close()


def test_chance_makes_up_procedures_of_every_kind_and_the_oracle_leads_each_to_its_end() -> None:
    programs = [Fate(seed).program() for seed in range(300)]

    assert {kind for program in programs for kind in every_kind(program.body)} == KINDS
    for seed, program in enumerate(programs):
        told = lines_of(Fate(seed), program.body, "", _Everything(), older=False)
        assert told.ended
        assert told.legs[""][-1].place == ("", "finish", 1)


def test_nothing_is_lost_or_doubled_in_procedures_made_up_by_chance(ward: Ward, summary: list[str]) -> None:
    seed = int(os.environ.get("MOTCUA_CRASH_SEED") or secrets.randbits(32))
    summary.append(_try(ward, seed, SLICE))


@pytest.mark.crash
@pytest.mark.parametrize("part", range(PARTS))
def test_nothing_is_lost_or_doubled_in_more_than_a_thousand_procedures(
    ward: Ward, summary: list[str], part: int
) -> None:
    summary.append(_try(ward, secrets.randbits(32), MANY))


def _try(ward: Ward, seed: int, count: int) -> str:
    ward.deaths = 0
    ward.mischief.clear()
    chance = random.Random(seed)
    offices = [chance.getrandbits(32) for _ in range(count // AT_ONCE)]
    with ThreadPoolExecutor(LANES) as lanes:
        faults = [fault for found in lanes.map(ward.faults_of_office, offices) for fault in found]

    if faults:
        pytest.fail("\n".join([f"seed {seed}", *faults]), pytrace=False)
    assert doctor_says(ward.database) == []
    assert ward.deaths
    misfortunes = ", ".join(f"{times} {what}" for what, times in sorted(ward.mischief.items()))
    return f"{count} procedures by chance, seed {seed}: {ward.deaths} deaths, {misfortunes}; 0 lost, 0 doubled"


class _Everything(dict[Place, int]):
    """Every place there is."""

    def __contains__(self, place: object) -> bool:
        return True
