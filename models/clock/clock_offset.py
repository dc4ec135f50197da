"""How far the business clock of a demonstration has been moved ahead; one row for all processes."""

from __future__ import annotations

import time
from datetime import datetime, timedelta

from sqlalchemy import CheckConstraint, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Mapped, Session, mapped_column

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
    kept: dict[str, float] = {"until": 0.0, "seconds": 0.0}

    def offset() -> timedelta:
        if time.monotonic() > kept["until"]:
            with database.transaction() as session:
                kept["seconds"] = float(session.scalar(select(ClockOffset.seconds)) or 0)
            kept["until"] = time.monotonic() + KEPT_S
        return timedelta(seconds=kept["seconds"])

    return BusinessClock(offset)
