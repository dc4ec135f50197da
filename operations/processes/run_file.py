"""MOTCUA_HOME/run.json: who runs now, for people and programs that want to look in.

`supervisor` is the pid of `motcua up`. `pids` has one list for each of postgres, prefect, workers, web and
simulators (migrate and demo while they run). `addresses` are URLs by name, `databases` those of PostgreSQL with
their passwords, `prefect_login` is what Prefect's page asks for, `ledgers` are the files the simulated partners
write. `ready` is true while everything serves.
Only its owner may read it, and it is removed at an orderly end.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from operations.processes.life import Life

FILE = "run.json"


class RunFile:
    """Written whole, so that a reader never sees half of one."""

    def __init__(self, home: Path) -> None:
        self.path = home / FILE

    def write(self, lives: Sequence[Life], facts: Mapping[str, Any]) -> None:
        pids: dict[str, list[int]] = {life.part.kind: [] for life in lives if not life.part.once}
        for life in lives:
            if life.process:
                pids.setdefault(life.part.kind, []).append(life.process.pid)
        ready = all(life.serves for life in lives)
        found = {"supervisor": os.getpid(), "ready": ready, "pids": pids, **facts}
        draft = self.path.with_suffix(".new")
        draft.touch(mode=0o600)
        draft.write_text(json.dumps(found, indent=2, ensure_ascii=False) + "\n")
        draft.replace(self.path)

    def read(self) -> dict[str, Any]:
        """What the last run wrote; empty when there is none."""
        try:
            found = json.loads(self.path.read_text())
        except (OSError, ValueError):
            return {}
        return found if isinstance(found, dict) else {}

    def remove(self) -> None:
        self.path.unlink(missing_ok=True)
