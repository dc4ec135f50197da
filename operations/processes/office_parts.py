"""The parts one office consists of, and what each is told."""

from __future__ import annotations

import os
import signal
import sys
from dataclasses import dataclass
from typing import BinaryIO

from operations.databases import Databases, given_databases
from operations.machine.leash import leashed
from operations.partners.simulator_town import simulator_arguments, simulator_secrets, simulators_file
from operations.prefect_server import prefect_client_environment, prefect_server_environment
from operations.processes.part import Part, Process, Stage, spawn
from operations.readiness import VARIABLE, answers, said_ready
from operations.settings import Settings


@dataclass(frozen=True)
class OfficeParts:
    """Builds the parts. `door` is the listening socket that all web processes share."""

    settings: Settings
    databases: Databases
    door: int | None = None

    def parts(self) -> list[Part]:
        """Everything but PostgreSQL, in the order it is shown; each starts as soon as what it needs serves."""
        settings = self.settings
        parts = [self._prefect(), self._migrate()]
        parts += [self._worker(number) for number in range(1, settings.workers + 1)]
        parts += [self._web(number) for number in range(1, settings.web_processes + 1)]
        if settings.demo:
            parts += [self._simulators(), self._demo()]
        return parts

    def _prefect(self) -> Part:
        environment = prefect_server_environment(self.settings, self.databases.prefect)
        folder = self.settings.folder / "prefect"
        folder.mkdir(mode=0o700, exist_ok=True)
        return Part(
            name="prefect",
            kind="prefect",
            title="Prefect",
            # Prefect reads settings from the folder it is started in; its own holds none.
            start=lambda log: spawn(python("operations.prefect_api"), log, environment, str(folder)),
            ready=lambda process: answers(f"{self.settings.prefect_api_url}/health"),
            stage=Stage.ENGINE,
            after=self._after("postgres"),
        )

    def _migrate(self) -> Part:
        return Part(
            name="migrate",
            kind="migrate",
            title="Cấu trúc dữ liệu",
            start=lambda log: self._command("migrate", log),
            ready=lambda process: False,
            stage=Stage.DOORS,
            after=self._after("postgres"),
            once=True,
            attempts=1,
        )

    def _worker(self, number: int) -> Part:
        name = f"worker-{number}"
        said = self.settings.folder / "log" / f"{name}.ready"
        told = prefect_client_environment(self.settings) | {VARIABLE: str(said)}
        return Part(
            name=name,
            kind="workers",
            title=f"Xử lý hồ sơ {number}",
            start=lambda log: self._command("worker", log, told=told),
            ready=lambda process: said_ready(said, process.pid),
            stage=Stage.WORKERS,
            # A worker needs no engine to start: it waits for the engine by itself whenever that is away.
            after=self._after("migrate"),
            grace=2.0,
        )

    def _web(self, number: int) -> Part:
        door = () if self.door is None else (self.door,)
        arguments = () if self.door is None else ("--descriptor", str(self.door))
        return Part(
            name=f"web-{number}",
            kind="web",
            title=f"Trang và API {number}",
            start=lambda log: self._command("web", log, *arguments, pass_fds=door),
            ready=lambda process: answers(f"{self.settings.address}/health/web"),
            stage=Stage.DOORS,
            after=self._after("migrate"),
        )

    def _simulators(self) -> Part:
        settings = self.settings
        environment = _without_ours() | simulator_secrets(settings)
        return Part(
            name="simulators",
            kind="simulators",
            title="Đối tác giả lập",
            start=lambda log: spawn(
                python("simulators", *simulator_arguments(settings)), log, environment, str(settings.folder)
            ),
            ready=lambda process: simulators_file(settings).get("pid") == process.pid,
            stage=Stage.ENGINE,
        )

    def _demo(self) -> Part:
        return Part(
            name="demo",
            kind="demo",
            title="Dữ liệu mẫu",
            start=lambda log: self._command("demo", log),
            ready=lambda process: False,
            stage=Stage.DOORS,
            after=frozenset(("web-1", "worker-1", "prefect", "simulators")),
            once=True,
        )

    def _after(self, name: str) -> frozenset[str]:
        # A database of one's own is there before we are.
        if name == "postgres" and given_databases(self.settings):
            return frozenset()
        return frozenset((name,))

    def _command(
        self,
        name: str,
        log: BinaryIO,
        *arguments: str,
        told: dict[str, str] | None = None,
        pass_fds: tuple[int, ...] = (),
    ) -> Process:
        command = python("operations.command", name, *arguments)
        return spawn(command, log, _without_ours() | self._told() | (told or {}), str(self.settings.folder), pass_fds)

    def _told(self) -> dict[str, str]:
        """Our own settings as every part of ours must see them, whatever folder it starts in."""
        ours = {name: value for name, value in os.environ.items() if name.startswith("MOTCUA_")}
        return ours | {
            "MOTCUA_HOME": str(self.settings.folder),
            "MOTCUA_DEMO": str(self.settings.demo).lower(),
            "MOTCUA_AGENCY": self.settings.agency.value,
            "DATABASE_URL": self.databases.domain,
        }


def python(module: str, *arguments: str) -> list[str]:
    """The command line that runs a module of ours on a leash.

    Without a supervisor to restart and to end it a part must not linger, not even to finish: the office is
    built to lose nothing by it. The folder it starts in must not offer it modules (-P).
    """
    return leashed([sys.executable, "-P", "-m", module, *arguments], at_parents_death=signal.SIGKILL)


def _without_ours() -> dict[str, str]:
    hidden = ("PREFECT_", "MOTCUA_", "DATABASE_URL")
    return {name: value for name, value in os.environ.items() if not name.startswith(hidden)}
