"""Counting advances: readings that wrote at least one line, as the office itself noted them."""

from __future__ import annotations

import time

from sqlalchemy import func, select

from models.database import Database
from models.progress.reading import Reading

LOOK_EVERY = 0.25


def advances_so_far(database: Database) -> int:
    with database.transaction() as session:
        ended = (
            select(func.count()).select_from(Reading).where(Reading.ended_at.is_not(None), Reading.lines_written > 0)
        )
        return int(session.scalar(ended) or 0)


def wait_for_advances(database: Database, count: int, patience_s: float) -> int:
    """This will wait until there are so many, or the patience is over, and give how many there are."""
    limit = time.monotonic() + patience_s
    while (present := advances_so_far(database)) < count and time.monotonic() < limit:
        time.sleep(LOOK_EVERY)
    return present
