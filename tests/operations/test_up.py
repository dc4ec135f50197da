"""`motcua up` as a person runs it, with the parts that need no procedure: PostgreSQL, Prefect, the partners."""

from __future__ import annotations

import json
import os
import signal
import stat
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg
import pytest

from operations.machine.loopback import free_port

pytestmark = pytest.mark.prefect

PARTS = "postgres,prefect,simulators"


class Run:
    """A running office and what it says of itself."""

    def __init__(self, home: Path, process: subprocess.Popen[str]) -> None:
        self.home = home
        self.process = process

    @property
    def file(self) -> dict[str, Any]:
        try:
            found: dict[str, Any] = json.loads((self.home / "run.json").read_text())
        except FileNotFoundError:
            return {}
        return found

    def pid(self, kind: str) -> int:
        pids = self.file["pids"][kind]
        return int(pids[0]) if pids else 0

    def until(self, happened: Callable[[], object]) -> None:
        limit = time.monotonic() + 120
        while not happened():
            assert self.process.poll() is None, self.process.communicate()
            assert time.monotonic() < limit, self.file
            time.sleep(0.05)


@contextmanager
def running(home: Path, ports: dict[str, str]) -> Iterator[Run]:
    command = [sys.executable, "-m", "operations.command", "up", "--demo", "--parts", PARTS]
    environment = os.environ | ports | {"MOTCUA_HOME": str(home)}
    with subprocess.Popen(
        command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as process:
        run = Run(home, process)
        try:
            run.until(lambda: run.file.get("ready") and run.file["supervisor"] == process.pid)
            yield run
        finally:
            process.kill()


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("up") / "var"


@pytest.fixture(scope="module")
def ports() -> dict[str, str]:
    return {"MOTCUA_PORT": str(free_port()), "MOTCUA_PREFECT_PORT": str(free_port())}


@pytest.fixture(scope="module")
def office(home: Path, ports: dict[str, str]) -> Iterator[Run]:
    with running(home, ports) as run:
        yield run


def lives(pid: int) -> bool:
    return Path(f"/proc/{pid}").exists()


def ask(run: Run, question: str) -> object:
    with psycopg.connect(run.file["databases"]["domain"]) as connection:
        row = connection.execute(question.encode()).fetchone()
        return row[0] if row else None


def test_the_run_file_says_who_runs_and_where_and_is_for_its_owner_only(office: Run) -> None:
    found = office.file
    assert stat.S_IMODE((office.home / "run.json").stat().st_mode) == 0o600
    assert found["supervisor"] == office.process.pid
    assert all(lives(pid) for pids in found["pids"].values() for pid in pids)
    assert found["addresses"]["prefect"].startswith("http://127.0.0.1:")
    assert all(Path(path).exists() for path in found["ledgers"].values())
    assert ask(office, "SELECT current_user") == "motcua"


def test_the_logs_are_for_their_owner_only(office: Run) -> None:
    logs = list((office.home / "log").iterdir())
    assert {path.name for path in logs} >= {"postgres.log", "prefect.log", "simulators.log"}
    assert all(stat.S_IMODE(path.stat().st_mode) == 0o600 for path in logs)


def test_a_second_one_in_the_same_folder_is_refused_and_the_first_goes_on(office: Run) -> None:
    second = subprocess.run(
        [sys.executable, "-m", "operations.command", "up"],
        env=os.environ | {"MOTCUA_HOME": str(office.home)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert second.returncode == 1
    assert f"tiến trình {office.process.pid}" in second.stderr
    assert office.process.poll() is None
    assert office.file["ready"]


@pytest.mark.parametrize("kind", ["postgres", "prefect", "simulators"])
def test_a_part_that_is_killed_comes_back_at_the_same_address(office: Run, kind: str) -> None:
    before, addresses = office.pid(kind), office.file["addresses"]
    os.kill(before, signal.SIGKILL)
    office.until(lambda: office.file["ready"] and office.pid(kind) not in (0, before))
    assert office.file["addresses"] == addresses
    assert ask(office, "SELECT 1") == 1


def test_an_interrupt_ends_everything_and_a_second_start_finds_the_data(
    home: Path, ports: dict[str, str], office: Run
) -> None:
    with psycopg.connect(office.file["databases"]["domain"]) as connection:
        connection.execute("CREATE TABLE book AS SELECT 7 AS number")
    pids = [pid for of_kind in office.file["pids"].values() for pid in of_kind]
    office.process.send_signal(signal.SIGINT)
    assert office.process.wait(60) == 0
    assert not [pid for pid in pids if lives(pid)]
    assert not (home / "run.json").exists()
    with running(home, ports) as again:
        assert ask(again, "SELECT number FROM book") == 7


def test_everything_ends_with_a_supervisor_killed_without_warning(
    home: Path, ports: dict[str, str], office: Run
) -> None:
    office.process.wait(60)
    with running(home, ports) as run:
        pids = [pid for of_kind in run.file["pids"].values() for pid in of_kind]
        run.process.kill()
        limit = time.monotonic() + 30
        while any(lives(pid) for pid in pids):
            assert time.monotonic() < limit
            time.sleep(0.05)
    with running(home, ports) as again:
        assert ask(again, "SELECT 1") == 1
