"""When a dossier is due: derived anew each time, never stored as the truth.

A pure function of the edition's limit, the agency's calendar as of now, the receipt, the pauses, a restart and at most
one extension. The same function serves every limit, the fifteen working days after which a dossier lapses included.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time

from models.clock.count import Question, count
from models.clock.derivation import lines_of
from models.clock.extension import Extension, NewAppointment
from models.clock.interval import Cause, Interval, Party
from models.clock.time_split import TimeSplit, time_split
from models.clock.working_calendar import WorkingCalendar
from procedures.limits import Limit

# Whoever derives a due date needs these words too, and finds them here.
__all__ = [
    "Cause",
    "DueDate",
    "Extension",
    "Interval",
    "NewAppointment",
    "Party",
    "TimeSplit",
    "derive_due",
    "time_split",
]


@dataclass(frozen=True)
class DueDate:
    """A due instant with its reasons.

    `at` and `counted_from` are in UTC; `limit` is the one in force; `paused` is the pause still running, if any, which
    makes `at` provisional; `lines` tell the derivation in Vietnamese, one step a line.
    """

    at: datetime
    counted_from: datetime
    limit: Limit
    lines: tuple[str, ...]
    paused: Interval | None = None


def derive_due(
    limit: Limit,
    received_at: datetime,
    calendar: WorkingCalendar,
    *,
    pauses: Sequence[Interval] = (),
    restarted_at: datetime | None = None,
    extension: Extension | NewAppointment | None = None,
    verified_limit: Limit | None = None,
    cut_off: time | None = None,
    as_of: datetime | None = None,
) -> DueDate:
    """The due instant of something received at `received_at`.

    `restarted_at` is the receipt of the supplement asked for at intake (RESTART: the count begins anew there).
    `pauses` add the paused working time (RESUME); an open one needs `as_of`. `verified_limit` replaces the limit.
    `cut_off` puts receipts after that hour off to the next working day; a same-day limit brings its own.
    """
    counted = count(
        Question(limit, received_at, calendar, pauses, restarted_at, extension, verified_limit, cut_off, as_of)
    )
    still_open = next((pause.interval for pause in counted.pauses if pause.interval.end is None), None)
    return DueDate(
        at=counted.at.astimezone(UTC),
        counted_from=counted.start.at.astimezone(UTC),
        limit=counted.question.limit_in_force,
        lines=lines_of(counted),
        paused=still_open,
    )
