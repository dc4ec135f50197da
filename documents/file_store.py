"""Where files lie: under the SHA-256 of their bytes, so that none is kept twice and none can be changed unnoticed."""

from __future__ import annotations

import hashlib
import os
import re
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Protocol

_ADDRESS = re.compile(r"[0-9a-f]{64}")
_DRAFT_PREFIX = ".draft-"
_GOING_PREFIX = ".going-"
# Between the bytes and the row that speaks of them lie moments; an hour is more than any request lasts.
JUST_PUT_S = 3600.0


class NoSuchFile(Exception):
    """Nothing is kept under this address."""


class AlteredFile(Exception):
    """What lies under this address is no longer what was put there."""


class ContentStore(Protocol):
    """What the rest of the house may ask of a store; another one (S3) has only to keep this promise."""

    def put(self, data: bytes) -> str:
        """This will keep the bytes, durably once it returns, and give their address; putting twice keeps one."""

    def get(self, sha256: str) -> bytes:
        """This will give the bytes back. Raises `NoSuchFile`, `AlteredFile`."""

    def exists(self, sha256: str) -> bool: ...

    def forget(self, sha256: str, *, unless: Callable[[], bool]) -> bool:
        """This will let the bytes go, unless somebody speaks of them or has just put them; tells whether it did."""

    def addresses(self) -> Iterator[str]:
        """This will walk over everything kept, in no promised order."""


class FileStore:
    """A store in a local folder, two levels deep; any number of processes may use it at once."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def put(self, data: bytes) -> str:
        address = hashlib.sha256(data).hexdigest()
        place = self._place(address)
        if not self._holds(place, address):
            place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._write(place, data)
        return address

    def get(self, sha256: str) -> bytes:
        try:
            data = self._place(sha256).read_bytes()
        except FileNotFoundError:
            data = self._half_forgotten(sha256)
        if hashlib.sha256(data).hexdigest() != sha256:
            raise AlteredFile(sha256)
        return data

    def exists(self, sha256: str) -> bool:
        return self._place(sha256).is_file()

    def forget(self, sha256: str, *, unless: Callable[[], bool]) -> bool:
        place, aside = self._place(sha256), self._going(sha256)
        try:
            os.replace(place, aside)
        except FileNotFoundError:
            return False
        # Out of everybody's way now: who puts the same bytes there from here on writes them anew.
        kept = unless() or time.time() - aside.stat().st_mtime < JUST_PUT_S
        if kept and not place.exists():
            os.replace(aside, place)
        else:
            aside.unlink()
        return not kept

    def addresses(self) -> Iterator[str]:
        for path in self._folder.glob("??/*"):
            if _ADDRESS.fullmatch(path.name):
                yield path.name

    def _place(self, address: str) -> Path:
        if not _ADDRESS.fullmatch(address):
            raise NoSuchFile("an address has 64 hexadecimal digits")
        return self._folder / address[:2] / address

    def _going(self, address: str) -> Path:
        return self._place(address).with_name(f"{_GOING_PREFIX}{address}")

    def _half_forgotten(self, address: str) -> bytes:
        """Who died while he forgot it may have taken it from under somebody: it is put back."""
        try:
            os.replace(self._going(address), self._place(address))
            return self._place(address).read_bytes()
        except FileNotFoundError:
            raise NoSuchFile(address) from None

    def _holds(self, place: Path, address: str) -> bool:
        """What lies there altered, by a failing disk or by a hand, is written anew."""
        try:
            whole = hashlib.sha256(place.read_bytes()).hexdigest() == address
            # Somebody wants it from now on, though he may not have said so yet.
            os.utime(place)
            return whole
        except FileNotFoundError:
            return False

    def _write(self, place: Path, data: bytes) -> None:
        """Whole or not at all: a draft is made durable, then takes its name, then the folder is made durable."""
        handle, draft = tempfile.mkstemp(prefix=_DRAFT_PREFIX, dir=place.parent)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            os.replace(draft, place)
        except BaseException:
            Path(draft).unlink(missing_ok=True)
            raise
        self._settle(place.parent)
        self._settle(self._folder)

    def _settle(self, folder: Path) -> None:
        descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
