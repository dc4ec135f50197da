"""When the samples are filed, on the one business clock of the demonstration.

Two kinds show the clock itself, and no receipt may be dated by whoever files. So a new demonstration begins some days
ago: as long as the office holds no dossier at all, the clock is set back once. From there it only moves forward, by
way of the appointed hours, until it has caught up with the hour it was set back from.
"""

from __future__ import annotations

import math
import time as machine_time
from collections.abc import Callable
from datetime import datetime, time, timedelta
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.clock.clock import VIETNAM, SystemClock
from models.clock.clock_offset import KEPT_S, ClockOffset, advance_clock
from models.database import Database
from models.dossier import Dossier
from operations.demo.dossier_file import When
from operations.demo.make_up_saturday import FILED_AT, saturday_of

EVENING = time(20, 45)


def hours_of(session: Session, second_ward: UUID, present: datetime) -> dict[When, datetime]:
    """The instant each group is filed at. Friday is the one before the second ward's own working Saturday."""
    yesterday = present.astimezone(VIETNAM).date() - timedelta(days=1)
    hours = {When.NOW: present, When.EVENING: datetime.combine(yesterday, EVENING, VIETNAM)}
    saturday = saturday_of(session, second_ward)
    friday = saturday - timedelta(days=1) if saturday else yesterday
    hours[When.FRIDAY] = datetime.combine(friday, FILED_AT, VIETNAM)
    return hours


class DemoClock:
    """The business clock of all processes, read and moved in the database."""

    def __init__(self, database: Database, wait: Callable[[float], None] = machine_time.sleep) -> None:
        self._database = database
        self._wait = wait

    def offset(self) -> timedelta:
        """How far the clock is ahead of the machine's; behind it only while a new demonstration catches up."""
        with self._database.transaction() as session:
            return timedelta(seconds=session.scalar(select(ClockOffset.seconds)) or 0)

    def now(self) -> datetime:
        return SystemClock().now() + self.offset()

    def begin_at(self, at: datetime) -> None:
        """This will set the clock back to the instant, unless anything has been dated by it yet: then it stays."""
        back = at - self.now()
        with self._database.transaction() as session:
            if session.scalar(select(Dossier.id).limit(1)) is None:
                _move(session, min(back, timedelta(0)))
        self._wait_until_all_know()

    def move_on_to(self, at: datetime) -> None:
        """This will move the clock forward to the instant; never back."""
        self._move_on(at - self.now())

    def catch_up_with(self, offset: timedelta) -> None:
        """This will move the clock forward until it is so far ahead of the machine's; never back."""
        self._move_on(offset - self.offset())

    def _move_on(self, by: timedelta) -> None:
        if by <= timedelta(0):
            return
        with self._database.transaction() as session:
            _move(session, by)
        self._wait_until_all_know()

    def _wait_until_all_know(self) -> None:
        """Every process may go by the offset it last read for so long."""
        self._wait(KEPT_S + 0.1)


def _move(session: Session, by: timedelta) -> None:
    # Whole seconds, rounded up: an hour that was reached must not be missed by a fraction.
    advance_clock(session, timedelta(seconds=math.ceil(by.total_seconds())), SystemClock().now())
