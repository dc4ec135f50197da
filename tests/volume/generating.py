"""A process that generates, for a test that kills it."""

from __future__ import annotations

import os
import pickle
import sys
from datetime import datetime
from pathlib import Path

from documents.file_store import FileStore
from models.clock.clock import FixedClock
from models.database import Database
from models.every_table import METADATA
from operations.demo.volume.generate import Ground, generate


def main(url: str, folder: str, patterns: str, now: str, count: str, batch: str) -> None:
    """Everything is given by the test, on the command line."""
    assert METADATA.tables
    clock = FixedClock(datetime.fromisoformat(now))
    files = FileStore(Path(folder) / "files")
    ground = Ground(Database(url), files, "https://motcua.example", clock.now, os.environ["MOTCUA_PERSONAL_KEY"])
    made = pickle.loads(Path(patterns).read_bytes())
    generate(ground, int(count), lambda what, done, of: None, made, batch=int(batch))


if __name__ == "__main__":
    main(*sys.argv[1:])
