"""Where files lie: under the SHA-256 of their bytes, so that none is kept twice and none can be changed unnoticed."""

from __future__ import annotations

import hashlib
import os
import re
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

_ADDRESS = re.compile(r"[0-9a-f]{64}")
_DRAFT_PREFIX = ".draft-"


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
            raise NoSuchFile(sha256) from None
        if hashlib.sha256(data).hexdigest() != sha256:
            raise AlteredFile(sha256)
        return data

    def exists(self, sha256: str) -> bool:
        return self._place(sha256).is_file()

    def addresses(self) -> Iterator[str]:
        for path in self._folder.glob("??/*"):
            if _ADDRESS.fullmatch(path.name):
                yield path.name

    def _place(self, address: str) -> Path:
        if not _ADDRESS.fullmatch(address):
            raise NoSuchFile("an address has 64 hexadecimal digits")
        return self._folder / address[:2] / address

    def _holds(self, place: Path, address: str) -> bool:
        """What lies there altered, by a failing disk or by a hand, is written anew."""
        try:
            return hashlib.sha256(place.read_bytes()).hexdigest() == address
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
