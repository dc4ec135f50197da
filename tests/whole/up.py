"""The whole office as `motcua up` runs it, but for Prefect's server, which belongs to the test."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg

from models.database import Database
from operations.demo.seed import seed_demo
from operations.machine.leash import leashed
from operations.machine.loopback import free_port
from operations.partners.simulator_town import simulators_home
from operations.settings import Settings
from tests.crash.api_client import ApiClient
from tests.crash.office import OutsideOffice
from tests.simulators.running import RunningSimulators
from tests.whole.prefect_server import PrefectServer

PARTS = "postgres,migrate,worker-1,web-1,simulators"
PATIENCE_S = 120.0


@dataclass
class WholeOffice(OutsideOffice):
    """An office under its own supervisor. `client` is staff and applicants at the API."""

    supervisor: subprocess.Popen[bytes]
    prefect: PrefectServer
    client: ApiClient

    @property
    def run(self) -> dict[str, Any]:
        found: dict[str, Any] = json.loads((self.settings.folder / "run.json").read_text())
        return found

    def pid(self, kind: str) -> int:
        return int((self.run["pids"][kind] or [0])[0])

    def logs(self) -> list[Path]:
        return sorted((self.settings.folder / "log").iterdir())


@contextmanager
def whole_office(home: Path) -> Iterator[WholeOffice]:
    """An office with nothing filed in it, serving; everything ends with the block, or with the test run."""
    port, prefect_port = str(free_port()), str(free_port())
    told = {"MOTCUA_HOME": str(home), "MOTCUA_PORT": port, "MOTCUA_PREFECT_PORT": prefect_port, "MOTCUA_DEMO": "true"}
    hidden = ("PREFECT_", "MOTCUA_", "DATABASE_URL")
    environment = {name: value for name, value in os.environ.items() if not name.startswith(hidden)} | told
    settings = Settings(home=home, port=int(port), prefect_port=int(prefect_port), demo=True)
    home.mkdir(parents=True)
    # The records are looked into from here, so both must seal by one key.
    environment["MOTCUA_PERSONAL_KEY"] = os.environ.setdefault(
        "MOTCUA_PERSONAL_KEY", settings.secrets.personal_data_key
    )
    command = [sys.executable, "-m", "operations.command", "up", "--demo", "--end-with-parent", "--parts", PARTS]
    supervisor = subprocess.Popen(leashed(command), env=environment, stdout=subprocess.DEVNULL)
    prefect = database = None
    try:
        run = _when(lambda: _ready(home, supervisor), "the office")
        databases = run["databases"]
        prefect = PrefectServer(settings, databases["prefect"], databases["superuser"])
        prefect.start()
        database = Database(databases["domain"], pool_size=4)
        seed_demo(settings, database)
        partners = RunningSimulators(simulators_home(settings))
        partners.attach()
        client = ApiClient(settings.address, settings.demo_secret.get_secret_value())
        yield WholeOffice(settings, database, partners, supervisor, prefect, client)
    finally:
        if database is not None:
            database.close()
        if prefect is not None:
            prefect.kill()
        supervisor.terminate()
        supervisor.wait(30)


def _ready(home: Path, supervisor: subprocess.Popen[bytes]) -> dict[str, Any] | None:
    assert supervisor.poll() is None, "the office did not start"
    try:
        run: dict[str, Any] = json.loads((home / "run.json").read_text())
    except (OSError, ValueError):
        return None
    return run if run.get("ready") else None


def _when(look: Callable[[], Any], what: str) -> Any:
    limit = time.monotonic() + PATIENCE_S
    while time.monotonic() < limit:
        if found := look():
            return found
        time.sleep(0.1)
    raise AssertionError(f"{what} was not there in time")


def database_answers(office: WholeOffice) -> bool:
    try:
        with psycopg.connect(office.run["databases"]["domain"], connect_timeout=2):
            return True
    except psycopg.OperationalError:
        return False
