"""The server process of a cluster: its command line, its start and its end."""

from __future__ import annotations

import contextlib
import signal
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from operations.machine.leash import leashed
from operations.plain_error import PlainError
from operations.postgres.binaries import Binaries
from operations.postgres.folder import ClusterFolder, Postmaster, by_descriptor, environment

START_LIMIT = 60.0  # Seconds; recovery after a crash is part of a start.
STOP_LIMIT = 5.0
LOOK_EVERY = 0.01

# Errors of single statements are not logged by the server: their text carries people's data.
SETTINGS = {
    "listen_addresses": "127.0.0.1",
    "unix_socket_permissions": "0700",
    "password_encryption": "scram-sha-256",
    "max_connections": "100",
    "work_mem": "8MB",
    "maintenance_work_mem": "64MB",
    "effective_cache_size": "1GB",
    "random_page_cost": "1.1",
    "max_wal_size": "1GB",
    "jit": "off",
    "timezone": "UTC",
    "log_timezone": "UTC",
    "log_min_messages": "log",
    "log_min_error_statement": "panic",
    "log_error_verbosity": "terse",
    "log_checkpoints": "off",
    "logging_collector": "off",
}
DURABLE = {"fsync": "on", "synchronous_commit": "on", "full_page_writes": "on", "shared_buffers": "256MB"}
THROWAWAY = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off", "shared_buffers": "64MB"}


class PostgresDidNotStart(PlainError):
    """PostgreSQL ended while starting; the last lines of its log follow."""

    def __init__(self, words: str) -> None:
        super().__init__(f"PostgreSQL không khởi động được:\n{words}")


@dataclass(frozen=True)
class Server:
    """How one cluster is served."""

    binaries: Binaries
    folder: ClusterFolder
    port: int
    durable: bool

    @contextlib.contextmanager
    def command(self) -> Iterator[tuple[list[str], tuple[int, ...]]]:
        """The command line and the descriptors it needs; they must stay open until the process is started."""
        with by_descriptor(self.folder.data) as (data, first), by_descriptor(self.folder.socket) as (socket, second):
            settings = SETTINGS | (DURABLE if self.durable else THROWAWAY)
            settings |= {"port": str(self.port), "unix_socket_directories": socket}
            arguments = [part for name, value in settings.items() for part in ("-c", f"{name}={value}")]
            command = [self.binaries.postgres, "-D", data, *arguments]
            # An interrupt is the fast shutdown: clients are told, nothing is lost, no recovery is needed.
            yield (
                leashed(command, at_parents_death=signal.SIGINT, account=self.folder.account),
                (first, second),
            )

    def start(self, log: BinaryIO) -> subprocess.Popen[bytes]:
        """Start the process, detached from the terminal's own signals."""
        with self.command() as (command, descriptors):
            return subprocess.Popen(
                command,
                pass_fds=descriptors,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                cwd="/",
                env=environment(),
                start_new_session=True,
            )

    def wait_until_ready(self, process: subprocess.Popen[bytes], log: Path) -> Postmaster:
        """Wait until the server takes connections."""
        limit = time.monotonic() + START_LIMIT
        while time.monotonic() < limit and process.poll() is None:
            postmaster = self.folder.postmaster()
            if postmaster and postmaster.pid == process.pid and postmaster.ready:
                return postmaster
            time.sleep(LOOK_EVERY)
        stop(process)
        raise PostgresDidNotStart(_last_lines(log))


def stop(process: subprocess.Popen[bytes]) -> None:
    """End the server: first in order, then at once; the next start recovers from the second."""
    for order in (signal.SIGINT, signal.SIGQUIT, signal.SIGKILL):
        if process.poll() is not None:
            return
        process.send_signal(order)
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(STOP_LIMIT)


def _last_lines(log: Path) -> str:
    return "\n".join(log.read_text(errors="replace").splitlines()[-5:])
