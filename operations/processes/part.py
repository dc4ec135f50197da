"""A part of the office: what it is called, how its process is started and how one sees that it serves."""

from __future__ import annotations

import enum
import signal
import subprocess
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import BinaryIO, Protocol


class Process(Protocol):
    """As much of a process as a supervisor needs."""

    @property
    def pid(self) -> int: ...

    def poll(self) -> int | None: ...

    def send_signal(self, sig: int) -> None: ...


class NotYet(Exception):
    """The part cannot be started at this moment; it will be tried again."""


class Stage(enum.IntEnum):
    """When a part is ended: who takes work in goes first, who keeps the records goes last."""

    DOORS = 0
    WORKERS = 1
    ENGINE = 2
    RECORDS = 3


@dataclass(frozen=True)
class Part:
    """One process of the office.

    `start` is called with the part's open log and raises NotYet to be called again; `ready` is asked ten times
    a second until it says yes and must answer within half a second. A part that is done `once` is ready when
    it has ended well; any other that does not serve within `patience` seconds is started anew.
    """

    name: str
    kind: str
    title: str
    start: Callable[[BinaryIO], Process]
    ready: Callable[[Process], bool]
    stage: Stage
    after: frozenset[str] = frozenset()
    once: bool = False
    attempts: int = 3
    stop_with: signal.Signals = signal.SIGTERM
    grace: float = 1.2
    patience: float = 120.0

    def needing(self, names: frozenset[str]) -> Part:
        """The same part, waiting for these only."""
        return replace(self, after=names)


def spawn(
    command: list[str],
    log: BinaryIO,
    environment: dict[str, str],
    folder: str,
    pass_fds: tuple[int, ...] = (),
) -> subprocess.Popen[bytes]:
    """Start a process apart from the terminal, whose interrupt is for the supervisor alone."""
    return subprocess.Popen(
        command,
        pass_fds=pass_fds,
        stdin=subprocess.DEVNULL,
        stdout=log,
        stderr=subprocess.STDOUT,
        cwd=folder,
        env=environment,
        start_new_session=True,
    )
