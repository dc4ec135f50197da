"""How far the business clock of a demonstration has been moved ahead; one row for all processes."""

from __future__ import annotations

import threading
import time
from datetime import datetime, timedelta

from sqlalchemy import CheckConstraint, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Mapped, Session, mapped_column
from sqlalchemy.pool import QueuePool

from models.base import Base
from models.clock.clock import BusinessClock
from models.database import Database

KEPT_S = 0.5


class ClockOffset(Base):
    """Only demonstrations have the row; without it the clock is the machine's."""

    __tablename__ = "clock_offset"
    __table_args__ = (CheckConstraint("id = 1", name="is_the_only_one"),)

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    seconds: Mapped[int]
    set_at: Mapped[datetime]


def advance_clock(session: Session, by: timedelta, at: datetime) -> timedelta:
    """This will move the one business clock of all processes and give the whole offset from now on."""
    seconds = int(by.total_seconds())
    row = insert(ClockOffset).values(id=1, seconds=seconds, set_at=at)
    moved = row.on_conflict_do_update(
        index_elements=[ClockOffset.id], set_={"seconds": ClockOffset.seconds + seconds, "set_at": at}
    ).returning(ClockOffset.seconds)
    return timedelta(seconds=session.execute(moved).scalar_one())


def demonstration_clock(database: Database) -> BusinessClock:
    """This will give a clock that follows the offset within half a second; asked often, it asks the database seldom."""
    return BusinessClock(_KeptOffset(database).now)


class _KeptOffset:
    """The offset as last read.

    It is mostly asked for inside of a transaction, and reading it takes a second connection. So one thread at a time
    reads it anew, and only while there is one to spare: the others would wait for one another's connections.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self._reading = threading.Lock()
        self._until = 0.0
        self._kept: timedelta | None = None

    def now(self) -> timedelta:
        if self._kept is None:
            with self._reading:
                return self._kept or self._read()
        if time.monotonic() > self._until and self._is_one_to_spare() and self._reading.acquire(blocking=False):
            try:
                return self._read()
            finally:
                self._reading.release()
        return self._kept

    def _read(self) -> timedelta:
        with self._database.transaction() as session:
            self._kept = timedelta(seconds=session.scalar(select(ClockOffset.seconds)) or 0)
        self._until = time.monotonic() + KEPT_S
        return self._kept

    def _is_one_to_spare(self) -> bool:
        pool = self._database.engine.pool
        return not isinstance(pool, QueuePool) or pool.checkedout() < self._database.pool_size
