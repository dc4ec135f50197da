"""By how many days a pattern may be moved so that everything the law derives from its hours moves along exactly.

Every day between its first and its last must be worked through the same hours there as here; then promises, limits
and pauses are those that would have been derived.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from models.clock.clock import VIETNAM
from models.clock.working_calendar import WorkingCalendar
from operations.demo.volume.mould import Mould

YEARS_BACK = timedelta(days=730)
LATELY = 12  # Days back at most for what is still open.
# Days just over are compared with the books of bank, post and portal, which have never heard of a copy.
BOOKS_CLOSED = timedelta(days=4)


def shifts_of(mould: Mould, here: WorkingCalendar, now: datetime) -> list[int]:
    """This will give the days, none or negative, by which the pattern may be moved in an agency with that calendar."""
    today = now.astimezone(VIETNAM).date()
    if mould.ended:
        latest = today - BOOKS_CLOSED
        begin = (latest - mould.last).days
        wanted = range(min(begin, 0), (today - YEARS_BACK - mould.first).days, -1)
        return [days for days in wanted if _is_alike(mould, here, days)]
    return [days for days in range(0, -LATELY, -1) if _still_stands(mould, days, now) and _is_alike(mould, here, days)]


def _still_stands(mould: Mould, days: int, now: datetime) -> bool:
    """Whether nothing would have happened by itself between the copy's last moment and now."""
    moved = timedelta(days=days)
    if mould.stands_at + moved > now:
        return False
    return days == 0 or mould.looks_at is None or mould.looks_at + moved > now


def _is_alike(mould: Mould, here: WorkingCalendar, days: int) -> bool:
    first = mould.first + timedelta(days=days)
    return all(
        here.sessions(first + timedelta(days=number)) == sessions for number, sessions in enumerate(mould.sessions)
    )
