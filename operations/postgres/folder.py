"""The folder of one cluster: its data, its socket, and who is serving it now."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from operations.machine.leash import Account, leashed
from operations.plain_error import PlainError
from operations.postgres.binaries import Binaries

SUPERUSER = "postgres"


class ClusterNotCreated(PlainError):
    """initdb could not create the data folder; its own words follow."""

    def __init__(self, words: str) -> None:
        super().__init__(f"Không tạo được cơ sở dữ liệu:\n{words}")


@dataclass(frozen=True)
class Postmaster:
    """What the server itself writes into its pid file."""

    pid: int
    port: int
    status: str

    @property
    def ready(self) -> bool:
        return self.status == "ready"


@dataclass(frozen=True)
class ClusterFolder:
    """`path/data` belongs to the server's account; `path` itself to us."""

    path: Path
    account: Account | None

    @property
    def data(self) -> Path:
        return self.path / "data"

    @property
    def socket(self) -> Path:
        return self.path / "socket"

    @property
    def exists(self) -> bool:
        return (self.data / "PG_VERSION").exists()

    @property
    def version(self) -> int:
        """The major version that made the data; a server of another one cannot read it."""
        return int((self.data / "PG_VERSION").read_text().split(".")[0])

    def postmaster(self) -> Postmaster | None:
        """The live server of this folder, starting, ready or stopping; None if there is none."""
        try:
            lines = (self.data / "postmaster.pid").read_text().splitlines()
            found = Postmaster(int(lines[0]), int(lines[3]), lines[7].strip() if len(lines) > 7 else "starting")
            # A pid may have passed to a stranger since a crash: ours works inside its data folder.
            return found if os.path.samefile(f"/proc/{found.pid}/cwd", self.data) else None
        except (OSError, ValueError, IndexError):
            return None

    def create(self, binaries: Binaries, password: str, *, durable: bool) -> None:
        """Set up an empty cluster; an attempt that was interrupted leaves no half of one behind."""
        self.path.mkdir(parents=True, exist_ok=True)
        self.socket.mkdir(mode=0o711, exist_ok=True)
        unfinished = self.path / "data.new"
        shutil.rmtree(unfinished, ignore_errors=True)
        unfinished.mkdir(mode=0o700)
        self._hand_over(self.socket)
        self._hand_over(unfinished)
        self._run_initdb(binaries, unfinished, password, durable)
        unfinished.rename(self.data)

    def _hand_over(self, folder: Path) -> None:
        if self.account:
            os.chown(folder, self.account.uid, self.account.gid)

    @contextmanager
    def _through_pipe(self, secret: str) -> Iterator[tuple[str, int]]:
        """A name the server's account may read the secret from, once, without a file of it anywhere."""
        reading, writing = os.pipe()
        try:
            if self.account:
                os.fchown(reading, self.account.uid, self.account.gid)
            os.write(writing, secret.encode() + b"\n")
            os.close(writing)
            yield f"/dev/fd/{reading}", reading
        finally:
            os.close(reading)

    def _run_initdb(self, binaries: Binaries, target: Path, password: str, durable: bool) -> None:
        with by_descriptor(target) as (data, descriptor), self._through_pipe(password) as (secret, pipe):
            command = [binaries.initdb, "--pgdata", data, f"--pwfile={secret}", *_locale(binaries.version)]
            command += ["--username", SUPERUSER, "--encoding=UTF8", "--auth=scram-sha-256", "--no-instructions"]
            command += [] if durable else ["--no-sync", "--wal-segsize=1"]
            finished = subprocess.run(
                leashed(command, at_parents_death=signal.SIGKILL, account=self.account),
                pass_fds=(descriptor, pipe),
                env=environment(),
                cwd="/",
                capture_output=True,
                text=True,
                check=False,
            )
        if finished.returncode:
            raise ClusterNotCreated(finished.stderr.strip() or finished.stdout.strip())


@contextmanager
def by_descriptor(folder: Path) -> Iterator[tuple[str, int]]:
    """A name for the folder that a child may use without any right on the folders above it.

    `nobody` may not walk through root's home, and a Unix socket's path may not be longer than 107 bytes;
    an open descriptor handed down to the child knows neither limit.
    """
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        yield f"/proc/self/fd/{descriptor}", descriptor
    finally:
        os.close(descriptor)


def environment() -> dict[str, str]:
    """What the server's programs may see: neither our secrets nor the caller's language."""
    return {"PATH": os.environ.get("PATH", os.defpath), "LC_ALL": "C", "TZ": "UTC"}


def _locale(version: int) -> list[str]:
    """Rules for upper and lower case that know Vietnamese and are the same on every machine."""
    if version >= 18:
        return ["--locale-provider=builtin", "--builtin-locale=PG_UNICODE_FAST", "--locale=C"]
    if version == 17:
        return ["--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"]
    return ["--locale=C.UTF-8"]
