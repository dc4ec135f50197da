"""PostgreSQL as a part of the office."""

from __future__ import annotations

import contextlib
import fcntl
import signal
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

import psycopg

from operations.postgres.cluster import Cluster, folder_in, prepared, settled
from operations.postgres.folder import ClusterFolder
from operations.postgres.server import Server
from operations.processes.part import NotYet, Part, Process, Stage
from operations.secrets_file import DatabasePasswords


class Attached:
    """A server somebody else started and will end: we watch it and take over when it is gone."""

    def __init__(self, folder: ClusterFolder, pid: int) -> None:
        self.pid = pid
        self._folder = folder
        self._left = False

    def poll(self) -> int | None:
        postmaster = self._folder.postmaster()
        return None if postmaster and postmaster.pid == self.pid and not self._left else 0

    def send_signal(self, sig: int) -> None:
        """Leave it, running as it is: it is not ours to end."""
        self._left = True


class OwnPostgres:
    """The cluster of the data folder, under the supervisor's eyes. Its port stays the same for all its lives."""

    def __init__(self, server: Server, passwords: DatabasePasswords, starting: contextlib.ExitStack) -> None:
        self._server = server
        self._starting = starting
        self.cluster = Cluster(0, server.port, True, passwords)

    def part(self) -> Part:
        return Part(
            name="postgres",
            kind="postgres",
            title="PostgreSQL",
            start=self._start,
            ready=self._ready,
            stage=Stage.RECORDS,
            # The interrupt is PostgreSQL's quick but orderly shutdown.
            stop_with=signal.SIGINT,
            attempts=5,
            # Recovery after a crash is part of a start and may take its time.
            patience=600.0,
        )

    def _start(self, log: BinaryIO) -> Process:
        folder = self._server.folder
        self._claim(folder)
        other = folder.postmaster()
        if other and other.ready and other.port == self._server.port:
            return Attached(folder, other.pid)
        if other:
            self._starting.close()
            raise NotYet
        return self._server.start(log)

    def _claim(self, folder: ClusterFolder) -> None:
        """Let nobody else start a server here until ours serves or has failed."""
        self._starting.close()
        lock = self._starting.enter_context((folder.path / "starting.lock").open("w"))
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            self._starting.close()
            raise NotYet from None

    def _ready(self, process: Process) -> bool:
        postmaster = self._server.folder.postmaster()
        if postmaster is None or postmaster.pid != process.pid or not postmaster.ready:
            return False
        try:
            self.cluster.ensure_databases()
        except psycopg.OperationalError:
            return False
        self._starting.close()
        return True


@contextlib.contextmanager
def own_postgres(home: Path, passwords: DatabasePasswords, port: int | None) -> Iterator[OwnPostgres]:
    """The data folder's cluster made ready to be started; nothing of it runs yet."""
    folder = folder_in(home)
    live = settled(folder)
    with prepared(folder, passwords, live.port if live else port) as server, contextlib.ExitStack() as starting:
        yield OwnPostgres(server, passwords, starting)
