"""Passwords and shared secrets, hashed with Argon2id, two at a time: each hash takes 64 MiB and a fifth of a second."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache

from pwdlib import PasswordHash
from pwdlib.exceptions import UnknownHashError
from pwdlib.hashers.argon2 import Argon2Hasher

from web.problem import Problem

AT_ONCE = 2
PATIENCE_S = 10
LONGEST = 200

_hasher = PasswordHash((Argon2Hasher(),))
_places = threading.BoundedSemaphore(AT_ONCE)


def hash_password(password: str) -> str:
    """This will give the hash to keep for a member of staff or a partner's client."""
    with _a_place():
        return _hasher.hash(password)


def is_password(given: str, kept_hash: str | None) -> bool:
    """This will compare, taking the same time when there is nobody to compare with.

    Raises the problem `busy` when too many ask at once.
    """
    with _a_place():
        try:
            fits = _hasher.verify(given[:LONGEST], kept_hash or _nobodys_hash())
        except UnknownHashError:
            # An account that nobody has given a password.
            return False
    return fits and kept_hash is not None and len(given) <= LONGEST


@cache
def _nobodys_hash() -> str:
    return _hasher.hash("nobody has this one")


@contextmanager
def _a_place() -> Iterator[None]:
    if not _places.acquire(timeout=PATIENCE_S):
        raise Problem("busy", headers={"Retry-After": "5"})
    try:
        yield
    finally:
        _places.release()
