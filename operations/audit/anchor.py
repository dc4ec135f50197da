"""The head of the audit chain, kept outside the database so that cutting off its tail shows."""

from __future__ import annotations

import json
import os
import time
from pathlib import Path

from models.audit.chain import Head, head_of
from models.clock.clock import SystemClock
from models.database import Database

EVERY_S = 300.0


class AuditAnchor:
    """Appends the head to a file every five minutes; point MOTCUA_HOME/anchor at another disk to gain from it."""

    def __init__(self, folder: Path, database: Database) -> None:
        self._path = folder / "anchor" / "audit.jsonl"
        self._database = database
        self._next = 0.0

    def keep(self) -> int:
        """This will write the present head down if the time has come (a chore of the worker)."""
        if time.monotonic() < self._next:
            return 0
        self._next = time.monotonic() + EVERY_S
        with self._database.transaction() as session:
            head = head_of(session)
        self._path.parent.mkdir(mode=0o700, exist_ok=True)
        line = {"at": SystemClock().now().isoformat(), "number": head.number, "hash": head.chain_hash}
        with open(self._path, "a", opener=_private) as file:
            file.write(json.dumps(line) + "\n")
        return 0


def last_anchor(folder: Path) -> Head | None:
    """This will give the head that was last kept, or None when none was."""
    path = folder / "anchor" / "audit.jsonl"
    if not path.exists():
        return None
    lines = path.read_text().splitlines()
    if not lines:
        return None
    last = json.loads(lines[-1])
    return Head(last["number"], last["hash"])


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)
