"""What supervisors read of incoming documents in the digest of a day: how many came, and how many are late now."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from sqlalchemy import func, select

from desk.incoming.book_filter import LATE, BookFilter
from desk.member import member
from models.clock.clock import VIETNAM
from models.clock.written_time import day as in_figures
from models.incoming.incoming_document import IncomingDocument
from web.visit import Inside


@dataclass(frozen=True)
class DayLine:
    """Each number with the list behind it; secrets are counted and stand in no list."""

    came: int
    came_address: str
    late: int
    late_address: str


def day_line(inside: Inside, day: date) -> DayLine:
    """This will count in one question."""
    begins = datetime.combine(day, time(), VIETNAM)
    came = (IncomingDocument.arrived_at >= begins) & (IncomingDocument.arrived_at < begins + timedelta(days=1))
    late = IncomingDocument.step_due_at < inside.now
    counted = select(func.count().filter(came), func.count().filter(late)).where(
        IncomingDocument.agency_id == member(inside).agency_id, came | late
    )
    of_day, over = inside.session.execute(counted).one()
    on = in_figures(day)
    return DayLine(of_day, BookFilter(first=on, last=on).address(), over, BookFilter(state=LATE).address())
