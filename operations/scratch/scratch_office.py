"""A whole office in a folder of its own for the length of one measurement: its own ports, databases and partners."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import BinaryIO

from operations.data_folder import prepare_folder
from operations.databases import Databases
from operations.demo.profile import Profile
from operations.machine.loopback import free_port
from operations.machine.scratch import scratch_folder
from operations.postgres import Cluster, running_postgres
from operations.prefect_server import prefect_client_environment
from operations.preflight import open_door
from operations.processes.office_parts import OfficeParts, python
from operations.processes.part import Part, Process, spawn
from operations.settings import Settings

PATIENCE = 120.0  # Seconds a part may take to serve.
GRACE = 5.0
# What is tuned may be tried out here; the rest of the caller's environment is none of a measurement's business.
TUNED = ("MOTCUA_WORKERS", "MOTCUA_WORKER_THREADS", "MOTCUA_WEB_PROCESSES")
OURS = ("MOTCUA_", "PREFECT_", "DATABASE_URL")


class PartDidNotServe(RuntimeError):
    """A part ended or stayed silent; the last lines of its log follow."""

    def __init__(self, name: str, log: Path) -> None:
        lines = log.read_text(errors="replace").splitlines()[-15:] if log.exists() else []
        super().__init__("\n".join([name, *lines]))


class ScratchOffice:
    """Parts are started and ended one by one, all from one thread: they are on its leash."""

    def __init__(self, settings: Settings, cluster: Cluster, door: int) -> None:
        self.settings = settings
        self.cluster = cluster
        self.databases = Databases(cluster.domain_url, cluster.prefect_url)
        self.door = door
        self.running: dict[str, Process] = {}
        self._parts = {part.name: part for part in OfficeParts(settings, self.databases, door).parts()}
        self._log_folder = settings.folder / "log"
        self._log_folder.mkdir(exist_ok=True)

    def start(self, *names: str) -> None:
        """Start parts of the office as `motcua up` would, one after the other, and wait for each to serve."""
        for name in names:
            if name not in self.running:
                self._start(self._parts[name])

    def _start(self, part: Part) -> None:
        with self._log(part.name) as log:
            process = part.start(log)
        self.running[part.name] = process
        limit = time.monotonic() + PATIENCE
        while not _serves(part, process):
            if time.monotonic() > limit or process.poll() not in (None, 0):
                raise PartDidNotServe(part.name, self._log_folder / f"{part.name}.log")
            time.sleep(0.02)
        if part.once:
            del self.running[part.name]

    def start_own(self, name: str, module: str, *arguments: str, told: Mapping[str, str] | None = None) -> None:
        """Start a module of the measurement's own beside the office; it may run flows."""
        with self._log(name) as log:
            folder = str(self.settings.folder)
            environment = {**self.environment(), **(told or {})}
            self.running[name] = spawn(python(module, *arguments), log, environment, folder)

    def run_own(self, module: str, *arguments: str, told: str = "") -> str:
        """Run such a module to its end and give what it wrote."""
        finished = subprocess.run(
            python(module, *arguments),
            env=self.environment(),
            cwd=self.settings.folder,
            input=told,
            capture_output=True,
            text=True,
            check=False,
        )
        if finished.returncode:
            raise RuntimeError(f"{module}: {finished.stderr[-2000:]}")
        return finished.stdout

    def environment(self) -> dict[str, str]:
        """What a process that runs flows of this office is told."""
        inherited = {name: value for name, value in os.environ.items() if not name.startswith("PREFECT_")}
        return inherited | prefect_client_environment(self.settings) | {"DATABASE_URL": self.databases.domain}

    def stop(self, *names: str) -> None:
        """End parts, all at once; who does not go in time is made to."""
        leaving = [self.running.pop(name) for name in names if name in self.running]
        for process in leaving:
            if process.poll() is None:
                process.send_signal(signal.SIGTERM)
        limit = time.monotonic() + GRACE
        while any(process.poll() is None for process in leaving) and time.monotonic() < limit:
            time.sleep(0.02)
        for process in leaving:
            # A part is the leader of its group; what it started goes with it.
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            while process.poll() is None:
                time.sleep(0.02)

    def _log(self, name: str) -> BinaryIO:
        return (self._log_folder / f"{name}.log").open("ab")


def _serves(part: Part, process: Process) -> bool:
    return process.poll() == 0 if part.once else part.ready(process)


@contextlib.contextmanager
def scratch_office(agency: Profile = Profile.WARDS) -> Iterator[ScratchOffice]:
    """An office with a durable PostgreSQL and its tables, in which nothing else runs yet; all of it is gone after."""
    with scratch_folder("motcua-bench-") as scratch:
        # The server's own account must be able to pass through.
        scratch.chmod(0o711)
        home = scratch / "home"
        with _only_this_office(home, agency):
            settings = Settings()
            prepare_folder(home)
            with running_postgres(home) as cluster, open_door(settings) as door:
                office = ScratchOffice(settings, cluster, door)
                try:
                    office.start("migrate")
                    yield office
                finally:
                    office.stop(*office.running)


@contextlib.contextmanager
def _only_this_office(home: Path, agency: Profile) -> Iterator[None]:
    """A measurement fills databases with rubbish: for its length this process may know of none but its own."""
    before = dict(os.environ)
    for name in before:
        if name.startswith(OURS) and name not in TUNED:
            del os.environ[name]
    os.environ["MOTCUA_HOME"] = str(home)
    os.environ["MOTCUA_DEMO"] = "true"
    os.environ["MOTCUA_AGENCY"] = agency.value
    os.environ["MOTCUA_PORT"] = str(free_port())
    os.environ["MOTCUA_PREFECT_PORT"] = str(free_port())
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)
