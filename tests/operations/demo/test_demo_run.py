"""`motcua demo` as a person runs it, against a web that listens and a real database."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import time, timedelta
from pathlib import Path
from uuid import UUID

import httpx
import psycopg
import pytest
from sqlalchemy import func, select, text

from models.agency import Agency
from models.clock.clock import VIETNAM, SystemClock
from models.clock.clock_offset import ClockOffset
from models.database import Database
from models.dossier import Dossier
from models.intake.component import Component
from models.progress.reading import Reading
from models.progress.wake_up import CHANNEL
from models.progress.work_item import ItemState, WorkItem
from operations.demo.dossier_file import KEYS, When
from operations.demo.seed import agency_codes
from operations.front.ready import readiness
from operations.machine.loopback import free_port
from operations.settings import Settings
from tests.operations.demo.filings import samples
from tests.operations.demo.web import serving

FIRST = "01-complete-at-the-desk"


@dataclass(frozen=True)
class Office:
    """The web of a demonstration and what `motcua` is told to reach it."""

    database: Database
    settings: Settings
    environment: Mapping[str, str]

    def run(self, *arguments: str, **told: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-P", "-m", "operations.command", "demo", *arguments],
            env={**self.environment, **told},
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )

    def dossiers(self) -> list[Dossier]:
        with self.database.transaction() as session:
            return list(session.scalars(select(Dossier).order_by(Dossier.received_at)))

    def wards(self) -> dict[object, int]:
        """The number of each ward by its id."""
        numbers = {code: ward for ward, code in agency_codes().items()}
        with self.database.transaction() as session:
            return {agency.id: numbers[agency.code] for agency in session.scalars(select(Agency))}


@pytest.fixture(scope="module")
def office(database: Database, domain_url: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    home = tmp_path_factory.mktemp("demo") / "var"
    home.mkdir()
    with socket.create_server(("127.0.0.1", 0)) as listening:
        told = {
            "MOTCUA_HOME": str(home),
            "MOTCUA_DEMO": "true",
            "MOTCUA_PORT": str(listening.getsockname()[1]),
            "MOTCUA_PREFECT_PORT": str(free_port()),
            "DATABASE_URL": domain_url,
        }
        settings = _settings(home, told)
        with serving(settings, database, listening):
            yield Office(database, settings, {**os.environ, **told})


def _settings(home: Path, told: Mapping[str, str]) -> Settings:
    return Settings(
        home=home,
        demo=True,
        port=int(told["MOTCUA_PORT"]),
        prefect_port=int(told["MOTCUA_PREFECT_PORT"]),
        database_url=told["DATABASE_URL"],
    )


@pytest.fixture(scope="module")
def first_run(office: Office) -> str:
    """What the first run says; the tests below look at what it left."""
    done = office.run()
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_every_sample_is_filed_and_waits_at_the_desk(office: Office, first_run: str) -> None:
    filed = office.dossiers()
    with office.database.transaction() as session:
        open_items = session.scalars(select(WorkItem.title).where(WorkItem.state == ItemState.OPEN)).all()

    assert len(filed) == len(samples())
    assert open_items == ["Kiểm tra thành phần hồ sơ"] * len(samples())
    assert f"[{len(samples())}/{len(samples())}]" in first_run
    assert re.search(r"Trẻ bị bỏ rơi\s+│\s+2\s+│", first_run)


def test_each_is_filed_in_its_ward_by_whom_it_says(office: Office, first_run: str) -> None:
    wards = office.wards()
    found = sorted((dossier.subject_name, wards[dossier.agency_id], _kind_of(dossier)) for dossier in office.dossiers())
    told = sorted((sample.subject_name, sample.dossier.ward, sample.dossier.filed_by) for sample in samples())

    assert found == told


def test_uploaded_scans_belong_to_their_dossiers(office: Office, first_run: str) -> None:
    with office.database.transaction() as session:
        files = session.scalars(select(Component.file_id).where(Component.file_id.is_not(None))).all()

    assert len(files) == sum(len(sample.dossier.files) for sample in samples())


def test_decomposed_letters_are_found_like_any_others(office: Office, first_run: str) -> None:
    assert "Nguyễn Đặng Tường Vy" in {dossier.subject_name for dossier in office.dossiers()}


def test_friday_afternoon_is_a_friday_afternoon_and_counts_by_each_wards_own_calendar(
    office: Office, first_run: str
) -> None:
    wards, children = office.wards(), _children(When.FRIDAY)
    on_friday = [dossier for dossier in office.dossiers() if dossier.subject_name in children]
    reactions = {wards[dossier.agency_id]: dossier.react_by.astimezone(VIETNAM) for dossier in on_friday}

    assert len(on_friday) == 3
    for dossier in on_friday:
        received = dossier.received_at.astimezone(VIETNAM)
        assert (received.weekday(), received.hour, received.minute) == (4, 15, 10)
        assert timedelta(0) < SystemClock().now() - received < timedelta(days=90)
    # Eight working hours from then: in the second ward its Saturday is one of the days.
    assert reactions[2].weekday() == 5
    assert reactions[1].date() > reactions[2].date()


def test_in_the_evening_the_time_counts_from_the_next_morning_of_work(office: Office, first_run: str) -> None:
    [dossier] = [dossier for dossier in office.dossiers() if dossier.subject_name in _children(When.EVENING)]
    received, counted = (at.astimezone(VIETNAM) for at in (dossier.received_at, dossier.counted_from))

    assert received.time().replace(second=0, microsecond=0) == time(20, 45)
    assert counted.time() == time(7, 30)
    assert counted > received


def test_at_the_end_the_clock_shows_the_present(office: Office, first_run: str) -> None:
    with office.database.transaction() as session:
        assert session.scalar(select(ClockOffset.seconds)) == 0
    newest = max(dossier.received_at for dossier in office.dossiers())
    assert abs(SystemClock().now() - newest) < timedelta(minutes=5)


def test_nothing_that_is_said_names_anybody_or_gives_a_secret_away(office: Office, first_run: str) -> None:
    for dossier in office.dossiers():
        assert dossier.subject_name not in first_run
        assert dossier.tracking_secret not in first_run


def test_a_second_run_files_nothing_twice(office: Office, first_run: str) -> None:
    again = office.run()

    assert again.returncode == 0
    assert f"Đã có đủ {len(samples())} hồ sơ mẫu" in again.stdout
    assert len(office.dossiers()) == len(samples())


def test_what_is_missing_is_filed_later_at_the_present_hour_and_the_clock_stays(office: Office, first_run: str) -> None:
    late = next(sample.dossier for sample in samples() if sample.dossier.when is When.FRIDAY)
    assert not late.files
    with office.database.transaction() as session:
        session.execute(text("DELETE FROM idempotency_key WHERE key = :key"), {"key": late.key})

    again = office.run("--only", "5*")

    assert again.returncode == 0, again.stdout + again.stderr
    assert "[1/1]" in again.stdout
    with office.database.transaction() as session:
        assert session.scalar(select(ClockOffset.seconds)) == 0
        assert session.scalar(select(func.count(Dossier.id))) == len(samples()) + 1


def test_a_clock_that_was_left_behind_catches_up_even_if_nothing_is_missing(office: Office, first_run: str) -> None:
    with office.database.transaction() as session:
        session.execute(text("UPDATE clock_offset SET seconds = -7200"))

    assert office.run("--only", FIRST).returncode == 0
    with office.database.transaction() as session:
        assert session.scalar(select(ClockOffset.seconds)) == 0


def test_a_pattern_that_matches_nothing_is_told(office: Office, first_run: str) -> None:
    wrong = office.run("--only", "no-such-*")

    assert wrong.returncode == 1
    assert "no-such-*" in wrong.stderr
    assert "Traceback" not in wrong.stderr


def test_an_office_that_really_works_is_refused(office: Office, first_run: str) -> None:
    refused = office.run(MOTCUA_DEMO="false")

    assert refused.returncode == 1
    assert "MOTCUA_DEMO=true" in refused.stderr
    assert "Traceback" not in refused.stderr


# -- whether the office is ready --------------------------------------------------------------------------------------


def test_the_office_is_ready_only_while_workers_listen(office: Office, first_run: str) -> None:
    asked = readiness(office.settings, office.database)
    assert asked()["workers"] is False

    with psycopg.connect(office.environment["DATABASE_URL"], autocommit=True) as worker:
        worker.execute(f"LISTEN {CHANNEL}")
        assert asked()["workers"] is True


def test_the_demonstration_is_ready_once_every_sample_was_read_and_stays_so(office: Office, first_run: str) -> None:
    asked = readiness(office.settings, office.database)
    first = KEYS + FIRST
    with office.database.transaction() as session:
        dossiers = session.scalars(select(Dossier.id).order_by(Dossier.received_at).limit(len(samples()))).all()

    _note_readings(office, dossiers[:-1])
    assert asked()["demo"] is False
    _note_readings(office, dossiers[-1:])
    _rename_key(office, first, "else")
    assert asked()["demo"] is False
    _rename_key(office, "else", first)
    assert asked()["demo"] is True
    _rename_key(office, first, "else")
    assert asked()["demo"] is True
    _rename_key(office, "else", first)


def test_the_office_is_not_ready_while_a_dossier_lies_unread(office: Office, first_run: str) -> None:
    asked = readiness(office.settings, office.database)
    assert asked()["readings"] is True
    _wake_one(office, "now() - interval '4 minutes'")
    assert asked()["readings"] is False


def test_an_office_that_really_works_waits_for_no_samples(office: Office, first_run: str) -> None:
    at_work = office.settings.model_copy(update={"demo": False})
    assert "demo" not in readiness(at_work, office.database)()


def test_the_page_that_tells_it_says_which_part_is_not_ready(office: Office, first_run: str) -> None:
    answer = httpx.get(f"{office.settings.address}/health/ready")

    assert answer.status_code == 503
    assert answer.json()["parts"]["engine"] is False


# -- what goes wrong; from here on the office is no longer as the samples left it


def test_what_the_api_refuses_is_told_and_makes_the_run_fail(office: Office, first_run: str) -> None:
    with office.database.transaction() as session:
        session.execute(text("DELETE FROM idempotency_key WHERE key LIKE '%twins%'"))
        session.execute(text("UPDATE staff_member SET active = false WHERE username = 'mot-cua'"))

    failed = office.run("--only", "*twins*")

    assert failed.returncode == 1
    assert failed.stdout.count("CHƯA NỘP ĐƯỢC") == 2
    assert "HTTP 401" in failed.stdout
    assert "Chưa nộp được 2 hồ sơ mẫu" in failed.stderr


def _note_readings(office: Office, dossiers: Sequence[UUID]) -> None:
    """As a worker leaves it that has read these dossiers."""
    now = SystemClock().now()
    with office.database.transaction() as session:
        for dossier_id in dossiers:
            session.add(Reading(dossier_id=dossier_id, fence=1, holder="test", started_at=now, ended_at=now))


def _rename_key(office: Office, key: str, other: str) -> None:
    with office.database.transaction() as session:
        session.execute(text("UPDATE idempotency_key SET key = :other WHERE key = :key"), {"key": key, "other": other})


def _wake_one(office: Office, due_at: str) -> None:
    with office.database.transaction() as session:
        session.execute(text(f"INSERT INTO wake_up (dossier_id, due_at) SELECT id, {due_at} FROM dossier LIMIT 1"))


def _children(when: When) -> set[str]:
    return {sample.subject_name for sample in samples() if sample.dossier.when is when}


def _kind_of(dossier: Dossier) -> str:
    """Who filed, as the samples say it."""
    sort, _, name = dossier.filed_by.partition(":")
    return "mot-cua" if sort == "staff" else name or sort
