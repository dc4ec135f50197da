"""A running cluster: started and owned by the first who needs it, shared by everybody after."""

from __future__ import annotations

import contextlib
import fcntl
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from operations.machine.leash import account_for_servers
from operations.machine.loopback import LOOPBACK, free_port, is_free
from operations.machine.scratch import scratch_folder
from operations.plain_error import PlainError
from operations.postgres.binaries import find_binaries, reachable
from operations.postgres.databases import DOMAIN, PREFECT, Owner, ensure_databases
from operations.postgres.folder import SUPERUSER, ClusterFolder, Postmaster
from operations.postgres.server import PostgresDidNotStart, Server, stop
from operations.secrets_file import DatabasePasswords, read_secrets

ATTEMPTS = 5
SETTLE_LIMIT = 60.0  # Seconds another process may take to bring its server up or down.
LOOK_EVERY = 0.02


class DataOfAnotherVersion(PlainError):
    """The data folder was made by another major version of PostgreSQL than the one installed."""

    def __init__(self, data: Path, made_by: int, installed: int) -> None:
        super().__init__(
            f"Dữ liệu trong {data} do PostgreSQL {made_by} tạo ra, máy này có PostgreSQL {installed}; "
            "hãy đặt PG_BIN cho đúng bản hoặc chuyển đổi dữ liệu (data of another PostgreSQL version)."
        )


@dataclass(frozen=True)
class Cluster:
    """Addresses of a live cluster; `owned` says whether it ends with us."""

    pid: int
    port: int
    owned: bool
    passwords: DatabasePasswords = field(repr=False)

    @property
    def domain_url(self) -> str:
        return self._url("postgresql", DOMAIN, self.passwords.domain, DOMAIN)

    @property
    def prefect_url(self) -> str:
        return self._url("postgresql+asyncpg", PREFECT, self.passwords.prefect, PREFECT)

    @property
    def superuser_url(self) -> str:
        return self._url("postgresql", SUPERUSER, self.passwords.superuser, "postgres")

    def _url(self, scheme: str, role: str, password: str, database: str) -> str:
        return f"{scheme}://{role}:{password}@{LOOPBACK}:{self.port}/{database}"

    def ensure_databases(self) -> None:
        """Create both databases and their roles where they are missing."""
        owners = (Owner(DOMAIN, self.passwords.domain), Owner(PREFECT, self.passwords.prefect))
        ensure_databases(self.superuser_url, owners)


def folder_in(home: Path) -> ClusterFolder:
    """The cluster's folder in a data folder (MOTCUA_HOME)."""
    return ClusterFolder(home / "postgres", account_for_servers())


@contextlib.contextmanager
def running_postgres(home: Path, *, port: int | None = None) -> Iterator[Cluster]:
    """The cluster of a data folder: attach to a live one, else start it and end it with us.

    An attached cluster may end at any time, when its owner does.
    """
    folder = folder_in(home)
    passwords = read_secrets(home).postgres
    with contextlib.ExitStack() as stack:
        with one_starter(folder):
            found = settled(folder)
            postmaster = found or stack.enter_context(_served(folder, passwords, port, durable=True))
            cluster = Cluster(postmaster.pid, postmaster.port, found is None, passwords)
            cluster.ensure_databases()
        yield cluster


@contextlib.contextmanager
def throwaway_postgres() -> Iterator[Cluster]:
    """A cluster for one test run, quick because it forgets everything with the first loss of power."""
    passwords = DatabasePasswords()
    with scratch_folder("motcua-throwaway-") as scratch:
        folder = ClusterFolder(scratch, account_for_servers())
        with _served(folder, passwords, None, durable=False) as postmaster:
            cluster = Cluster(postmaster.pid, postmaster.port, True, passwords)
            cluster.ensure_databases()
            yield cluster


@contextlib.contextmanager
def one_starter(folder: ClusterFolder) -> Iterator[None]:
    """Let only one process at a time look for a live server and start one."""
    folder.path.mkdir(parents=True, exist_ok=True)
    with (folder.path / "starting.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def settled(folder: ClusterFolder) -> Postmaster | None:
    """The folder's live server once it is ready; None when there is none or it has ended."""
    limit = time.monotonic() + SETTLE_LIMIT
    while (postmaster := folder.postmaster()) and not postmaster.ready:
        if time.monotonic() > limit:
            raise PostgresDidNotStart(f"tiến trình {postmaster.pid}: {postmaster.status}")
        time.sleep(LOOK_EVERY)
    return postmaster


@contextlib.contextmanager
def prepared(
    folder: ClusterFolder, passwords: DatabasePasswords, port: int | None, *, durable: bool = True
) -> Iterator[Server]:
    """A server ready to be started, and started again: programs in reach, data folder made, port chosen."""
    with reachable(find_binaries(), folder.account) as binaries:
        if not folder.exists:
            folder.create(binaries, passwords.superuser, durable=durable)
        if folder.version != binaries.version:
            raise DataOfAnotherVersion(folder.data, folder.version, binaries.version)
        yield Server(binaries, folder, port or _port_of_last_time(folder), durable)


def _port_of_last_time(folder: ClusterFolder) -> int:
    """The port other programs may remember, as long as nobody took it meanwhile."""
    note = folder.path / "port"
    if note.exists() and is_free(remembered := int(note.read_text())):
        return remembered
    port = free_port()
    note.write_text(str(port))
    return port


@contextlib.contextmanager
def _served(
    folder: ClusterFolder, passwords: DatabasePasswords, port: int | None, *, durable: bool
) -> Iterator[Postmaster]:
    log = folder.path / "server.log"
    with contextlib.ExitStack() as stack:
        for attempt in range(1, ATTEMPTS + 1):
            server = stack.enter_context(prepared(folder, passwords, port, durable=durable))
            with log.open("ab") as output:
                process = server.start(output)
            try:
                postmaster = server.wait_until_ready(process, log)
                break
            except PostgresDidNotStart:
                # After a kill the dead server's children hold its memory for a moment more.
                if attempt == ATTEMPTS:
                    raise
                time.sleep(attempt / 4)
        try:
            yield postmaster
        finally:
            stop(process)
